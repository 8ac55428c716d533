using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.SignOff;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Delta;

/// <summary>Two people, one state; held, resumed and called off.</summary>
public sealed class CutOverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConfirmAsync_AnotherPersonAndNothingChanged_SignsTheCutOver()
    {
        await using var test = await ReadyAsync();
        await GoAsync(test, "Ada");

        var signed = await ConfirmAsync(test, "Grace");

        Assert.Equal(("cut-over", "Grace", "second of two names; the first was Ada"), (signed.Gate, signed.By, signed.Comment));
        Assert.True(new SignOffGate(test.Ledger).IsOpen(SignOffGate.CutOver, Binding(test)));
        Assert.Equal(["Ada", "Grace"], test.Read.SignOffs().Where(row => row.Gate.StartsWith("cut-over", StringComparison.Ordinal)).Select(row => row.By));
    }

    [Theory]
    [InlineData("Ada")]
    [InlineData(" ada ")]
    [InlineData("ADA")]
    public async Task ConfirmAsync_SamePerson_IsRefused(string again)
    {
        await using var test = await ReadyAsync();
        await GoAsync(test, "Ada");

        var error = await Assert.ThrowsAsync<GateException>(() => ConfirmAsync(test, again));

        Assert.Contains("somebody else must confirm", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConfirmAsync_NobodySaidGo_IsRefused()
    {
        await using var test = await ReadyAsync();

        await Assert.ThrowsAsync<GateException>(() => ConfirmAsync(test, "Grace"));
    }

    [Fact]
    public async Task ConfirmAsync_SomethingWasWrittenBetween_VoidsTheFirstName()
    {
        await using var test = await ReadyAsync();
        await GoAsync(test, "Ada");
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.LoadAsync();

        var error = await Assert.ThrowsAsync<GateException>(() => ConfirmAsync(test, "Grace"));

        Assert.Contains("something has changed", error.Message, StringComparison.Ordinal);
        await GoAsync(test, "Ada");
        await ConfirmAsync(test, "Grace");
    }

    [Fact]
    public async Task ConfirmAsync_OnlyAnEmptyRoundAndANotebookBetween_Counts()
    {
        await using var test = await ReadyAsync();
        await GoAsync(test, "Ada");
        await test.CommitAsync(CutOverGate.Ended(new DeltaRound(9, [])), new LedgerChange.NotebookRun("08", "a", "b", "c", true));

        Assert.Equal("Grace", (await ConfirmAsync(test, "Grace")).By);
    }

    [Fact]
    public async Task GoAsync_Held_IsRefusedUntilReleased()
    {
        await using var test = await ReadyAsync();
        await On(test).HoldAsync("Linus", "The bank holiday.", Cancellation);

        var error = await Assert.ThrowsAsync<GateException>(() => GoAsync(test, "Ada"));
        Assert.Contains("Linus holds the cut-over", error.Message, StringComparison.Ordinal);

        await On(test).ReleaseAsync("Linus", Cancellation);
        await GoAsync(test, "Ada");
        await On(test).HoldAsync("Linus", "Once more.", Cancellation);
        await Assert.ThrowsAsync<GateException>(() => ConfirmAsync(test, "Grace"));
        await On(test).ReleaseAsync("Ada", Cancellation);
        await ConfirmAsync(test, "Grace");
    }

    [Fact]
    public async Task ReturnAsync_AfterBothNames_VoidsThemAndTheWayForwardWorksAgain()
    {
        await using var test = await ReadyAsync();
        await GoAsync(test, "Ada");
        await ConfirmAsync(test, "Grace");

        await On(test).ReturnAsync("Ada", "mail is not forwarded yet", isDemo: false, Cancellation);

        Assert.Equal(new CutOverStanding(false, null, null, false, null), On(test).Standing());
        Assert.False(new SignOffGate(test.Ledger).IsOpen(SignOffGate.CutOver, Binding(test)));
        await Assert.ThrowsAsync<GateException>(() => GoAsync(test, "Ada"));
        await On(test).FreezeAsync("Ada", Cancellation);
        await test.CommitAsync(CutOverGate.Ended(new DeltaRound(9, [])));
        await GoAsync(test, "Grace");
        Assert.Equal("Ada", (await ConfirmAsync(test, "Ada")).By);
    }

    [Fact]
    public async Task ReturnAsync_NotBegun_IsRefused()
    {
        await using var test = await BeginAsync();

        await Assert.ThrowsAsync<GateException>(() => On(test).ReturnAsync("Ada", "no reason", isDemo: false, Cancellation));
    }

    private static Task<Ledger.Rows.SignOffRow> GoAsync(Rehearsal test, string by) => On(test).GoAsync(by, isDemo: false, Binding(test), Cancellation);

    private static Task<Ledger.Rows.SignOffRow> ConfirmAsync(Rehearsal test, string by) => On(test).ConfirmAsync(by, isDemo: false, Binding(test), Cancellation);

    /// <summary>As another process sees it: nothing is remembered between two calls.</summary>
    private static CutOver On(Rehearsal test) => new(test.Ledger, () => new CutOverGate(test.Read).Conditions());

    private static IReadOnlyDictionary<string, string> Binding(Rehearsal test)
    {
        var discovery = DiscoverStep.Last(test.Read);
        return SignOffGate.Binding(SignOffGate.CutOver, test.Environment.Route, discovery.Source, discovery.Destination, EmptyPlan, test.Environment.CodeVersion);
    }

    private static async Task<Rehearsal> ReadyAsync()
    {
        var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        await Signing.SignAsync(test.Environment, EmptyPlan, SignOffGate.Sample);
        await On(test).FreezeAsync("Ada", Cancellation);
        await test.CommitAsync(CutOverGate.Ended(new DeltaRound(3, [])));
        return test;
    }
}
