using System.Globalization;
using Workbench.Core.Hashing;
using Workbench.Host.Export;
using Workbench.Host.Manifests;
using Workbench.Host.Masking;
using Workbench.Host.Running;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Records;

namespace Workbench.Cli.Running;

/// <summary>What a run leaves: executed notebooks as pages, one <c>audit.html</c>, and a manifest with the hash of every file.</summary>
internal sealed record AuditRecord(string Directory, string? Failure, RecordSummary Summary)
{
    /// <summary>Hash of the ledger's last event: noted elsewhere, it proves the whole record.</summary>
    public string RootHash { get; private init; } = "";

    /// <summary>True where every notebook ran, every field has a verdict, and none is a defect or in doubt.</summary>
    public bool IsClean => Failure is null && Summary.IsClean;

    /// <summary>Takes the runs into the ledger and writes the record of the folder over everything that was executed so far.</summary>
    /// <param name="terminal">Shows how far it has come, where a person looks at it and it takes long.</param>
    public static async Task<AuditRecord> WriteAsync(string directory, IReadOnlyList<NotebookRun> runs, TextWriter terminal, CancellationToken cancellation)
    {
        var migration = await MigrationFile.ReadAsync(directory, cancellation);
        var place = (await LedgerPlaces.ReadAsync(directory, cancellation)).Of(OpenMigration.Production);
        var mask = new RecordMask(migration.Mask ?? []);
        if (!mask.HidesNothing)
        {
            await MaskedRecord.ApplyAsync(directory, mask, cancellation);
        }

        var summary = await KeepRunsAsync(place, runs, cancellation);
        var executed = System.IO.Directory.EnumerateFiles(Path.Combine(directory, "executed"), "*.ipynb").Order(StringComparer.Ordinal).ToList();
        foreach (var notebook in mask.HidesNothing ? runs.Select(run => run.OutputPath) : executed)
        {
            await new NotebookHtml().WriteAsync(notebook, Path.ChangeExtension(notebook, ".html"), cancellation);
        }

        var failure = runs.FirstOrDefault(run => !run.IsSuccess)?.ErrorSummary;
        var record = new AuditRecord(directory, failure, summary);
        await new AuditHtml().WriteAsync(
            FrontPage(migration, record), executed, Path.Combine(directory, "audit.html"), cancellation);
        await VerifyGuide.WriteAsync(directory, cancellation);
        using var progress = new ReadingLines(terminal, "Closing the record", TimeProvider.System);
        var closed = await SealedRecord.WriteAsync(directory, TimeProvider.System, cancellation, progress);
        return record with { RootHash = closed.RootHash };
    }

    /// <summary>Closes the record again after a command other than a notebook changed the ledger. Without one, there is nothing to do.</summary>
    public static async Task RenewAsync(string directory, TextWriter terminal, CancellationToken cancellation)
    {
        if (System.IO.Directory.Exists(Path.Combine(directory, "executed")))
        {
            await WriteAsync(directory, [], terminal, cancellation);
        }
    }

    /// <summary>One screen: where the record is, what arrived, what did not.</summary>
    public void Print(TextWriter terminal, long outbox)
    {
        terminal.WriteLine();
        terminal.WriteLine(Summary.ToPlainText());
        terminal.WriteLine($"Notifications the vendors would have sent: {outbox.ToString(CultureInfo.InvariantCulture)}.");
        if (Failure is not null)
        {
            terminal.WriteLine($"FAILED: {Failure}");
        }

        terminal.WriteLine($"Root hash of the record: {RootHash}");
        terminal.WriteLine($"{(IsClean && outbox == 0 ? "Clean" : "NOT CLEAN")}. Audit record: {Path.Combine(Directory, "audit.html")}");
    }

    private static async Task<RecordSummary> KeepRunsAsync(LedgerPlace place, IReadOnlyList<NotebookRun> runs, CancellationToken cancellation)
    {
        await using var ledger = await place.OpenAsync(LedgerPlaces.Writer(static _ => { }), TimeProvider.System, cancellation);
        await ledger.CommitAsync(
            [.. runs.Select(run => new LedgerChange.NotebookRun(
                Path.GetFileName(run.InputPath), run.InputSha256, Path.Combine("executed", Path.GetFileName(run.OutputPath)), Sha256Hex.Of(File.ReadAllBytes(run.OutputPath)), run.IsSuccess))],
            cancellation);
        return RecordSummary.Of(ledger.Read);
    }

    private static AuditFront FrontPage(MigrationFile migration, AuditRecord record) => new(
        $"{migration.Organization}: {migration.Route}", record.Failure is null ? record.Summary.Verdict : $"The run failed: {record.Failure}", record.IsClean)
    {
        Facts = [.. record.Summary.Facts.Select(fact => new AuditFact(fact.Label, fact.Value))],
        Fragments = [.. record.Summary.Displays.Select(display => new AuditFragment(display.Heading, display.Display.ToHtml()))],
    };
}
