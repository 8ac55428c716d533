using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Handoff;

namespace Workbench.Pipeline.Tests.Handoff;

public sealed class LedgerTablesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 10, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task VolumesByMonth_MessagesOfAllSorts_AreCountedBySpeaker()
    {
        await using var bed = await LedgerBed.BeginAsync();
        await ThreadsAsync(bed);

        Assert.Equal(
            [new MonthVolume("2026-01", 2, 2, 2, 1, 1, 0), new MonthVolume("2026-02", 1, 0, 0, 0, 0, 0), new MonthVolume("undated", 0, 0, 0, 0, 0, 1)],
            VolumesByMonth.Of(bed.Records, Cancellation));
    }

    [Fact]
    public async Task ResponseTimes_FirstPublicReply_CountsAndNotesDoNot()
    {
        await using var bed = await LedgerBed.BeginAsync();
        await ThreadsAsync(bed);

        Assert.Equal(
            [
                new ResponseMonth("2026-01", 2, 0, TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(90)),
                new ResponseMonth("2026-02", 0, 1, null, null),
            ],
            ResponseTimes.Of(bed.Records, Cancellation));
    }

    [Fact]
    public async Task AgentActivity_LinksAndFields_AreCountedForTheAgent()
    {
        await using var bed = await LedgerBed.BeginAsync();
        await ThreadsAsync(bed);
        await bed.LinkAsync("ticket/1", LinkRole.Assignee, "agent/1");
        await bed.LinkAsync("ticket/2", LinkRole.Assignee, "agent/9");

        Assert.Equal(
            [("1", "Ann", 1L, 1L), ("2", "Bob", 0L, 1L), ("9", "", 1L, 0L)],
            AgentActivity.Of(bed.Records, Cancellation).Select(row => (row.Agent.Id, row.Name, row.TicketsAssigned, row.MessagesWritten)));
    }

    [Fact]
    public async Task Hierarchy_ParentAndChild_ShowSubjectsAndTwins()
    {
        await using var bed = await LedgerBed.BeginAsync();
        await bed.AddAsync("ticket/1", "=Parent", Start);
        await bed.AddAsync("ticket/2", "Child", Start);
        await bed.LinkAsync("ticket/2", LinkRole.Parent, "ticket/1");
        await bed.LinkAsync("ticket/1", LinkRole.Parent, "ticket/404");
        await bed.CarryAsync("ticket/2", "contact", "77");

        var rows = LinkTables.Hierarchy(bed.Records).ToList();

        Assert.Equal(("=Parent", false, "", ""), (rows[0].ChildSubject, rows[0].IsChildCarried, rows[0].ParentSubject, rows[0].ParentTwins));
        Assert.Equal(("Child", true, "contact:77", "=Parent", false), (rows[1].ChildSubject, rows[1].IsChildCarried, rows[1].ChildTwins, rows[1].ParentSubject, rows[1].IsParentCarried));
    }

    [Fact]
    public async Task Organizations_OfContacts_AreNamed()
    {
        await using var bed = await LedgerBed.BeginAsync();
        await bed.AddAsync("contact/1", "Cy", null);
        await bed.AddAsync("organization/5", "Acme", null);
        await bed.LinkAsync("contact/1", LinkRole.Organization, "organization/5");

        var row = Assert.Single(LinkTables.Organizations(bed.Records));

        Assert.Equal(("Cy", "Acme", ""), (row.ContactName, row.OrganizationName, row.ContactTwins));
    }

    [Fact]
    public async Task ChannelView_Values_AreCountedWithAFilterEach()
    {
        await using var bed = await LedgerBed.BeginAsync();
        await bed.AddAsync("ticket/1", "a", Start, fields: (FieldRole.Channel, new FieldValue.Text("e{0}mail")));
        await bed.AddAsync("ticket/2", "b", Start, fields: (FieldRole.Channel, new FieldValue.Text("e{0}mail")));
        await bed.AddAsync("ticket/3", "c", Start);

        var rows = ChannelView.Of(bed.Records, DestinationWords.Of("intercom"), Cancellation).Rows;

        Assert.Equal(["e{0}mail 2", "(none) 1"], rows.Select(row => string.Join(' ', row.Cells)));
        Assert.Contains("channel_source is e{0}mail", rows[0].Recommended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RetentionList_Conversations_LeaveInOrderAndThoseThatAreOverComeLast()
    {
        await using var bed = await LedgerBed.BeginAsync();
        await bed.AddAsync("ticket/1", "over", Start, modified: Start.AddDays(-91));
        await bed.AddAsync("ticket/2", "later", Start.AddDays(-5), modified: Start);
        await bed.AddAsync("ticket/3", "next", Start.AddDays(-60));

        var rows = new RetentionList(bed.Read, 90, Start).Rows().ToList();

        Assert.Equal([("next", 30), ("later", 90), ("over", -1)], rows.Select(row => (row.Subject, row.DaysLeft)));
        Assert.Equal(Start.AddDays(30), rows[0].LeavesAt);
    }

    [Fact]
    public async Task DaysAsync_SeveralPlans_TakesTheShortest()
    {
        using var folder = new OperatorFolder();
        Assert.Null(await RetentionList.DaysAsync(folder.FullName, Cancellation));

        folder.Write("retention", """{"plan":"standard","chatRetentionDays":90}""", """{"plan":"light","chatRetentionDays":30}""");

        Assert.Equal(30, await RetentionList.DaysAsync(folder.FullName, Cancellation));
    }

    /// <summary>Ticket 1 waits 30 minutes, ticket 2 waits 90, ticket 3 is never answered.</summary>
    private static async Task ThreadsAsync(LedgerBed bed)
    {
        await bed.AddAsync("ticket/1", "one", Start);
        await bed.AddAsync("ticket/2", "two", Start);
        await bed.AddAsync("ticket/3", "three", Start.AddMonths(1));
        await bed.AddAsync("message/1", "asks", Start, "email", fields: (FieldRole.Direction, new FieldValue.Text("inbound")));
        await bed.AddAsync("message/2", "noted", Start.AddMinutes(5), "internal note");
        await bed.AddAsync("message/3", "rang", Start.AddMinutes(10), "call");
        await bed.AddAsync("message/4", "answers", Start.AddMinutes(30), "email", fields: (FieldRole.From, new FieldValue.Text("Ann <ANN@example.com>")));
        await bed.AddAsync("message/5", "asks", Start, "email", fields: (FieldRole.From, new FieldValue.Text("Cy <cy@example.com>")));
        await bed.AddAsync("message/6", "answers", Start.AddMinutes(90), "comment", fields: (FieldRole.CreatedBy, new FieldValue.Agent("2", "bob@example.com", "Bob")));
        await bed.AddAsync("message/7", "nobody", null, "email");
        await bed.LinkAsync("message/4", LinkRole.Author, "agent/1");
        foreach (var (message, ticket) in new[] { (1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2), (7, 3) })
        {
            await bed.LinkAsync($"message/{message}", LinkRole.Parent, $"ticket/{ticket}");
        }

        await bed.FinishScanAsync();
    }
}
