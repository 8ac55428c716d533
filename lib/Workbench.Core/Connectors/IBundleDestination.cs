using Workbench.Core.Planning;

namespace Workbench.Core.Connectors;

/// <summary>
/// A destination that takes, beside its API, a set of files which the vendor loads itself. Records arrive as they stand in the ledger:
/// organizations, contacts, tickets each followed by its messages oldest first, tasks, then everything else that is carried.
/// </summary>
public interface IBundleDestination
{
    /// <summary>What the API writer and the bundle each lose, counted on real records. Needs nothing that provisioning makes. Makes no call.</summary>
    IReadOnlyList<WriterComparison> CompareWriters(IEnumerable<PlannedRecord> records, IComposeContext context);

    /// <summary>Writes the files anew, with a document that says how they are handed over. Makes no call.</summary>
    /// <param name="directory">Made where it is not there; files of an earlier bundle in it are replaced.</param>
    /// <param name="now">From which the days until the second phase are counted.</param>
    /// <exception cref="Errors.PlanException">The destination was not provisioned as the plan says.</exception>
    Task<BundleResult> WriteBundleAsync(
        string directory, IEnumerable<PlannedRecord> records, IComposeContext context, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>Reads a written bundle back: counts, hashes, and whether every record that a row refers to is there.</summary>
    Task<BundleCheck> CheckBundleAsync(string directory, IReadOnlyList<BundleFile> expected, CancellationToken cancellation);
}

/// <summary>One thing that may get lost, and how many of it each writer loses.</summary>
/// <param name="Counted">How many of it the source has.</param>
/// <param name="Api">What the API writer does with it, in words.</param>
/// <param name="Bundle">What the bundle does with it, in words.</param>
public sealed record WriterComparison(string What, long Counted, long LostByApi, long LostByBundle, string Api, string Bundle);

/// <summary>One written file.</summary>
/// <param name="Rows">Without the heading.</param>
/// <param name="Sha256">Hex.</param>
public sealed record BundleFile(string Name, long Rows, long Bytes, string Sha256);

/// <summary>What was written.</summary>
/// <param name="Exceptions">Records that are not in the bundle, or not as the source has them; all are listed beside it.</param>
/// <param name="SecondPhase">The date of the second phase with the days that are left, in words.</param>
public sealed record BundleResult(
    IReadOnlyList<BundleFile> Files, IReadOnlyList<WriterComparison> Comparison, long Exceptions, string SecondPhase);

/// <summary>What reading it back found. The first hundred problems are told.</summary>
public sealed record BundleCheck(long Rows, long Links, IReadOnlyList<string> Problems);
