using Workbench.Fuzzing.Mutation;
using Workbench.Fuzzing.Trials;

namespace Workbench.Fuzzing.Targets;

/// <summary>A kind of file that people edit, or that lies where they can.</summary>
/// <param name="originals">Files as they ought to be, by a short name.</param>
/// <param name="mutate">How such a text goes wrong; the second text is another one of the kind.</param>
/// <param name="readAsync">Reads the mutated text as the product does.</param>
internal sealed class FileTarget(
    string name,
    IReadOnlyList<(string Subject, byte[] Text)> originals,
    FileTarget.Mutation mutate,
    Func<string, byte[], CancellationToken, Task> readAsync) : Target
{
    public delegate byte[] Mutation(ReadOnlySpan<byte> text, ReadOnlySpan<byte> donor, Random random);

    public override string Name => name;

    public static FileTarget OfJson(string name, IReadOnlyList<(string Subject, byte[] Text)> originals, Func<string, byte[], CancellationToken, Task> readAsync) =>
        new(name, originals, Mutator.Mutate, readAsync);

    public override FuzzInput Draw(Random random)
    {
        var (subject, text) = originals[random.Next(originals.Count)];
        return FuzzInput.OfText(name, subject, mutate(text, originals[random.Next(originals.Count)].Text, random));
    }

    public override Task ReadAsync(FuzzInput input, Observation observation)
    {
        observation.Served(input.Answer.Body.Length, isMutated: true);
        return readAsync(input.Subject, input.Answer.Body, observation.Token);
    }
}
