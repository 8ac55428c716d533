using Workbench.Core.Errors;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Hypercare;

/// <summary>After the cut-over: what changed, on which side, and what may be carried over.</summary>
public sealed class ReplayStepTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recheck_NothingChanged_FindsNothing()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();

        var found = await desk.RecheckAsync();

        Assert.Equal((0, 0, 0), (found.Source.Total, found.Edited, found.Gone));
        Assert.Empty(desk.Read.Findings());
    }

    [Fact]
    public async Task Recheck_BothSidesChanged_NamesTheSide()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        desk.Destination.Put(desk.TwinOf("ticket/2"), ("status", "Answered"), ("of", "contact/2"));
        desk.Destination.Lose(desk.TwinOf("ticket/1"));
        var writes = desk.Destination.CallsOf("send").Count;

        await desk.RecheckAsync();

        Assert.Equal(
            [("contact/1", FindingSide.Source, FindingProgress.Open), ("ticket/1", FindingSide.Destination, FindingProgress.Open), ("ticket/2", FindingSide.Destination, FindingProgress.Explained)],
            desk.Read.Findings().Select(row => (row.Key.ToString()["ivinex/".Length..], row.Side, row.State)));
        Assert.Equal(writes, desk.Destination.CallsOf("send").Count);
    }

    [Fact]
    public async Task Recheck_SettledAndNothingNew_LeavesItSettled()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        await desk.RecheckAsync();
        await new FindingBook(desk.Environment.Ledger).CloseAsync(Key("contact/1"), "Grace", "a test record", Cancellation);

        await desk.RecheckAsync();
        Assert.Equal((FindingProgress.Closed, "Grace"), Assert.Single(desk.Read.Findings()) is var row ? (row.State, row.By) : default);

        desk.Source.Put("contact/1", ("name", "Ada Byron"));
        await desk.RecheckAsync();
        Assert.Equal(FindingProgress.Open, Assert.Single(desk.Read.Findings()).State);
    }

    [Fact]
    public async Task RunAsync_MissedRecords_AreCarriedOverOnce()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("ticket/1", ("status", "auf"), ("of", "contact/1"));
        desk.Source.Put("ticket/3", ("status", "auf"), ("of", "contact/1"));
        await desk.RecheckAsync();

        var result = await desk.ReplayAsync();
        var sent = desk.Destination.CallsOf("send").Count;

        Assert.Equal((2, 0, 0), (result.Replayed, result.Held, result.Rejects));
        Assert.All(desk.Read.Findings(), row => Assert.Equal(FindingProgress.Replayed, row.State));
        Assert.Equal("Open", desk.Destination.Shown(desk.TwinOf("ticket/1"), "status"));
        Assert.Equal(0, (await desk.ReplayAsync()).Replayed);
        Assert.Equal(sent, desk.Destination.CallsOf("send").Count);
    }

    [Fact]
    public async Task RunAsync_DestinationTakesNothing_TellsWhatWaits()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        desk.Destination.Answer("ivinex/contact/1", [.. Enumerable.Repeat(new WriteAnswer.NotSent("503", TimeSpan.Zero), new LoadOptions().Attempts)]);

        var result = await desk.ReplayAsync();

        Assert.Equal((0, 1), (result.Replayed, result.Waiting));
        Assert.Equal(0, (await desk.ReplayAsync()).Waiting);
        Assert.Equal("Ada King", desk.Destination.Shown(desk.TwinOf("contact/1"), "name"));
    }

    [Fact]
    public async Task RunAsync_PeopleHaveWorkedOnTheTwin_ListsItAndLeavesItAlone()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("ticket/1", ("status", "auf"), ("of", "contact/1"));
        desk.Source.Put("ticket/2", ("status", "zu"), ("of", "contact/2"));
        desk.Destination.Put(desk.TwinOf("ticket/1"), ("status", "Answered"), ("of", "contact/1"));

        var result = await desk.ReplayAsync();

        Assert.Equal((1, 1, 0), (result.Replayed, result.Held, result.Waiting));
        Assert.Equal("Answered", desk.Destination.Shown(desk.TwinOf("ticket/1"), "status"));
        Assert.Equal("Closed", desk.Destination.Shown(desk.TwinOf("ticket/2"), "status"));
        var held = Assert.Single(desk.Read.Findings(), row => row is { Side: FindingSide.Source, State: FindingProgress.Open });
        Assert.Equal(Key("ticket/1"), held.Key);
        Assert.Contains("status changed", held.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TwinWasRemovedByPeople_IsNotBroughtBack()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("ticket/1", ("status", "auf"), ("of", "contact/1"));
        var twin = desk.TwinOf("ticket/1");
        desk.Destination.Lose(twin);

        Assert.Equal(1, (await desk.ReplayAsync()).Held);
        Assert.False(desk.Destination.Has(twin));
    }

    [Fact]
    public async Task CloseAsync_WithoutNameOrReason_IsRefused()
    {
        await using var desk = await Desk.LoadedAsync();

        await Assert.ThrowsAsync<GateException>(() => new FindingBook(desk.Environment.Ledger).CloseAsync(Key("contact/1"), "", "why", Cancellation));
        await Assert.ThrowsAsync<GateException>(() => new FindingBook(desk.Environment.Ledger).CloseAsync(Key("contact/1"), "Ada", "why", Cancellation));
    }
}
