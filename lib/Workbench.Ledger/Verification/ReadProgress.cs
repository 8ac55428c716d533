namespace Workbench.Ledger.Verification;

/// <summary>How far reading a whole ledger or record has come.</summary>
/// <param name="Part">What is read now, with its unit where it is not rows: <c>ledger.db: events</c>, <c>files, MiB</c>.</param>
/// <param name="Done">What of it has been read.</param>
/// <param name="Total">How much there is; null where only reading it would tell.</param>
public readonly record struct ReadProgress(string Part, long Done, long? Total);
