using Workbench.Connectors.Infoset;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Emulators.Infoset;

namespace Workbench.Connectors.Tests.Infoset;

public sealed class RetentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_Conversations_AreSplitByTheirLastDayAndOrdered()
    {
        var outlook = Retention.Of(
            [Last("late", -1), Last("b", -80), Last("gone", -91), Last("a", -80), Last("edge", -90), Last("first", -89.5)], 90, Now, TimeSpan.FromDays(30));
        Assert.Equal((2, 1), (outlook.Past, outlook.Later));
        Assert.Equal(["first", "a", "b"], outlook.Leaving.Select(found => found.Conversation.Id));
        Assert.Equal(Now.AddHours(12), outlook.NextAt);
    }

    [Fact]
    public void Of_Nothing_HasNoDeadline() => Assert.Null(Retention.Of([], 90, Now, TimeSpan.FromDays(30)).NextAt);

    [Fact]
    public void Of_NoDays_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Retention.Of([], 0, Now, TimeSpan.FromDays(30)));

    [Fact]
    public async Task Check_Retention_NamesWhatLeavesNext()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3);
        account.Clock = new ShiftedClock(account.Sample.EndsAt - TimeProvider.System.GetUtcNow());
        await account.ReconnectAsync();
        var finding = (await account.FindingsAsync()).Single(found => found.Code == "infoset.retention");
        Assert.Equal(FindingState.NeedsPerson, finding.State);
        Assert.Contains("90 days", finding.Text, StringComparison.Ordinal);
        Assert.Contains("the next (infoset/ticket/", finding.Text, StringComparison.Ordinal);

        // The oldest chat stands at 83 days, and a month ahead is looked at.
        var past = account.Sample.Tickets().Count(ticket => ticket.UpdatedAt <= account.Sample.EndsAt.AddDays(-90));
        Assert.True(finding.Affected >= past + 4, $"{finding.Affected} where {past} tickets are past");
    }

    [Fact]
    public async Task Check_RetentionLongAgo_SaysWhatMayBeGone()
    {
        await using var account = await InfosetAccount.StartAsync();
        account.Clock = new ShiftedClock(account.Sample.EndsAt.AddDays(400) - TimeProvider.System.GetUtcNow());
        await account.ReconnectAsync();
        var finding = (await account.FindingsAsync()).Single(found => found.Code == "infoset.retention");
        Assert.Equal((FindingState.Affects, account.Sample.Tickets().Count() + InfosetChats.Of(account.Sample).Count()), (finding.State, (int)finding.Affected!));
    }

    /// <summary>The system's clock, some time earlier or later.</summary>
    private sealed class ShiftedClock(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }

    private static LastActivity Last(string id, double days) => new(new RecordKey("infoset", Kind.Ticket, id), Now.AddDays(days));
}
