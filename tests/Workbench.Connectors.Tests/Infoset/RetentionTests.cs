using Workbench.Connectors.Infoset;
using Workbench.Core.Connectors;
using Workbench.Core.Records;

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
        var finding = (await account.FindingsAsync()).Single(found => found.Code == "infoset.retention");
        Assert.Contains(finding.State, new[] { FindingState.Affects, FindingState.NeedsPerson });
        Assert.Contains("90 days", finding.Text, StringComparison.Ordinal);
        Assert.True(finding.Affected > 0);
    }

    private static LastActivity Last(string id, double days) => new(new RecordKey("infoset", Kind.Ticket, id), Now.AddDays(days));
}
