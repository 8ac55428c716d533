using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Commits;

public abstract class CompositionContract(StoreKind kind) : LedgerContract(kind)
{
    private const string Record = "ivinex/contact/1";

    private static readonly TwinRef Twin = new("contact", "77");

    [Fact]
    public async Task RecordComposed_DoneAndSameBody_StaysDoneAndLoaded()
    {
        await using var test = await LoadedAsync(Write(body: """{"a":1}"""));

        await test.CommitAsync(Composed(Record, Write(body: """{"a":1}""")));

        Assert.Equal(WriteState.Done, test.Read.Writes(Key(Record)).Single().State);
        Assert.Equal(EntryState.Loaded, test.Read.Entry(Key(Record))!.State);
        Assert.Empty(test.Read.DueWrites(1));
    }

    [Fact]
    public async Task RecordComposed_DoneAndChangedWithUpdateBody_IsDueAsUpdateOfItsTwin()
    {
        await using var test = await LoadedAsync(Write(body: """{"a":1}"""));

        await test.CommitAsync(Composed(Record, Write(body: """{"a":2}""", update: """{"a":2}""")));

        var due = Assert.Single(test.Read.DueWrites(1));
        Assert.Equal((WriteState.Planned, true, Twin), (due.State, due.IsUpdate, due.Twin));
        Assert.Equal(EntryState.Mapped, test.Read.Entry(Key(Record))!.State);
    }

    [Fact]
    public async Task RecordComposed_ChangedAndBackBeforeItWasSent_IsDoneAgain()
    {
        await using var test = await LoadedAsync(Write(body: """{"a":1}"""));
        await test.CommitAsync(Composed(Record, Write(body: """{"a":2}""", update: """{"a":2}""")));

        await test.CommitAsync(Composed(Record, Write(body: """{"a":1}""", update: """{"a":1}""")));

        Assert.Empty(test.Read.DueWrites(1));
    }

    [Fact]
    public async Task RecordComposed_DoneAndChangedWithoutUpdateBody_StaysDoneWithNote()
    {
        await using var test = await LoadedAsync(Write(body: """{"a":1}"""));

        await test.CommitAsync(Composed(Record, Write(body: """{"a":2}""")));

        var write = test.Read.Writes(Key(Record)).Single();
        Assert.Equal((WriteState.Done, """{"a":1}"""), (write.State, write.Write.Body.GetRawText()));
        Assert.Equal(ReasonCode.ImmutableAfterLoad, test.Read.Notes(Key(Record)).Single().Code);
    }

    [Fact]
    public async Task RecordComposed_RolledBack_IsPlannedAsNew()
    {
        await using var test = await LoadedAsync(Write());
        await test.CommitAsync(
            new LedgerChange.TwinRemoved(Key(Record), "create", Twin, RemovalResult.Removed, null),
            new LedgerChange.EntryMoved(Key(Record), EntryState.RolledBack, null));
        Assert.Null(test.Read.Twin(Key(Record), "contact"));
        Assert.Empty(test.Read.UndoableWrites());

        await test.CommitAsync(Composed(Record, Write()));

        var write = test.Read.Writes(Key(Record)).Single();
        Assert.Equal((WriteState.Planned, 0, false, null), (write.State, write.Attempts, write.IsUpdate, write.Twin));
    }

