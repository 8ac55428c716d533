namespace Workbench.Ledger.Changes;

/// <summary>How a source record differs from what it was at the mark. Each record is counted under one of them.</summary>
public enum DifferenceKind
{
    /// <summary>It was not there before.</summary>
    Created,

    /// <summary>Its body or its relations are others.</summary>
    Changed,

    /// <summary>A ticket that was over is open again.</summary>
    Reopened,

    /// <summary>It is gone. Its twin stays.</summary>
    Deleted,

    /// <summary>It is gone, and what hung on it hangs on another record of its kind.</summary>
    Merged,
}
