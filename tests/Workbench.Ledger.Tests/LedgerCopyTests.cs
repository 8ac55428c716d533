using System.Text;
using Microsoft.Data.Sqlite;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Copying;
using Workbench.Ledger.Postgres;
using Workbench.Ledger.Tests.Stores;
using Workbench.Ledger.Verification;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests;

public sealed class LedgerCopyTests : IAsyncDisposable
{
    private static readonly string Large = new('x', 1024 * 1024 + 1);

    private readonly List<TestStore> stores = [];

    [Theory]
    [InlineData(StoreKind.Sqlite, StoreKind.Sqlite)]
    [InlineData(StoreKind.Sqlite, StoreKind.Postgres)]
    [InlineData(StoreKind.Postgres, StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres, StoreKind.Postgres)]
    public async Task RunAsync_FromAnyStoreToAny_HasTheSameRootAndGoesOn(StoreKind first, StoreKind second)
    {
        var (from, to) = (Store(first), Store(second));
        var root = await FillAsync(from);

        var report = await CopyAsync(from, to);

        Assert.Equal(root, report.RootHash);
        await using var copy = await to.OpenAsync();
        Assert.Equal(Large, Encoding.UTF8.GetString(copy.Read.Body(Key("ivinex/contact/2"), Sha256Hex.Of(Large))));
        Assert.Equal(["ivinex/contact/1"], copy.Read.OpenWrites().Select(row => row.Key.ToString()));
        await copy.CommitAsync([Ended("ivinex/contact/1", WriteState.Done, new TwinRef("contact", "7")), Judged("ivinex/contact/2", ("phone", VerdictClass.Equal, null))], Cancellation);
        Assert.Empty(to.Verify(root).Findings);
    }

    [Fact]
    public async Task RunAsync_ThereAndBack_IsTheSameRowForRow()
    {
        var (file, server, back) = (new SqliteTestStore(), Store(StoreKind.Postgres), new SqliteTestStore());
        stores.AddRange([file, back]);
        await FillAsync(file);

        await CopyAsync(file, server);
        await CopyAsync(server, back);

        Assert.All(StoredRows.Tables, table => Assert.Equal(Rows(file, table), Rows(back, table)));
        Assert.NotEmpty(Rows(back, "verdict_shape"));
    }

    [Fact]
    public async Task TablesOf_LedgerOnAServer_AreThoseOfItsCopyInAFile()
    {
        var (server, file) = (Store(StoreKind.Postgres), new SqliteTestStore());
        stores.Add(file);
        await FillAsync(server);
        IReadOnlyDictionary<string, string> tables;
        await using (var ledger = await server.OpenAsync())
        {
            tables = server.LedgerPlace.TablesOf(ledger);
        }

        await LedgerCopy.RunAsync(server.LedgerPlace, LedgerPlace.FileAlone(file.FilePath), new PostgresWriter("the copy"), new FixedClock(), Cancellation);

        Assert.Equal(LedgerVerification.Tables(file.FilePath, except: 0), tables);
    }

    [Fact]
    public async Task RunAsync_PlaceWithALedger_IsLeftAlone()
    {
        var (from, to) = (Store(StoreKind.Sqlite), Store(StoreKind.Sqlite));
        await FillAsync(from);
        var root = await FillAsync(to);

        await Assert.ThrowsAsync<LedgerException>(() => CopyAsync(from, to));

        Assert.Equal(root, to.Verify().RootHash);
    }

    [Fact]
    public async Task RunAsync_LedgerChangedBehindItsBack_IsRefused()
    {
        var (from, to) = (Store(StoreKind.Sqlite), Store(StoreKind.Sqlite));
        await FillAsync(from);
        from.Run("UPDATE entry SET body = 'x' WHERE key = 'ivinex/contact/1'");

        var refusal = await Assert.ThrowsAsync<LedgerException>(() => CopyAsync(from, to));

        Assert.Contains("ivinex/contact/1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_OfTheSchema_AreAllCopied()
    {
        var store = new SqliteTestStore();
        stores.Add(store);
        await (await store.OpenAsync()).DisposeAsync();

        Assert.Equal(StoredRows.Tables.Order(StringComparer.Ordinal), Select(store, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in stores)
        {
            await store.DisposeAsync();
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string> FillAsync(TestStore store)
    {
        await using var ledger = await store.OpenAsync();
        await ledger.CommitAsync(
            [
                Extracted("ivinex/contact/1", """{"v":1}"""), Extracted("ivinex/contact/2", Large), Linked("ivinex/contact/2", "ivinex/contact/1"),
                Composed("ivinex/contact/1", Write()), Intended("ivinex/contact/1"), Judged("ivinex/contact/2", ("name", VerdictClass.Defect, "Ad\u00e1")),
                new LedgerChange.LimitsSet(AccountSide.Source, new AccountLimits(0.3), "Ada"),
                new LedgerChange.DocumentSaved("plan", "{}"), new LedgerChange.StepMoved("load", "began", new Dictionary<string, long> { ["due"] = 1 }),
            ],
            Cancellation);
        return ledger.Read.RootHash();
    }

    private static Task<VerificationReport> CopyAsync(TestStore from, TestStore to) =>
        LedgerCopy.RunAsync(from.LedgerPlace, to.LedgerPlace, new PostgresWriter("the copy"), new FixedClock(), Cancellation);

    private static List<string> Rows(SqliteTestStore store, string table) => [.. Select(store, $"SELECT * FROM {table}").Order(StringComparer.Ordinal)];

    private static List<string> Select(SqliteTestStore store, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={store.FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(string.Join("|", Enumerable.Range(0, rows.FieldCount).Select(index => rows.GetValue(index) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(index))));
        }

        return found;
    }

    private TestStore Store(StoreKind kind)
    {
        TestStore store = kind == StoreKind.Sqlite ? new SqliteTestStore() : new PostgresTestStore();
        stores.Add(store);
        return store;
    }
}
