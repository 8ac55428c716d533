using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Delta;

/// <summary>Nobody can say go while one of the conditions is open, and each names itself.</summary>
public sealed class CutOverGateTests
{
    private static readonly DeltaRound Empty = new(3, 0, 0, 0);

    [Fact]
    public async Task Conditions_FrozenAndCaughtUp_AllHold()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen, CutOverGate.Ended(new DeltaRound(2, 1, 1, 0)), CutOverGate.Ended(Empty));

        Assert.Empty(Open(test));
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    public async Task Conditions_LastRoundFoundSomething_IsClosed(long created, long changed, long deleted)
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen, CutOverGate.Ended(Empty), CutOverGate.Ended(new DeltaRound(4, created, changed, deleted)));

        Assert.Equal(["the last round of catching up found nothing"], Open(test));
    }

    [Fact]
    public async Task Conditions_NoRoundAtAll_IsClosed()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen);

        Assert.Equal(["the last round of catching up found nothing"], Open(test));
    }

    [Fact]
    public async Task Conditions_NotFrozen_IsClosed()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(CutOverGate.Ended(Empty));

        Assert.Equal(["the source is frozen"], Open(test));
    }

    [Fact]
    public async Task Conditions_FrozenAfterTheLastRound_IsClosed()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(CutOverGate.Ended(Empty), Frozen);

        Assert.Equal(["the last round of catching up found nothing"], Open(test));
    }

    [Fact]
    public async Task Conditions_RejectStands_IsClosedUntilItIsLoaded()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen, CutOverGate.Ended(Empty));
        await test.ComposeAsync("contact/2", [Create("two")]);
        test.Destination.Answer("two", new WriteAnswer.Refused("bad_email", "no such host", 422, "r-1"));
        await test.LoadAsync();
        Assert.Equal(["1 rejects"], Open(test));

        await test.ComposeAsync("contact/2", [Create("two")]);
        Assert.Equal(["1 records on their way"], Open(test));

        await test.LoadAsync();
        Assert.Empty(Open(test));
    }

    [Fact]
    public async Task Conditions_RejectsWithinTheSignedBound_AreOpen()
    {
        await using var test = await LoadedAsync();
        await test.ComposeAsync("contact/2", [Create("two")]);
        test.Destination.Answer("two", new WriteAnswer.Refused("bad_email", "no such host", 422, "r-1"));
        await test.LoadAsync();
        await test.CommitAsync(Frozen, CutOverGate.Ended(Empty));

        Assert.All(new CutOverGate(test.Read, bearableRejects: 1).Conditions(), condition => Assert.True(condition.Holds, condition.Text));
    }

    [Theory]
    [InlineData(VerdictClass.Defect, "1 defects")]
    [InlineData(VerdictClass.InDoubt, "0 records in doubt")]
    public async Task Conditions_BadVerdict_IsClosed(VerdictClass verdict, string expected)
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(
            Frozen, CutOverGate.Ended(Empty), new LedgerChange.VerdictsGiven(Key("contact/1"), [new Verdict(Key("contact/1"), "name", verdict, "mismatch", "Ada", "Eve")]));

        Assert.Equal([expected], Open(test));
    }

    [Fact]
    public async Task Conditions_RecordInDoubt_IsClosed()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen, CutOverGate.Ended(Empty), new LedgerChange.EntryMoved(Key("contact/1"), EntryState.InDoubt, "two twins"));

        Assert.Equal(["1 records in doubt"], Open(test));
    }

    private static LedgerChange Frozen => new LedgerChange.StepMoved(CutOverGate.FreezeStep, "began", new Dictionary<string, long>());

    private static async Task<Rehearsal> LoadedAsync()
    {
        var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        return test;
    }

    private static IEnumerable<string> Open(Rehearsal test) =>
        new CutOverGate(test.Read).Conditions().Where(condition => !condition.Holds).Select(condition => condition.Text);
}
