namespace Workbench.Core.Planning;

/// <summary>
/// How many rejects a load bears. Signed with the plan. A phase that bears neither the number nor the share stops the load before the next
/// phase; records that fell only because the one they hang on was rejected do not count there.
/// </summary>
/// <param name="MaxRecords">Rejected records that any phase bears, however few its writes are. Default 20.</param>
/// <param name="MaxShare">Rejected records that any phase bears, as a share of its writes, 0 to 1. Default 0.2.</param>
/// <param name="Phases">Rejected records that the phase of that label bears, in place of the two above; null where none has a limit of its own.</param>
/// <param name="Reasons">Records rejected for that reason, over all phases; null where no reason has a limit.</param>
/// <param name="AtCutOver">Rejected records with which the cut-over may be signed. Default 0.</param>
public sealed record RejectLimits(
    int MaxRecords = 20,
    double MaxShare = 0.2,
    IReadOnlyDictionary<string, int>? Phases = null,
    IReadOnlyDictionary<string, int>? Reasons = null,
    int AtCutOver = 0)
{
    /// <summary>What holds where a plan says nothing.</summary>
    public static RejectLimits Default { get; } = new();
}
