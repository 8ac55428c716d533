namespace Workbench.Ledger;

/// <summary>Where a source record stands. One record, one state.</summary>
public enum EntryState
{
    /// <summary>Its body is stored.</summary>
    Extracted,

    /// <summary>Its writes and promises are written down; nothing was sent.</summary>
    Mapped,

    /// <summary>A record it depends on is not loaded yet.</summary>
    Waiting,

    /// <summary>At least one of its writes is under way or still to come.</summary>
    Sending,

    /// <summary>All its writes are confirmed.</summary>
    Loaded,

    /// <summary>Read back: every field is as promised.</summary>
    Verified,

    /// <summary>Read back: at least one field is a defect.</summary>
    Differs,

    /// <summary>Carried by another record (flattened or merged).</summary>
    Folded,

    /// <summary>Delivered in an inventory, package or queue.</summary>
    Inventoried,

    /// <summary>The plan leaves it out.</summary>
    Excluded,

    /// <summary>Could not be mapped or was refused; payload and reason are kept.</summary>
    Rejected,

    /// <summary>Nobody knows whether a write arrived; waits for a person.</summary>
    InDoubt,

    /// <summary>Removed from the destination again.</summary>
    RolledBack,
}
