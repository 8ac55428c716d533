using System.Text.Json.Nodes;
using Workbench.Host.Manifests;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Postgres;

namespace Workbench.Host.Tests.Manifests;

/// <summary>Rows and views of the production ledger are those of when the record was closed, whether or not an event pins them.</summary>
public sealed class RecordTablesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("meta")]
    [InlineData("body")]
    [InlineData("entry")]
    [InlineData("link")]
    [InlineData("file")]
    [InlineData("write")]
    [InlineData("write_body")]
    [InlineData("twin")]
    [InlineData("promise_shape")]
    [InlineData("promise")]
    [InlineData("promise_container")]
    [InlineData("due")]
    [InlineData("note")]
    [InlineData("verdict_shape")]
    [InlineData("verdict")]
    [InlineData("reject")]
    [InlineData("existing")]
    [InlineData("before_image")]
    [InlineData("removal")]
    [InlineData("provision")]
    [InlineData("sign_off")]
    [InlineData("manual_step")]
    [InlineData("deferred")]
    [InlineData("difference")]
    [InlineData("finding")]
    [InlineData("account_limits")]
    public async Task RunAsync_RowsDeletedAndManifestMadeAnew_NamesTheTable(string table)
    {
        using var record = await SmallRecord.CreateAsync();

        Assert.Contains(Changed($"table {table}"), await ProblemsAfterAsync(record, $"DELETE FROM {table}"));
    }

    [Theory]
    [InlineData("DELETE FROM reject; UPDATE entry SET state = 'Verified', reason = NULL WHERE state = 'Rejected'", "table entry", "table reject")]
    [InlineData("UPDATE twin SET id = '8'", "table twin")]
    [InlineData("UPDATE link SET scan = scan + 1", "table link")]
    [InlineData("UPDATE file SET detail = ''", "table file")]
    [InlineData("UPDATE document SET sha256 = 'x' WHERE number = (SELECT max(number) FROM document)", "Document 'record'")]
    [InlineData("DELETE FROM document WHERE name = 'plan'", "table document")]
    [InlineData("INSERT INTO document SELECT number + 1000, name, at, sha256, json FROM document LIMIT 1", "table document")]
    [InlineData("CREATE TABLE more (a)", "table more")]
    [InlineData("DROP VIEW verdicts; CREATE VIEW verdicts AS SELECT 1 AS class WHERE false", "view verdicts")]
    [InlineData("DROP VIEW rejects", "view rejects")]
    [InlineData("CREATE TRIGGER later AFTER INSERT ON reject BEGIN DELETE FROM reject; END", "trigger later")]
    public async Task RunAsync_TablesEditedAndManifestMadeAnew_IsFound(string tampering, params string[] named)
    {
        using var record = await SmallRecord.CreateAsync();

        var problems = await ProblemsAfterAsync(record, tampering);

        Assert.All(named, name => Assert.Contains(problems, problem => problem.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_ClosedAgainAfterMoreWasDone_IsIntact()
    {
        using var record = await SmallRecord.CreateAsync();
        await CommitAsync(record, new LedgerChange.StepMoved("hypercare", "ended", new Dictionary<string, long>()));
        await record.CloseAsync();
        await record.CloseAsync();

        var found = await record.VerifyAsync();

        Assert.Empty(found.Problems);
        Assert.Empty(found.NotProved);
    }

    [Fact]
    public async Task RunAsync_PurgedAndClosedAgain_IsIntactAndStillFixesTheTables()
    {
        using var record = await SmallRecord.CreateAsync();
        foreach (var ledger in new[] { "ledger.db", "rehearsal/ledger.db" })
        {
            await LedgerPurge.RunAsync(LedgerPlace.File(record.File(ledger)), "Ada", "it is over", new PostgresWriter("the test"), TimeProvider.System, Cancellation);
        }

        await record.CloseAsync();

        Assert.Empty((await record.VerifyAsync(record.SignedRoot)).Problems);
        Assert.Contains(Changed("table finding"), await ProblemsAfterAsync(record, "UPDATE finding SET state = 'Settled'"));
    }

    [Fact]
    public async Task RunAsync_ClosedByAnEarlierWorkbench_SaysWhatIsNotProved()
    {
        using var record = await SmallRecord.CreateAsync();
        await CommitAsync(record, new LedgerChange.DocumentSaved("record", WithoutTables(record)));
        await Manifest.WriteAsync(record.Path, Manifest.DefaultVolatile, Cancellation);

        var found = await record.VerifyAsync();

        Assert.Empty(found.Problems);
        Assert.Contains("earlier workbench", Assert.Single(found.NotProved), StringComparison.Ordinal);
    }

    private static string Changed(string what) => $"ledger.db: the {what} is not what it was when the record was closed. Restore the file from a backup.";

    private static async Task<IReadOnlyList<string>> ProblemsAfterAsync(SmallRecord record, string tampering)
    {
        record.Tamper(tampering);
        await Manifest.WriteAsync(record.Path, Manifest.DefaultVolatile, Cancellation);
        return (await record.VerifyAsync(record.SignedRoot)).Problems;
    }

    private static async Task CommitAsync(SmallRecord record, LedgerChange change)
    {
        await using (var ledger = await SqliteLedger.OpenAsync(record.File("ledger.db"), TimeProvider.System, Cancellation))
        {
            await ledger.CommitAsync([change], Cancellation);
        }

        LedgerRest.Lay(record.File("ledger.db"), TimeProvider.System);
    }

    private static string WithoutTables(SmallRecord record)
    {
        using var read = SqliteLedger.OpenReader(record.File("ledger.db"));
        var pin = JsonNode.Parse(read.Document("record")!)!.AsObject();
        Assert.True(pin.Remove("tables"));
        return pin.ToJsonString();
    }
}
