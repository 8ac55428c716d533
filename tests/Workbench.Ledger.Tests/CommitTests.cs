using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests;

public abstract class CommitContract(StoreKind kind) : LedgerContract(kind)
{
    [Fact]
    public async Task OpenAsync_AfterDispose_KeepsWhatWasCommitted()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1", """{"a":1}"""), Composed("ivinex/contact/1", Write()));
        var root = test.Read.RootHash();

        await test.ReopenAsync();

        Assert.Equal(root, test.Read.RootHash());
        Assert.Equal("""{"a":1}"""u8.ToArray(), test.Read.Body(Key("ivinex/contact/1"), Sha256Hex.Of("""{"a":1}""")));
        Assert.Equal(WriteState.Planned, test.Read.Writes(Key("ivinex/contact/1")).Single().State);
    }

    [Fact]
    public async Task OpenReader_WhileWriting_SeesWhatIsCommitted()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted("ivinex/contact/1"));
        using var reader = test.Store.OpenReader();
        Assert.Single(reader.Entries());

        await test.CommitAsync(Extracted("ivinex/contact/2"));

        Assert.Equal(2, reader.Entries().Count());
    }

    [Fact]
    public async Task CommitAsync_ManyCallersAtOnce_ShareTransactions()
    {
        await using var test = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 2000).Select(number => test.CommitAsync(Extracted($"ivinex/contact/{number}"))));

        Assert.Equal(2000, test.Read.Entries().Count());
        Assert.InRange(test.Store.Transactions(test.Ledger), 1, 1000);
    }

    [Fact]
    public async Task CommitAsync_UnknownKey_FailsThatUnitAlone()
    {
        await using var test = await CreateAsync();

        var good = test.CommitAsync(Extracted("ivinex/contact/1"));
        var bad = test.CommitAsync(Extracted("ivinex/contact/2"), new LedgerChange.EntryMoved(Key("ivinex/contact/404"), EntryState.Loaded, null));
        var alsoGood = test.CommitAsync(Extracted("ivinex/contact/3"));

        await Task.WhenAll(good, alsoGood);
        var failure = await Assert.ThrowsAsync<LedgerException>(() => bad);
        Assert.Contains("ivinex/contact/404", failure.Message, StringComparison.Ordinal);
        Assert.Equal(["ivinex/contact/1", "ivinex/contact/3"], test.Read.Entries().Select(row => row.Key.ToString()));
        Assert.Equal([1L, 2L], test.Read.Events().Select(row => row.Number));
    }

    [Fact]
    public async Task CommitAsync_AfterDispose_IsRefused()
    {
        await using var test = await CreateAsync();
        await test.CloseAsync();

        await Assert.ThrowsAsync<LedgerException>(() => test.CommitAsync(Extracted("ivinex/contact/1")));
    }

    [Fact]
    public async Task CommitAsync_DatabaseFails_EveryLaterCommitIsRefused()
    {
        await using var test = await CreateAsync();
        test.Store.Run("ALTER TABLE link RENAME TO gone");

        await Assert.ThrowsAsync<LedgerException>(() => test.CommitAsync(Linked("ivinex/message/1", "ivinex/ticket/1")));

        await Assert.ThrowsAsync<LedgerException>(() => test.CommitAsync(Extracted("ivinex/contact/1")));
        Assert.Empty(test.Read.Entries());
    }

    [Fact]
    public async Task CommitAsync_EveryKindOfChange_IsOneEventEach()
    {
        await using var test = await CreateAsync();
        var key = Key("ivinex/ticket/1");
        var twin = new TwinRef("ticket", "9");
        LedgerChange[] changes =
        [
            Extracted("ivinex/ticket/1"), Linked("ivinex/message/1", "ivinex/ticket/1"), new LedgerChange.ScanFinished("tickets", 1, 1),
            new LedgerChange.FileStored(key, "a.png", "image/png", 3, new string('b', 64), null, null), Composed("ivinex/ticket/1", Write()),
            Intended("ivinex/ticket/1"), Ended("ivinex/ticket/1", WriteState.Done, twin), new LedgerChange.EntryMoved(key, EntryState.Loaded, null),
            Judged("ivinex/ticket/1", ("name", VerdictClass.Equal, null)), new LedgerChange.RecordRejected(key, ReasonCode.NoParent, "why", "{}"),
            new LedgerChange.ExistingSeen(new ExistingTwin(twin, key, "email:a@example.com")),
            new LedgerChange.BeforeImageTaken(twin, System.Text.Json.JsonElement.Parse("{}")),
            new LedgerChange.TwinRemoved(key, "create", twin, RemovalResult.Removed, null),
            new LedgerChange.ProvisionMoved("field:x", "X", ProvisionState.Created, twin, System.Text.Json.JsonElement.Parse("{}"), null),
            new LedgerChange.DocumentSaved("plan", "{}"),
            new LedgerChange.SignedOff("scope", "Ada", true, "", new Dictionary<string, string> { ["plan"] = "x" }),
            new LedgerChange.ManualStepMoved("pause", "before", "done", "attested", "Ada", ""),
            new LedgerChange.StepMoved("extract", "ended", new Dictionary<string, long> { ["tickets"] = 1 }),
            new LedgerChange.NotebookRun("00.ipynb", "a", "b", "c", true),
        ];

        await test.CommitAsync(changes);

        Assert.Equal(changes.Select(change => change.GetType().Name), test.Read.Events().Select(row => row.Change));
        Assert.Equal(test.Read.Events().Single(row => row.Change == "SignedOff").Hash, test.Read.SignOffs().Single().RootHash);
        Assert.Equal("{}", test.Read.Document("plan"));
        Assert.Equal("done", test.Read.ManualSteps().Single().State);
        Assert.Equal(twin, test.Read.Provisions().Single().Twin);
        Assert.Equal(key, test.Read.ExistingByNaturalKey("email:a@example.com")!.ExternalKey);
        Assert.Equal(twin, test.Read.ExistingByKey(key, twin.Type)!.Twin);
        Assert.Equal(key, test.Read.RecordOf(twin));
        Assert.Empty(test.Read.RecordsOf(twin));
        Assert.NotNull(test.Read.BeforeImage(twin));
        Assert.Equal(RemovalResult.Removed, test.Read.Removals().Single().Result);
        Assert.Equal("why", test.Read.Rejects().Single().Detail);
        Assert.Equal("a.png", test.Read.File(key)!.FileName);
        Assert.Single(test.Read.Files());
    }
}

public sealed class CommitOnSqliteTests() : CommitContract(StoreKind.Sqlite);

public sealed class CommitOnPostgresTests() : CommitContract(StoreKind.Postgres);
