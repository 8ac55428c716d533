namespace Workbench.Pipeline.SignOff;

/// <summary>A difference from what was signed, and what it means for this migration.</summary>
/// <param name="Side">Where it was found.</param>
/// <param name="Rows">The plan's rows that it touches, in words; empty where none does.</param>
/// <param name="Meaning">Why it has this effect, or what to do about it.</param>
public sealed record DriftFinding(DriftSide Side, SchemaChange Change, DriftEffect Effect, IReadOnlyList<string> Rows, string Meaning);

/// <summary>Which account has changed.</summary>
public enum DriftSide
{
    Source,
    Destination,
}

/// <summary>What a difference does to the next write.</summary>
public enum DriftEffect
{
    /// <summary>Nothing that the plan carries depends on it.</summary>
    Harmless,

    /// <summary>The plan says how to go on: what is signed is widened by it.</summary>
    Tolerated,

    /// <summary>Nothing is sent until somebody has looked.</summary>
    Stops,
}
