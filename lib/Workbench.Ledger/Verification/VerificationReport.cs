namespace Workbench.Ledger.Verification;

/// <summary>What an offline check of a ledger found.</summary>
/// <param name="Events">Events read.</param>
/// <param name="RootHash">Hash of the newest event.</param>
/// <param name="Findings">What is wrong, each naming the event, body or record; at most <see cref="MaxFindings"/>.</param>
public sealed record VerificationReport(long Events, string RootHash, IReadOnlyList<string> Findings)
{
    /// <summary>More findings than this are not listed: the ledger is not what it was, and each further line says the same.</summary>
    public const int MaxFindings = 1000;

    /// <summary>Events after the one with the expected root hash, which that hash does not fix; 0 where none was expected or found.</summary>
    public long AfterExpectedRoot { get; init; }

    public bool IsSound => Findings.Count == 0;
}
