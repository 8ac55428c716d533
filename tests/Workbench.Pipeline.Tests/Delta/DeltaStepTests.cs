using Workbench.Core.Writing;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Delta;

/// <summary>Each record that differs counts once, under what happened to it.</summary>
public sealed class DeltaStepTests
{
    [Fact]
    public async Task RunAsync_NothingChanged_FindsNothing()
    {
        await using var desk = await Desk.LoadedAsync();

        Assert.True((await desk.RoundAsync()).IsEmpty);
        Assert.Empty(desk.Read.Differences());
    }

    [Fact]
    public async Task RunAsync_NewAndChanged_AreCountedByObjectAndLoaded()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        desk.Source.Put("ticket/3", ("status", "auf"), ("of", "contact/1"));

        var round = await desk.RoundAsync();

        Assert.Equal([new ObjectDelta("contact", 0, 1, 0, 0, 0), new ObjectDelta("ticket", 1, 0, 0, 0, 0)], round.Objects);
        Assert.Equal("Ada King", desk.Destination.Shown(desk.TwinOf("contact/1"), "name"));
        var changed = Assert.Single(desk.Read.Differences(), row => row.What == DifferenceKind.Changed);
        Assert.Equal(("Name: Ada", "Name: Ada King"), (changed.Before, changed.After));
        Assert.True((await desk.RoundAsync()).IsEmpty);
    }

    [Fact]
    public async Task RunAsync_ClosedTicketOpensByThePlansValueMap_IsReopened()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("ticket/1", ("status", "auf"), ("of", "contact/1"));
        desk.Source.Put("ticket/2", ("status", "zu"), ("of", "contact/2"));

        var round = await desk.RoundAsync();

        Assert.Equal((1, 1), (round.Reopened, round.Changed));
        Assert.Equal(Rehearsal.Key("ticket/1"), Assert.Single(desk.Read.Differences(), row => row.What == DifferenceKind.Reopened).Key);
    }

    [Fact]
    public async Task RunAsync_GoneAndItsTicketHangsOnAnother_IsMerged()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Delete("contact/2");
        desk.Source.Put("ticket/2", ("status", "auf"), ("of", "contact/1"));

        var round = await desk.RoundAsync();

        Assert.Equal((1, 0, 1), (round.Merged, round.Deleted, round.Changed));
        var merged = Assert.Single(desk.Read.Differences(), row => row.What == DifferenceKind.Merged);
        Assert.Equal(Rehearsal.Key("contact/2"), merged.Key);
        Assert.EndsWith("ivinex/contact/1", merged.After, StringComparison.Ordinal);
    }

    /// <summary>Some sources go on to list what was merged, with a mark.</summary>
    [Theory]
    [InlineData("contact/1", DifferenceKind.Merged)]
    [InlineData("contact/2", DifferenceKind.Changed)]
    public async Task RunAsync_MarkedAsDeleted_IsMergedWhereItsTicketHangsOnAnother(string requester, DifferenceKind expected)
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/2", ("name", "Ada L."), ("gone", "true"));
        desk.Source.Put("ticket/2", ("status", "auf"), ("of", requester));

        await desk.RoundAsync();

        var found = Assert.Single(desk.Read.Differences(), row => row.Key == Rehearsal.Key("contact/2"));
        Assert.Equal(expected, found.What);
        Assert.StartsWith("Gone: true", found.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ChangedWhileItsTicketMovesAway_IsNoMerge()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/2", ("name", "Ada Lovelace"));
        desk.Source.Put("ticket/2", ("status", "auf"), ("of", "contact/1"));

        var round = await desk.RoundAsync();

        Assert.Equal((0, 2), (round.Merged, round.Changed));
    }

    [Theory]
    [InlineData("zu", DifferenceKind.Merged)]
    [InlineData("auf", DifferenceKind.Changed)]
    public async Task RunAsync_NewMessageNamesAnotherTicket_IsMergedWhereTheTicketEnded(string status, DifferenceKind expected)
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("ticket/2", ("status", status), ("of", "contact/1"));
        desk.Source.Put("message/1", ("in", "ticket/2"), ("names", "ticket/1"));

        await desk.RoundAsync();

        Assert.Equal(expected, Assert.Single(desk.Read.Differences(), row => row.Key == Rehearsal.Key("ticket/2")).What);
        Assert.Equal("contact/1", desk.Destination.Shown(desk.TwinOf("ticket/2"), "of"));
    }

    [Fact]
    public async Task RunAsync_GoneAlone_IsDeletedOnceAndKeepsItsTwin()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Delete("ticket/2");

        Assert.Equal((1, 0), ((await desk.RoundAsync()).Deleted, (await desk.RoundAsync()).Total));
        Assert.True(desk.Destination.Has(desk.TwinOf("ticket/2")));
    }

    [Fact]
    public async Task RunAsync_DestinationTakesNothing_TellsWhatWaitsUntilItDoes()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        desk.Destination.Answer("ivinex/contact/1", Unwilling(2));

        var first = await desk.RoundAsync();
        var second = await desk.RoundAsync();
        var third = await desk.RoundAsync();

        Assert.Equal([(1L, 1L), (0, 1), (0, 0)], new[] { first, second, third }.Select(round => (round.Total, round.Waiting)));
        Assert.Equal("Ada King", desk.Destination.Shown(desk.TwinOf("contact/1"), "name"));
    }

    [Fact]
    public async Task RunAsync_EarlierLoadLeftWrites_SendsThemThoughNothingChanged()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        desk.Destination.Answer("ivinex/contact/1", Unwilling(1));
        Assert.Equal(1, (await desk.RoundAsync()).Waiting);

        var round = await desk.RoundAsync();

        Assert.Equal((true, 0), (round.IsEmpty, round.Waiting));
        Assert.Equal("Ada King", desk.Destination.Shown(desk.TwinOf("contact/1"), "name"));
    }

    /// <summary>Once a round has ended, a scan that somebody asks for by hand belongs to the next one.</summary>
    [Fact]
    public async Task RunAsync_ExtractedByHandAfterARound_CountsAndCarriesIt()
    {
        await using var desk = await Desk.LoadedAsync();
        await desk.RoundAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        desk.Source.Delete("ticket/2");
        await desk.ExtractAsync();

        var round = await desk.RoundAsync();

        Assert.Equal((1, 1), (round.Changed, round.Deleted));
        Assert.Equal("Ada King", desk.Destination.Shown(desk.TwinOf("contact/1"), "name"));
    }

    [Fact]
    public async Task RunAsync_ExtractedByHandBeforeTheFirstRound_IsCarriedOver()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        await desk.ExtractAsync();

        await desk.RoundAsync();

        Assert.Equal("Ada King", desk.Destination.Shown(desk.TwinOf("contact/1"), "name"));
    }

    [Fact]
    public async Task RunAsync_DiedBeforeTheRoundEnded_CountsFromTheSameMark()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/1", ("name", "Ada King"));
        desk.Source.Delete("ticket/2");
        desk.Destination.Sending = () => throw new InvalidOperationException("power cut");
        await Assert.ThrowsAnyAsync<Exception>(desk.RoundAsync);
        desk.Destination.Sending = () => { };

        var round = await desk.RoundAsync();

        Assert.Equal((1, 1), (round.Changed, round.Deleted));
        Assert.Equal("Ada King", desk.Destination.Shown(desk.TwinOf("contact/1"), "name"));
    }

    /// <summary>Enough refusals to let a write wait at the end of so many loads.</summary>
    private static WriteAnswer[] Unwilling(int loads) => [.. Enumerable.Repeat(new WriteAnswer.NotSent("503", TimeSpan.Zero), loads * new LoadOptions().Attempts)];
}
