using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Rollback;

/// <summary>What a rollback came to.</summary>
/// <param name="Remaining">What was left over or skipped, record by record.</param>
/// <param name="FingerprintBefore">As saved before the first write; null where none was.</param>
/// <param name="Open">
/// Twins that the vendor could not be reached for, and where there are none, what was provisioned: another run has to. What was provisioned is taken back only
/// when no twin is open any more.
/// </param>
public sealed record RollbackResult(IReadOnlyList<RemovalRow> Remaining, string FingerprintAfter, string? FingerprintBefore, long Open);
