using Workbench.Core.Errors;
using Workbench.Core.Verifying;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Reading;

public abstract class FreeQueryContract(StoreKind kind) : LedgerContract(kind)
{
    /// <summary>A text of a million characters, in the words of the database.</summary>
    protected abstract string Million { get; }

    [Theory]
    [InlineData("DELETE FROM entry")]
    [InlineData("PRAGMA query_only = OFF")]
    [InlineData("ATTACH DATABASE ':memory:' AS other")]
    [InlineData("SELECT 1; DELETE FROM entry")]
    [InlineData("WITH gone AS (SELECT key FROM entry) DELETE FROM entry WHERE key IN gone")]
    [InlineData("SELECT 1; -- and\nDELETE FROM entry")]
    [InlineData("-- only looking\nDELETE FROM entry")]
    [InlineData("-- SELECT 1\rDELETE FROM entry\nSELECT 1")]
    [InlineData("/* SELECT */ DELETE FROM entry")]
    [InlineData("SELECT 1\0; DELETE FROM entry")]
    [InlineData("SELECT * FROM nowhere")]
    [InlineData("")]
    public async Task Query_AnythingButOneRead_IsRefused(string sql)
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1"));

        Assert.Throws<LedgerException>(() => test.Read.Query(sql));

        Assert.Single(test.Read.Entries());
    }

    [Fact]
    public async Task Query_MoreRowsThanTheLimit_StopsThere()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1"), Extracted("ivinex/contact/2"));

        var (columns, rows) = test.Read.Query("SELECT key, reason FROM entries ORDER BY key;", 1);

        Assert.Equal(["key", "reason"], columns);
        Assert.Equal(["ivinex/contact/1", null], Assert.Single(rows));
    }

    [Theory]
    [InlineData("entries")]
    [InlineData("links")]
    [InlineData("files")]
    [InlineData("writes")]
    [InlineData("twins")]
    [InlineData("notes")]
    [InlineData("rejects")]
    [InlineData("removals")]
    [InlineData("events")]
    [InlineData("documents")]
    [InlineData("sign_offs")]
    [InlineData("manual_steps")]
    [InlineData("verdicts")]
    [InlineData("differences")]
    [InlineData("findings")]
    [InlineData("limits")]
    public async Task Query_EveryDocumentedView_CanBeRead(string view)
    {
        await using var test = await CreateAsync();

        Assert.NotEmpty(test.Read.Query($"SELECT * FROM {view}").Columns);
    }

    /// <summary>As the page about the ledger writes its own.</summary>
    [Theory]
    [InlineData("-- Where does everything stand?\nSELECT count(*) FROM entries;")]
    [InlineData("\r\n  -- first\r\n  -- second\r\nSELECT count(*) FROM entries; -- all of them")]
    [InlineData("SELECT count(*) FROM entries;\n-- that is all\n")]
    public async Task Query_CommentLinesAroundIt_ArePassedOver(string sql)
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1"));

        Assert.Equal([1L], Assert.Single(test.Read.Query(sql).Rows));
    }

    /// <summary>What stands in memory has a bound, whatever a person asks for: 10,000 rows of bodies would be gigabytes.</summary>
    [Fact]
    public async Task Query_AnswerOfVeryManyCharacters_IsRefusedWithAWayOut()
    {
        await using var test = await CreateAsync();
        const string rows = "WITH RECURSIVE n(i, text) AS (SELECT 1, $1 UNION ALL SELECT i + 1, text FROM n WHERE i < 100) SELECT text FROM n";

        var refused = Assert.Throws<LedgerException>(() => test.Read.Query(rows.Replace("$1", Million, StringComparison.Ordinal)));

        Assert.Contains("Select fewer columns", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_Verdicts_HasOneRowPerField()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted("ivinex/contact/1"), Judged("ivinex/contact/1", ("name", VerdictClass.Equal, null), ("phone", VerdictClass.Defect, "x")));

        var (_, rows) = test.Read.Query("SELECT field, class, expected, found FROM verdicts ORDER BY field");

        Assert.Equal([["name", "Equal", null, null], ["phone", "Defect", "expected", "x"]], rows);
    }
}

public sealed class FreeQueryOnSqliteTests() : FreeQueryContract(StoreKind.Sqlite)
{
    protected override string Million => "hex(zeroblob(500000))";

    [Fact]
    public async Task Query_OneValueOfAGigabyte_IsRefusedBeforeItIsMade()
    {
        await using var test = await CreateAsync();

        Assert.Contains("too big", Assert.Throws<LedgerException>(() => test.Read.Query("SELECT zeroblob(900000000)")).Message, StringComparison.Ordinal);
    }
}

public sealed class FreeQueryOnPostgresTests() : FreeQueryContract(StoreKind.Postgres)
{
    protected override string Million => "repeat('x', 1000000)";
}
