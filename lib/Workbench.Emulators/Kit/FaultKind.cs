using System.Collections.Frozen;

namespace Workbench.Emulators.Kit;

/// <summary>The ways in which an answer can go wrong.</summary>
public enum FaultKind
{
    /// <summary><c>429</c>; the argument is the Retry-After in seconds, without it the header is absent.</summary>
    TooManyRequests,

    /// <summary><c>429-date</c>: as 429, but Retry-After is a point in time; the argument is its distance in seconds, default 1.</summary>
    TooManyRequestsUntil,

    /// <summary><c>500</c>: refused before anything is stored.</summary>
    ServerError,

    /// <summary><c>500-after</c>: stored, then answered with 500.</summary>
    ServerErrorAfterCommit,

    /// <summary><c>cut-before</c>: the connection ends before anything is stored.</summary>
    CutBeforeCommit,

    /// <summary><c>cut-after</c>: stored, then the connection ends without an answer.</summary>
    CutAfterCommit,

    /// <summary><c>slow</c>: half of the body, a pause, the rest; the argument is the pause in milliseconds, default 1000.</summary>
    SlowBody,

    /// <summary><c>truncate</c>: a complete HTTP answer whose body is the first half only.</summary>
    TruncatedBody,

    /// <summary><c>duplicate-page</c>: the previous answer to the same method, path and query once more, whichever page it was.</summary>
    DuplicatePage,

    /// <summary><c>clock-skew</c>: from here on the vendor's clock runs ahead; the argument is the lead in seconds, default 90. It never goes back to a smaller one.</summary>
    ClockSkew,
}

internal static class FaultWords
{
    private static readonly FrozenDictionary<string, FaultKind> Kinds = new Dictionary<string, FaultKind>
    {
        ["429"] = FaultKind.TooManyRequests,
        ["429-date"] = FaultKind.TooManyRequestsUntil,
        ["500"] = FaultKind.ServerError,
        ["500-after"] = FaultKind.ServerErrorAfterCommit,
        ["cut-before"] = FaultKind.CutBeforeCommit,
        ["cut-after"] = FaultKind.CutAfterCommit,
        ["slow"] = FaultKind.SlowBody,
        ["truncate"] = FaultKind.TruncatedBody,
        ["duplicate-page"] = FaultKind.DuplicatePage,
        ["clock-skew"] = FaultKind.ClockSkew,
    }.ToFrozenDictionary();

    public static IEnumerable<string> All => Kinds.Keys.Order(StringComparer.Ordinal);

    public static bool TryParse(string word, out FaultKind kind) => Kinds.TryGetValue(word, out kind);

    public static string Word(FaultKind kind) => Kinds.First(pair => pair.Value == kind).Key;
}
