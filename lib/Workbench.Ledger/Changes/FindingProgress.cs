namespace Workbench.Ledger.Changes;

/// <summary>Where a finding of the hypercare days stands.</summary>
public enum FindingProgress
{
    /// <summary>Somebody has to look.</summary>
    Open,

    /// <summary>Known for what it is, for example an agent's work in the destination; nothing is to be done.</summary>
    Explained,

    /// <summary>The record was carried over by a replay.</summary>
    Replayed,

    /// <summary>A person has closed it and said why.</summary>
    Closed,
}

/// <summary>The account in which something was found.</summary>
public enum FindingSide
{
    Source,
    Destination,
}
