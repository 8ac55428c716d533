using Workbench.Core.Errors;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Commits;

/// <summary>What records promise alike is kept once, and every record still promises what was composed for it.</summary>
public abstract class PromiseShapesContract(StoreKind kind) : LedgerContract(kind)
{
    [Fact]
    public async Task RecordComposed_SameFieldsAsRecordsBefore_KeepsItsValuesAlone()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync([.. Keys.Select(key => Extracted(key)), .. Keys.Select(key => Named(key, key))]);

        Assert.Equal([1, 2, 2], Stored(test).Select(row => row.HasShape ? 2 : 1));
        Assert.Equal(["""["ivinex/contact/2","id"]""", """["ivinex/contact/3","id"]"""], Stored(test).Skip(1).Select(row => row.Data));
        AssertNamed(test);
    }

    [Fact]
    public async Task RecordComposed_AfterAReopening_TakesTheShapeThatIsThere()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync([.. Keys.Select(key => Extracted(key)), Named(Keys[0], Keys[0]), Named(Keys[1], Keys[1])]);
        await test.ReopenAsync();

        await test.CommitAsync(Named(Keys[2], Keys[2]));

        Assert.True(Stored(test)[^1].HasShape);
        AssertNamed(test);
    }

    [Fact]
    public async Task RecordComposed_UnitRefused_LeavesNothingOfItBehind()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync([.. Keys.Select(key => Extracted(key))]);
        await Assert.ThrowsAsync<LedgerException>(() => test.CommitAsync(
            Named(Keys[0], "a"), Named(Keys[1], "b"), new LedgerChange.EntryMoved(Key("ivinex/contact/404"), EntryState.Loaded, null)));
        Assert.Empty(Stored(test));

        await test.CommitAsync([.. Keys.Select(key => Named(key, key))]);

        AssertNamed(test);
        Assert.True(test.Store.Verify().IsSound);
    }

    [Fact]
    public async Task RecordComposed_TwiceInOneUnit_IsAsComposedLast()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted(Keys[0]), Composed(Keys[0], Write(body: """{"v":1}"""), Write("gone")), Composed(Keys[0], Write(body: """{"v":2}""")) with { Promises = [Promised("name", "b")] });

        Assert.Equal("""{"v":2}""", Assert.Single(test.Read.Writes(Key(Keys[0]))).Write.Body.GetRawText());
        Assert.Equal("b", Assert.Single(test.Read.Promises(Key(Keys[0]))).Expected);
        Assert.True(test.Store.Verify().IsSound);
    }

    [Fact]
    public async Task RecordComposed_AfterAPurge_DoesNotTakeAShapeThatIsGone()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync([.. Keys.Select(key => Extracted(key)), Named(Keys[0], Keys[0]), Named(Keys[1], Keys[1])]);
        await test.CommitAsync(new LedgerChange.PersonalDataPurged("Ada", "asked for"));

        await test.CommitAsync([.. Keys.Select(key => Named(key, key, """{"v":2}"""))]);

        AssertNamed(test);
    }

    [Theory]
    [InlineData("UPDATE promise_shape SET data = replace(data, 'lines', 'equals')")]
    [InlineData("UPDATE promise_shape SET data = '[]'")]
    [InlineData("UPDATE promise SET data = '[\"x\",\"id\"]' WHERE shape IS NOT NULL")]
    [InlineData("UPDATE promise SET data = '[\"x\"]' WHERE shape IS NOT NULL")]
    [InlineData("UPDATE promise SET shape = NULL")]
    public async Task Verify_ShapeOrValuesChangedBehindItsBack_NamesTheRecords(string tampering)
    {
        await using var test = await CreateAsync();
        await test.CommitAsync([.. Keys.Select(key => Extracted(key)), .. Keys.Select(key => Named(key, key))]);
        await test.CloseAsync();
        test.Store.Run(tampering);

        Assert.Equal(Keys.Skip(1).Select(key => $"The promises of {key} are not those of its newest composition."), test.Store.Verify().Findings);
    }

    private static readonly string[] Keys = ["ivinex/contact/1", "ivinex/contact/2", "ivinex/contact/3"];

    private static LedgerChange Named(string key, string name, string body = "{}") =>
        Composed(key, Write(body: body)) with { Promises = [Promised("name", name), Promised("id", "id")] };

    private static Promise Promised(string field, string value) =>
        new(field, "contact", field, FieldType.LongText, value, PromiseCheck.Lines, VerdictClass.Equal);

    private static List<(string Data, bool HasShape)> Stored(TemporaryLedger test) =>
        [.. test.Read.Query("SELECT data, shape FROM promise ORDER BY key").Rows.Select(row => ((string)row[0]!, row[1] is not null))];

    private static void AssertNamed(TemporaryLedger test)
    {
        Assert.All(Keys, key => Assert.Equal([key, "id"], test.Read.Promises(Key(key)).Select(promise => promise.Expected)));
        Assert.Equal(Keys, test.Read.PromisesByContainer().Select(row => row.Promises[0].Expected));
    }
}

public sealed class PromiseShapesOnSqliteTests() : PromiseShapesContract(StoreKind.Sqlite);

public sealed class PromiseShapesOnPostgresTests() : PromiseShapesContract(StoreKind.Postgres);
