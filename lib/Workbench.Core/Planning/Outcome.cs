namespace Workbench.Core.Planning;

/// <summary>What becomes of a source object in the destination.</summary>
public enum Outcome
{
    /// <summary>One record becomes one record.</summary>
    Mapped,

    /// <summary>Becomes part of another record (a message inside a ticket, an organization inside a contact).</summary>
    Flattened,

    /// <summary>One record becomes several.</summary>
    Split,

    /// <summary>Joins a record that stands there already (an agent with the teammate of the same e-mail).</summary>
    Merged,

    /// <summary>Delivered as a written inventory for rebuilding by hand.</summary>
    Inventory,

    /// <summary>Stays behind, with its reason.</summary>
    NotMigrated,
}