    [Fact]
    public async Task RecordComposed_Refused_IsPlannedAgainAndNoReject()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted(Record), Composed(Record, Write()), Intended(Record), Ended(Record, WriteState.Refused, null));
        await test.CommitAsync(new LedgerChange.RecordRejected(Key(Record), ReasonCode.VendorRefused, "422", "{}"));
        Assert.Single(test.Read.Rejects());

        await test.CommitAsync(Composed(Record, Write()));

        Assert.Single(test.Read.DueWrites(1));
        Assert.Empty(test.Read.Rejects());
    }

    [Theory]
    [InlineData(WriteState.InDoubt)]
    [InlineData(null)]
    public async Task RecordComposed_OutcomeUnknown_LeavesTheWriteAlone(WriteState? ended)
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted(Record), Composed(Record, Write(body: """{"a":1}""")), Intended(Record));
        if (ended is { } state)
        {
            await test.CommitAsync(Ended(Record, state, null));
        }

        await test.CommitAsync(Composed(Record, Write(body: """{"a":2}""")));

        var write = test.Read.Writes(Key(Record)).Single();
        Assert.Equal((ended ?? WriteState.Sending, """{"a":1}"""), (write.State, write.Write.Body.GetRawText()));
    }

    [Fact]
    public async Task RecordComposed_WriteNoLongerComposed_GoesOnlyIfNeverCarriedOut()
    {
        await using var test = await LoadedAsync(Write(), Write("close"));

        await test.CommitAsync(Composed(Record));

        Assert.Equal(["create"], test.Read.Writes(Key(Record)).Select(row => row.Write.Name));
    }

    [Fact]
    public async Task RecordComposed_PromisesAndNotes_ReplaceEarlierOnes()
    {
        await using var test = await CreateAsync();
        var promise = new Promise("name", "contact", "name", FieldType.Text, "Ada", PromiseCheck.Equals, VerdictClass.Equal);
        var composed = Composed(Record, Write()) with { Promises = [promise], Notes = [new Note("phone", ReasonCode.MalformedPhone, "x")] };
        await test.CommitAsync(Extracted(Record), composed with { Notes = [new Note(null, "old", "")] });

        await test.CommitAsync(composed);

        Assert.Equal([promise], test.Read.Promises(Key(Record)));
        Assert.Equal(ReasonCode.MalformedPhone, test.Read.Notes().Single().Code);
        Assert.Equal(1, test.Read.NoteCounts().Single().Records);
    }

    [Fact]
    public async Task WriteIntended_DoneWrite_IsRefused()
    {
        await using var test = await LoadedAsync(Write());

        await Assert.ThrowsAsync<Core.Errors.LedgerException>(() => test.CommitAsync(Intended(Record, attempt: 2)));

        Assert.Equal(WriteState.Done, test.Read.Writes(Key(Record)).Single().State);
    }

    [Fact]
    public async Task WriteEnded_NotCarriedOut_IsDueAgain()
    {
        await using var test = await CreateAsync();

        await test.CommitAsync(Extracted(Record), Composed(Record, Write()), Intended(Record), Ended(Record, WriteState.Planned, null));

        Assert.Equal((WriteState.Planned, 1), test.Read.DueWrites(1).Select(row => (row.State, row.Attempts)).Single());
    }

    [Fact]
    public async Task WriteEnded_UpdateOfACreatedTwin_StaysCreated()
    {
        await using var test = await LoadedAsync(Write());
        await test.CommitAsync(Composed(Record, Write(body: """{"a":2}""", update: """{"a":2}""")));

        await test.CommitAsync(
            Intended(Record, attempt: 2), Ended(Record, WriteState.Done, Twin) with { Origin = TwinOrigin.Updated });

        Assert.Equal(TwinOrigin.Created, test.Read.Twins(Key(Record)).Single().Origin);
        Assert.Equal(TwinOrigin.Created, test.Read.Writes(Key(Record)).Single().Origin);
    }

    private async Task<TemporaryLedger> LoadedAsync(params Write[] writes)
    {
        var test = await CreateAsync();
        await test.CommitAsync(
            Extracted(Record), Composed(Record, writes), Intended(Record), Ended(Record, WriteState.Done, Twin),
            new LedgerChange.EntryMoved(Key(Record), EntryState.Loaded, null));
        return test;
    }
}

public sealed class CompositionOnSqliteTests() : CompositionContract(StoreKind.Sqlite);

public sealed class CompositionOnPostgresTests() : CompositionContract(StoreKind.Postgres);
