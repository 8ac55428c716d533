namespace Workbench.Core.Verifying;

/// <summary>How a source field fared. Every field of every record has exactly one.</summary>
public enum VerdictClass
{
    /// <summary>The destination holds the same value.</summary>
    Equal,

    /// <summary>It holds what the transform that the plan names makes of it; nothing is lost.</summary>
    EqualAfterTransform,

    /// <summary>Something was lost as noted before anyone signed, and what was promised instead did arrive.</summary>
    ExpectedLoss,

    /// <summary>No API can carry it; it stands in an inventory.</summary>
    NotMigratable,

    /// <summary>The destination does not hold what was promised.</summary>
    Defect,

    /// <summary>Nobody can say yet whether the record arrived.</summary>
    InDoubt,
}
