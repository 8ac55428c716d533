using Workbench.Ledger.Storage;
using Workbench.Ledger.Tests.Stores;
using Workbench.Ledger.Verification;

namespace Workbench.Ledger.Tests.Storage;

public sealed class TablesHashTests : IAsyncDisposable
{
    private readonly SqliteTestStore file = new();

    [Fact]
    public async Task Of_AnyColumnOfAnyTable_ChangesItsHashAndNoOther()
    {
        await MakeAsync();
        var tables = Tables().Where(table => table.Name != "event").ToList();
        file.Run("PRAGMA foreign_keys = OFF; " + string.Concat(tables.Select(table =>
            $"DELETE FROM {table.Name}; INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select(_ => "1"))}); ")));
        var before = Hashes();

        foreach (var (table, column) in tables.SelectMany(table => table.Columns.Select(column => (table.Name, column))))
        {
            file.Run($"PRAGMA foreign_keys = OFF; UPDATE {table} SET {column} = 2");
            Assert.Equal([$"table {table}"], Hashes().Except(before).Select(hash => hash.Key));
            file.Run($"PRAGMA foreign_keys = OFF; UPDATE {table} SET {column} = 1");
        }

        Assert.Equal(before, Hashes());
        Assert.True(tables.Count > 20);
    }

    [Theory]
    [InlineData("'12', '3'", "'1', '23'")]
    [InlineData("'1', NULL", "'1', ''")]
    [InlineData("1, x'31'", "1, '1'")]
    [InlineData("1, 1", "1, 1.0")]
    [InlineData("1, 'a'", "1, 'a' || char(0)")]
    public void Of_ValuesThatLookAlike_AreToldApart(string one, string other) => Assert.NotEqual(HashOfRow(one), HashOfRow(other));

    [Fact]
    public async Task Select_EveryTable_ReadsInTheOrderOfAnIndexAndSortsNothing()
    {
        await MakeAsync();
        using var session = Connections.OpenReader(file.FilePath);

        Assert.All(Tables(), table => Assert.DoesNotContain(
            session.List($"EXPLAIN QUERY PLAN {table.Select()}", row => row.GetString(3)), step => step.Contains("TEMP B-TREE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_ManyMoreRows_TakesNoMoreMemory()
    {
        await MakeAsync();
        var few = Allocated();
        file.Run(
            """
            WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < 20000)
            INSERT INTO note (key, number, field, code, detail) SELECT 'ivinex/contact/1', number, 'name', 'truncated', hex(zeroblob(500)) FROM numbers
            """);

        Assert.InRange(Allocated(), 0, few + (256 * 1024));
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static string HashOfRow(string values)
    {
        using var session = Connections.OpenWriter(":memory:");
        session.Script($"CREATE TABLE t (a, b); INSERT INTO t VALUES ({values})");
        return TablesHash.Of(session)["table t"];
    }

    private async Task MakeAsync() => await (await file.OpenAsync()).DisposeAsync();

    private IReadOnlyDictionary<string, string> Hashes() => LedgerVerification.Tables(file.FilePath, except: 0);

    private IReadOnlyList<StoredTable> Tables()
    {
        using var session = Connections.OpenReader(file.FilePath);
        return StoredTable.All(session);
    }

    private long Allocated()
    {
        Hashes();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Hashes();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
