namespace Workbench.Notebooks.Work;

/// <summary>What a process of its own is asked to carry out.</summary>
/// <param name="Step">One of <see cref="WorkStep"/>.</param>
/// <param name="Confirm">First characters of the signed plan's hash, checked again where the work is carried out; empty for a step that sends nothing.</param>
/// <param name="Rounds">Most rounds of catching up; null for the step's own number.</param>
public sealed record WorkRequest(string Step, string Confirm = "", int? Rounds = null);

/// <summary>The steps that may last for hours and go on when the notebook is closed.</summary>
public static class WorkStep
{
    public const string Extract = "extract";
    public const string Sample = "sample";
    public const string Download = "download";
    public const string Load = "load";
    public const string Reconcile = "reconcile";
    public const string CatchUp = "catch-up";
    public const string ReconcileChanges = "reconcile-changes";
    public const string Replay = "replay";
    public const string Rollback = "rollback";

    /// <summary>All of them, in the order of the notebooks.</summary>
    public static readonly IReadOnlyList<string> All = [Extract, Sample, Download, Load, Reconcile, CatchUp, ReconcileChanges, Replay, Rollback];

    /// <summary>True where the step writes to the destination, so that somebody has to confirm it.</summary>
    public static bool Sends(string step) => step is Sample or Load or CatchUp or Replay or Rollback;
}
