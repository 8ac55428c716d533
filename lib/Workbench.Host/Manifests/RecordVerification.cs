using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Workbench.Core.Errors;
using Workbench.Core.Files;
using Workbench.Host.Documents;
using Workbench.Host.Sealing;
using Workbench.Ledger;
using Workbench.Ledger.Verification;

namespace Workbench.Host.Manifests;

/// <summary>What an offline check of a whole run folder found.</summary>
/// <param name="Problems">Each names the file, event or record; empty where the record is intact.</param>
/// <param name="Outside">Files in the folder that are no part of the record and prove nothing.</param>
/// <param name="NotProved">What this check cannot prove of the record, each a sentence; empty where it proves everything.</param>
/// <param name="RootHash">Hash of the production ledger's newest event; null where there is no readable ledger.</param>
public sealed record RecordVerification(IReadOnlyList<string> Problems, IReadOnlyList<string> Outside, IReadOnlyList<string> NotProved, string? RootHash)
{
    public bool IsIntact => Problems.Count == 0;

    /// <summary>Checks manifest, files, both ledgers, and that files and tables are those which the production ledger fixed last. Changes nothing.</summary>
    /// <param name="expectedRoot">A root hash noted elsewhere: only with it a record that was made anew as a whole is found.</param>
    /// <param name="progress">Is told how far the reading has come; nobody by default.</param>
    public static async Task<RecordVerification> RunAsync(
        string folder, string? expectedRoot, CancellationToken cancellation, IProgress<ReadProgress>? progress = null)
    {
        var watch = new ReadingWatch(progress, cancellation);
        var (problems, notChecked) = (new List<string>(), new List<string>());
        var files = await CompareAsync(folder, problems, cancellation, progress).ConfigureAwait(false);
        var production = CheckLedger(folder, RecordFiles.Ledger, expectedRoot, problems, watch);
        if (production is null)
        {
            problems.Add($"{RecordFiles.Ledger}: there is no ledger that could be read, so that nothing vouches for the record.");
        }
        else if (files is not null)
        {
            problems.AddRange(Guard(RecordFiles.Ledger, () => PinProblems(Path.Combine(folder, RecordFiles.Ledger), RecordPin.Of(files.Found), notChecked, watch.Of(RecordFiles.Ledger))));
            problems.AddRange(Guard("executed", () => SealProblems(folder)));
        }

        if (production is { AfterExpectedRoot: > 0 and var later })
        {
            notChecked.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{RecordFiles.Ledger}: the root hash {expectedRoot} does not fix what came after its event ({later} more). "
                + $"Compare with the last root hash too: the end of a run printed it."));
        }

        CheckLedger(folder, RecordFiles.RehearsalLedger, null, problems, watch);
        return new RecordVerification(problems, files?.Outside ?? [], notChecked, production?.RootHash);
    }

    private static async Task<ManifestVerification?> CompareAsync(
        string folder, List<string> problems, CancellationToken cancellation, IProgress<ReadProgress>? progress)
    {
        try
        {
            var files = await ManifestVerification.RunAsync(folder, Manifest.DefaultVolatile, cancellation, progress).ConfigureAwait(false);
            problems.AddRange(files.Missing.Select(file => $"missing: {file}"));
            problems.AddRange(files.Changed.Select(file => $"changed: {file}"));
            problems.AddRange(files.Extra.Select(file => $"not in the manifest: {file}"));
            problems.AddRange(files.Outside.Where(file => file.EndsWith("-wal", StringComparison.Ordinal) && new FileInfo(Path.Combine(folder, file)).Length > 0)
                .Select(file => $"not closed: {file} holds changes that are not in the ledger file. A workbench is running, was killed, or somebody added it; end it, or run any command on the folder again."));
            return files;
        }
        catch (ManifestException failure)
        {
            problems.Add($"changed: {Manifest.FileName} ({failure.Message})");
            return null;
        }
    }

    /// <returns>Null where the ledger cannot be read.</returns>
    private static VerificationReport? CheckLedger(string folder, string name, string? expectedRoot, List<string> problems, ReadingWatch watch)
    {
        var path = Path.Combine(folder, name);
        if (!OwnFiles.HasBytes(path))
        {
            return null;
        }

        VerificationReport? checkedLedger = null;
        problems.AddRange(Guard(name, () =>
        {
            checkedLedger = LedgerVerification.Verify(path, expectedRoot, watch.Of(name));
            return checkedLedger.Findings.Select(finding => $"{name}: {finding}");
        }));
        return checkedLedger;
    }

    private static IEnumerable<string> PinProblems(string ledger, RecordPin found, List<string> notChecked, ReadingWatch watch)
    {
        using var read = SqliteLedger.OpenReader(ledger);
        var newest = read.NewestEvent("DocumentSaved");
        return RecordPin.Last(read) switch
        {
            null => [$"{RecordFiles.Ledger}: no event fixes the files of the record. Events were cut off, or the record was never closed."],
            _ when newest is null || newest.Hash != read.RootHash() || !RecordPin.IsIn(newest) =>
                [$"{RecordFiles.Ledger}: the newest event is not the one that closed the record. Something was done since, or the record was put together."],
            { Tables: null } pin => OfEarlierWorkbench(pin, found, notChecked),
            { } pin => pin.Differences(found with { Tables = LedgerVerification.Tables(ledger, newest.Number, watch) }),
        };
    }

    private static IEnumerable<string> OfEarlierWorkbench(RecordPin pin, RecordPin found, List<string> notChecked)
    {
        notChecked.Add(
            $"{RecordFiles.Ledger}: an earlier workbench closed the record and did not fix the tables of the ledger. They were compared with the events "
            + "where these pin them; rows that are missing, and columns that no event pins, were not checked.");
        return pin.Differences(found);
    }

    private static IEnumerable<string> SealProblems(string folder)
    {
        using var read = SqliteLedger.OpenReader(Path.Combine(folder, RecordFiles.Ledger));
        return [.. SealCheck.Problems(folder, read)];
    }

    /// <summary>A ledger whose bytes were changed may hold anything; what cannot be read is a problem, not a failure of the check.</summary>
    private static IEnumerable<string> Guard(string name, Func<IEnumerable<string>> check)
    {
        try
        {
            return [.. check()];
        }
        catch (Exception failure) when (failure is WorkbenchException or NotebookFormatException or SqliteException or JsonException or FormatException or InvalidCastException
            or InvalidOperationException or ArgumentException or OverflowException)
        {
            return [$"{name}: cannot be read ({failure.Message})"];
        }
    }
}
