namespace Workbench.Core.Connectors;

/// <summary>What one kind of call takes in one step of a migration, as data: planning multiplies it by what discovery counted.</summary>
/// <param name="Step">When the call is made.</param>
/// <param name="Call">Method and path as the vendor documents them, for example <c>POST /tickets</c>.</param>
/// <param name="Per">What the calls are counted by.</param>
/// <param name="Calls">Calls for each of them. A fraction is a mean: not every contact has a company.</param>
/// <param name="Credits">Credits of one call, where the vendor grants credits. Default 1.</param>
public sealed record CallCost(CostStep Step, string Call, CostUnit Per, double Calls = 1, double Credits = 1)
{
    /// <summary>Which of these calls are certain only after <see cref="IDestinationConnector.SearchLag"/>, once their answers were lost. Default none.</summary>
    public LostWait WhenLost { get; init; }
}

/// <summary>How a call whose answer was lost comes to be certain.</summary>
public enum LostWait
{
    /// <summary>Asking tells at once.</summary>
    None,

    /// <summary>Another way than the search finds what arrived; what did not arrive is known to be missing when the search cannot lag any more.</summary>
    IfMissing,

    /// <summary>Only the search tells.</summary>
    Always,
}

/// <summary>When calls are made. Steps that a migration takes several times are counted several times.</summary>
public enum CostStep
{
    /// <summary>A look at the account's structure, as before every writing step.</summary>
    Look,

    /// <summary>One whole reading of the source, with the proof that nothing is hidden.</summary>
    Read,

    /// <summary>Fetching the source's files.</summary>
    Download,

    /// <summary>Creating what must exist before the first record.</summary>
    Provision,

    /// <summary>Listing what stands in the destination: before the first write, and when doubles are looked for.</summary>
    Scan,

    /// <summary>Writing every record.</summary>
    Load,

    /// <summary>Reading every twin back.</summary>
    ReadBack,
}
