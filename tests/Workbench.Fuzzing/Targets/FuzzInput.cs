using Workbench.Fuzzing.Recording;

namespace Workbench.Fuzzing.Targets;

/// <summary>One input, with everything that is needed to try it again.</summary>
/// <param name="Target">Name of the target.</param>
/// <param name="Subject">The call, record or file that is tried.</param>
/// <param name="Place">The request whose answer is mutated; "" where the target makes none.</param>
/// <param name="Nth">Which of the equal requests, from 1.</param>
/// <param name="Persists">True where every later equal request gets the same answer.</param>
/// <param name="Answer">What the vendor answers there, or the file.</param>
internal sealed record FuzzInput(string Target, string Subject, string Place, int Nth, bool Persists, RecordedAnswer Answer)
{
    /// <summary>A file or a body, which has neither status nor headers.</summary>
    public static FuzzInput OfText(string target, string subject, byte[] text) => new(target, subject, "", 1, false, new RecordedAnswer(0, [], text));

    /// <summary>The same input with another text.</summary>
    public FuzzInput With(byte[] text) => this with { Answer = Answer with { Body = text } };
}
