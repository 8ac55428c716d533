using System.Text.Json;
using Workbench.Fuzzing.Mutation;
using Workbench.Fuzzing.Targets;

namespace Workbench.Fuzzing.Trials;

/// <summary>Makes a failing input small: every JSON value that can go without the failure going with it is taken out, the largest first.</summary>
internal static class Minimiser
{
    private const int MostTrials = 600;
    private const int LongText = 40;

    public static FuzzInput Shrink(Target target, FuzzInput input, string signature)
    {
        var trials = 0;
        var isSmaller = true;
        while (isSmaller && trials < MostTrials)
        {
            isSmaller = false;
            foreach (var smaller in Candidates(input.Answer.Body))
            {
                if (++trials >= MostTrials)
                {
                    break;
                }

                if (Trial.Run(target, input.With(smaller)).Signature == signature)
                {
                    input = input.With(smaller);
                    isSmaller = true;
                    break;
                }
            }
        }

        return input;
    }

    private static IEnumerable<byte[]> Candidates(byte[] text)
    {
        var spans = JsonSpan.Of(text);
        foreach (var span in spans.Skip(1).OrderByDescending(span => span.Length))
        {
            yield return span.CutFrom(text);
        }

        foreach (var span in spans.Where(span => span.Kind == JsonTokenType.String && span.Length > LongText))
        {
            yield return [.. text[..(span.Start + 1)], .. text[(span.Start + 1 + (span.Length / 2))..]];
        }

        // What is no JSON, and the one value that is left, are halved.
        for (var part = text.Length / 2; spans.Count <= 1 && part > 0; part /= 2)
        {
            yield return text[..^part];
            yield return text[part..];
        }
    }
}
