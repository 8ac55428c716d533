using Workbench.Core.Errors;
using Workbench.Core.Verifying;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Reading;

public abstract class FreeQueryContract(StoreKind kind) : LedgerContract(kind)
{
    [Theory]
    [InlineData("DELETE FROM entry")]
    [InlineData("PRAGMA query_only = OFF")]
    [InlineData("ATTACH DATABASE ':memory:' AS other")]
    [InlineData("SELECT 1; DELETE FROM entry")]
    [InlineData("WITH gone AS (SELECT key FROM entry) DELETE FROM entry WHERE key IN gone")]
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
    public async Task Query_EveryDocumentedView_CanBeRead(string view)
    {
        await using var test = await CreateAsync();

        Assert.NotEmpty(test.Read.Query($"SELECT * FROM {view}").Columns);
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

public sealed class FreeQueryOnSqliteTests() : FreeQueryContract(StoreKind.Sqlite);

public sealed class FreeQueryOnPostgresTests() : FreeQueryContract(StoreKind.Postgres);
