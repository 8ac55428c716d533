using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Tests.Stores;
using static Workbench.Ledger.Tests.TemporaryLedger;

namespace Workbench.Ledger.Tests.Commits;

/// <summary>What is composed while a write of the record is in doubt.</summary>
public abstract class DeferredCompositionContract(StoreKind kind) : LedgerContract(kind)
{
    private const string Record = "ivinex/contact/1";
    private const string Old = """{"a":"old"}""";
    private const string New = """{"a":"n\u00e9w <b>"}""";

    private static readonly TwinRef Twin = new("contact", "77");

    [Fact]
    public async Task RecordComposed_WriteInDoubt_ChangesNothingYet()
    {
        await using var test = await InDoubtAsync();
        var root = test.Read.RootHash();

        await test.CommitAsync(Composed(Record, Write(body: New)));

        Assert.Equal(Old, test.Read.Writes(Key(Record)).Single().Write.Body.GetRawText());
        Assert.Equal(root, test.Read.RootHash());
    }

    [Fact]
    public async Task WriteEnded_NotCarriedOut_PutsTheNewBodyVerbatim()
    {
        await using var test = await InDoubtAsync();
        await test.CommitAsync(Composed(Record, Write(body: New)));

        await test.CommitAsync(Ended(Record, WriteState.Planned, null));

        var write = test.Read.Writes(Key(Record)).Single();
        Assert.Equal((WriteState.Planned, New), (write.State, write.Write.Body.GetRawText()));
        Assert.Equal(
            [nameof(LedgerChange.WriteEnded), nameof(LedgerChange.RecordComposed)], test.Read.Events(Key(Record)).TakeLast(2).Select(found => found.Change));
        Assert.Empty(test.Store.Verify().Findings);
    }

    [Fact]
    public async Task WriteEnded_CarriedOut_MakesTheNewBodyDueAsUpdate()
    {
        await using var test = await InDoubtAsync();
        await test.CommitAsync(Composed(Record, Write(body: New, update: New)));

        await test.CommitAsync(Ended(Record, WriteState.Done, Twin));

        var write = test.Read.Writes(Key(Record)).Single();
        Assert.Equal((WriteState.Planned, true, Twin), (write.State, write.IsUpdate, write.Twin));
    }

    [Fact]
    public async Task WriteEnded_OfTwoInDoubt_WaitsForTheOther()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(
            Extracted(Record), Composed(Record, Write(body: Old), Write("second", body: Old)), Intended(Record), Intended(Record, "second"));
        await test.CommitAsync(Composed(Record, Write(body: New), Write("second", body: New)));

        await test.CommitAsync(Ended(Record, WriteState.Planned, null));
        Assert.Equal(Old, test.Read.Writes(Key(Record))[0].Write.Body.GetRawText());
        await test.CommitAsync(Ended(Record, WriteState.Planned, null) with { Name = "second" });

        Assert.All(test.Read.Writes(Key(Record)), write => Assert.Equal(New, write.Write.Body.GetRawText()));
    }

    [Fact]
    public async Task WriteEnded_Refused_LeavesTheNewBodyToAReplay()
    {
        await using var test = await InDoubtAsync();
        await test.CommitAsync(Composed(Record, Write(body: New)));

        await test.CommitAsync(Ended(Record, WriteState.Refused, null), new LedgerChange.RecordRejected(Key(Record), "bad", "no", null));

        Assert.Equal((WriteState.Refused, EntryState.Rejected), (test.Read.Writes(Key(Record)).Single().State, test.Read.Entry(Key(Record))!.State));
    }

    [Fact]
    public async Task DoubtDecided_WriteThatIsNotInDoubt_IsRefused()
    {
        await using var test = await CreateAsync();
        await test.CommitAsync(Extracted(Record), Composed(Record, Write()));

        await Assert.ThrowsAsync<Core.Errors.LedgerException>(() =>
            test.CommitAsync(new LedgerChange.DoubtDecided(Key(Record), "create", DoubtDecision.LeftOut, null, "Ada", "spam", null)));
    }

    private async Task<TemporaryLedger> InDoubtAsync()
    {
        var test = await CreateAsync();
        await test.CommitAsync(Extracted(Record), Composed(Record, Write(body: Old)), Intended(Record), Ended(Record, WriteState.InDoubt, null));
        return test;
    }
}

public sealed class DeferredCompositionOnSqliteTests() : DeferredCompositionContract(StoreKind.Sqlite);

public sealed class DeferredCompositionOnPostgresTests() : DeferredCompositionContract(StoreKind.Postgres);
