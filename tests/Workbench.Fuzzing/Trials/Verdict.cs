namespace Workbench.Fuzzing.Trials;

/// <summary>How a trial ended.</summary>
internal enum Ending
{
    /// <summary>The input was read.</summary>
    Read,

    /// <summary>It was refused with one of the product's own errors.</summary>
    Reject,

    /// <summary>Any other exception came out.</summary>
    Crash,

    /// <summary>It did not end by itself.</summary>
    Hang,

    /// <summary>It took more memory than an input of its size may.</summary>
    OverMemory,
}

/// <summary>What came of one trial.</summary>
/// <param name="Detail">What was thrown or seen; "" where the input was read.</param>
/// <param name="Signature">Equal for trials that fail at the same place; "" where nothing failed.</param>
/// <param name="IsMutationRead">False where the mutated input was never asked for.</param>
internal sealed record Verdict(Ending Ending, string Detail, string Signature, bool IsMutationRead)
{
    public bool IsFailure => Ending is Ending.Crash or Ending.Hang or Ending.OverMemory;
}
