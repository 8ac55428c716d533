using System.Text;
using Microsoft.Data.Sqlite;
using Workbench.Core.Records;
using Workbench.Host.Manifests;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Host.Tests.Manifests;

/// <summary>A run folder with two small ledgers and one file of each sort, closed as a command closes it.</summary>
internal sealed class SmallRecord : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    /// <summary>The root hash that the sign-off in it printed.</summary>
    public string SignedRoot { get; private set; } = "";

    public static async Task<SmallRecord> CreateAsync(string signer = "Ada")
    {
        var record = new SmallRecord();
        record.folder.Write("executed/07-reconciliation.ipynb", """{"outputs":["12 fields"]}""");
        record.folder.Write("executed/07-reconciliation.html", "<p>12 fields</p>");
        record.folder.Write("audit.html", "<p>Passed</p>");
        record.folder.Write("deliverables/lists/verdicts.csv", "record,verdict\nivinex/contact/1,Equal\n");
        record.folder.Write("files/ab/ab12", "a picture");
        record.folder.Write("files/e3/empty", "");
        await VerifyGuide.WriteAsync(record.Path, Cancellation);
        await record.FillAsync("rehearsal/ledger.db", signer);
        record.SignedRoot = await record.FillAsync("ledger.db", signer);
        await record.CloseAsync();
        return record;
    }

    public string File(string name) => folder.File(name);

    public Task<RecordVerification> VerifyAsync(string? root = null) => RecordVerification.RunAsync(Path, root, Cancellation);

    /// <summary>Closes the record once more, as a later command does.</summary>
    public Task CloseAsync() => SealedRecord.WriteAsync(Path, TimeProvider.System, Cancellation);

    /// <summary>Runs statements on a ledger, as somebody with an SQLite shell would.</summary>
    public void Tamper(string sql, string ledger = "ledger.db")
    {
        using var connection = new SqliteConnection($"Data Source={File(ledger)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA foreign_keys = OFF; " + sql + "; PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private async Task<string> FillAsync(string name, string signer)
    {
        await using var ledger = await SqliteLedger.OpenAsync(File(name), TimeProvider.System, Cancellation);
        await ledger.CommitAsync(
            [.. Enumerable.Range(1, 20).Select(number => new LedgerChange.RecordExtracted(
                new SourceRecord(RecordKey.Parse($"ivinex/contact/{number}"), "contacts", Encoding.UTF8.GetBytes($$"""{"id":{{number}}}"""), null), 1, null, "", $"Contact {number}"))],
            Cancellation);
        await ledger.CommitAsync([new LedgerChange.SignedOff("scope", signer, false, "", new Dictionary<string, string>())], Cancellation);
        await ledger.CommitAsync(OneOfEach.Changes, Cancellation);
        return ledger.Read.SignOffs().Single().RootHash;
    }
}
