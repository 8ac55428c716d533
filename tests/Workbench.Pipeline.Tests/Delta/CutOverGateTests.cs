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
    private static readonly DeltaRound Empty = new(3, []);

    [Fact]
    public async Task Conditions_FrozenAndCaughtUp_AllHold()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen, CutOverGate.Ended(new DeltaRound(2, [new("contact", 1, 1, 0, 0, 0)])), CutOverGate.Ended(Empty));

        Assert.Empty(Open(test));
    }

    [Theory]
    [InlineData(1, 0, 0, 0, 0)]
    [InlineData(0, 1, 0, 0, 0)]
    [InlineData(0, 0, 1, 0, 0)]
    [InlineData(0, 0, 0, 1, 0)]
    [InlineData(0, 0, 0, 0, 1)]
    public async Task Conditions_LastRoundFoundSomething_IsClosedUnlessThatIsSignedFor(long created, long changed, long reopened, long deleted, long merged)
    {
        await using var test = await LoadedAsync();
        var round = new DeltaRound(4, [new("contact", created, changed, reopened, deleted, merged)]);
        await test.CommitAsync(Frozen, CutOverGate.Ended(Empty), CutOverGate.Ended(round));

        Assert.Equal(["the last round of catching up found 1 records, 0 are signed for"], Open(test));
        Assert.All(new CutOverGate(test.Read, new CutOverBounds(Differences: 1, Rejects: 0)).Conditions(), condition => Assert.True(condition.Holds, condition.Text));
    }

    [Fact]
    public async Task Conditions_FreezeLifted_IsClosed()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen, CutOverGate.Ended(Empty), new LedgerChange.StepMoved(CutOverGate.FreezeStep, "ended", new Dictionary<string, long>()));

        Assert.Equal(["no round of catching up since the freeze", "the source is frozen"], Open(test));
    }

    [Fact]
    public async Task Conditions_NoRoundAtAll_IsClosed()
    {
        await using var test = await LoadedAsync();
        await test.CommitAsync(Frozen);

        Assert.Equal(["no round of catching up since the freeze"], Open(test));
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

        Assert.Equal(["no round of catching up since the freeze"], Open(test));
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

        Assert.All(new CutOverGate(test.Read, new CutOverBounds(Differences: 0, Rejects: 1)).Conditions(), condition => Assert.True(condition.Holds, condition.Text));
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
