namespace Workbench.Notebooks.Work;

/// <summary>What a process of its own is asked to carry out.</summary>
/// <param name="Step">One of <see cref="WorkStep"/>.</param>
/// <param name="Confirm">First characters of the signed plan's hash, checked again where the work is carried out.</param>
/// <param name="Rounds">Most rounds of catching up; null for the step's own number.</param>
public sealed record WorkRequest(string Step, string Confirm, int? Rounds = null);

/// <summary>The steps that may last for hours and go on when the notebook is closed.</summary>
public static class WorkStep
{
    public const string Sample = "sample";
    public const string Load = "load";
    public const string CatchUp = "catch-up";
    public const string Replay = "replay";
    public const string Rollback = "rollback";

    /// <summary>All of them, in the order of the notebooks.</summary>
    public static readonly IReadOnlyList<string> All = [Sample, Load, CatchUp, Replay, Rollback];
}
