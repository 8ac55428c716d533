namespace Workbench.Pipeline.Estimates;

/// <summary>The steps that are planned and measured, in the order of the notebooks.</summary>
public static class StepNames
{
    /// <summary>Measured only.</summary>
    public const string Discover = "discover";

    /// <summary>Measured only: it tells how long an answer of the source takes.</summary>
    public const string LookAtSource = "look at the source";

    /// <summary>Measured only: it tells how long an answer of the destination takes.</summary>
    public const string LookAtDestination = "look at the destination";

    public const string Extract = "extract";
    public const string Provision = "provision";
    public const string Files = "files";
    public const string Compose = "compose";
    public const string Load = "load";
    public const string Reconcile = "reconcile";
    public const string CatchUp = "catch up";
    public const string ReconcileChanges = "reconcile changes";

    public static IReadOnlyList<string> All { get; } = [Extract, Provision, Files, Compose, Load, Reconcile, CatchUp, ReconcileChanges];
}
