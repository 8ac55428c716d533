using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Emulators.Tests.Vivantio;

public sealed partial class VivantioTicketQuirkTests
{
    [Fact]
    public async Task Quirk09_DeletedAndDeferred_AreInTheDefaultResultUnlessFiltered()
    {
        await using var account = await VivantioAccount.StartAsync();

        var all = await account.SelectAsync("Ticket");
        var filtered = await account.SelectAsync(
            "Ticket", VivantioAccount.Condition("Deleted", "DoesNotEqual", true), VivantioAccount.Condition("IsDeferred", "Equals", false));

        Assert.Equal(3, all.Count(row => (bool)row["Deleted"]! && (string?)row["StatusType"] == "Deleted"));
        Assert.Equal(3, all.Count(row => (bool)row["IsDeferred"]! && (string?)row["StatusType"] == "Pending"));
        Assert.Equal(all.Count - 6, filtered.Count);
        Assert.Equal(3, (await account.SelectAsync("Ticket", VivantioAccount.Condition("StatusType", "Equals", 99))).Count);
        Assert.Single(await account.SelectAsync("Client", VivantioAccount.Condition("Deleted", "Equals", true)));
        Assert.Single(await account.SelectAsync("Caller", VivantioAccount.Condition("Deleted", "Equals", true)));
    }

    [Fact]
    public async Task Quirk10_DisabledType_StillHasTickets()
    {
        await using var account = await VivantioAccount.StartAsync();

        var disabled = Assert.Single(await account.RowsAsync("Configuration/TicketTypeSelectAll"), type => !(bool)type["Enabled"]!);
        var tickets = await account.SelectAsync("Ticket", VivantioAccount.Condition("RecordTypeId", "Equals", (int)disabled["Id"]!));
        var types = await account.RowsAsync("Configuration/TicketTypeSelectByTicketIds", $"[{tickets[0]["Id"]}]");

        Assert.True(tickets.Count >= 3);
        Assert.Equal("Legacy Call", (string?)tickets[0]["RecordTypeNameSingular"]);
        Assert.Equal((int)disabled["Id"]!, (int)Assert.Single(types)["Id"]!);
    }

    [Fact]
    public async Task Quirk11_StatusType_IsACodeHereAndAWordThere()
    {
        await using var account = await VivantioAccount.StartAsync();

        var listed = Assert.Single(await account.SelectAsync("Ticket", VivantioAccount.Condition("Id", "Equals", 10_001)));
        var single = (await account.PostAsync("Ticket/SelectById/10001"))["Item"]!;

        Assert.Equal(JsonValueKind.String, listed["StatusType"]!.GetValueKind());
        Assert.Equal(JsonValueKind.Number, single["StatusType"]!.GetValueKind());
        Assert.Equal((VivantioStatusType)(int)single["StatusType"]!, Enum.Parse<VivantioStatusType>((string)listed["StatusType"]!));
    }

    [Fact]
    public async Task Quirk12_Resolved_IsNoStatus()
    {
        await using var account = await VivantioAccount.StartAsync();

        var tickets = await account.SelectAsync("Ticket");

        Assert.Contains(tickets, row => (bool)row["Resolved"]! && (string?)row["StatusType"] == "Open");
        Assert.Contains(tickets, row => !(bool)row["Resolved"]! && (string?)row["StatusType"] == "Closed");
    }

    [Fact]
    public async Task Quirk13_Unset_HasManyForms()
    {
        await using var account = await VivantioAccount.StartAsync();

        var tickets = (await account.SelectAsync("Ticket")).Where(row => (string?)row["StatusType"] == "Open").ToList();

        Assert.Contains(tickets, row => row.ContainsKey("CloseDate") && row["CloseDate"] is null);
        Assert.Contains(tickets, row => !row.ContainsKey("CloseDate"));
        Assert.Contains(tickets, row => (string?)row["CloseDate"] == "0001-01-01T00:00:00");
        Assert.Contains(tickets, row => (int?)row["LocationId"] == 0);
        Assert.Contains(tickets, row => row.ContainsKey("LocationId") && row["LocationId"] is null);
    }

    [Theory]
    [InlineData("UTC", 0)]
    [InlineData("America/New_York", -5)]
    public async Task Quirk14_Times_HaveNoZone(string zone, int hours)
    {
        var sample = new BuiltInSample(0.1);
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { TimeZone = zone }, sample);
        var opened = sample.Tickets().First().CreatedAt;

        var stamp = (string)(await account.PostAsync("Ticket/SelectById/10001"))["Item"]!["OpenDate"]!;

        Assert.Matches(Stamp(), stamp);
        Assert.Equal(opened.AddHours(hours).ToString("s"), stamp);
    }

    [Fact]
    public async Task Quirk15_CopyList_IsOneStringThatMayEndWithItsSeparator()
    {
        await using var account = await VivantioAccount.StartAsync();

        var lists = (await account.SelectAsync("Ticket")).Select(row => (string)row["CCAddressList"]!).ToList();

        Assert.Contains(lists, list => list.EndsWith("; ", StringComparison.Ordinal));
        Assert.Contains(lists, list => list.Length > 0 && !list.EndsWith(' '));
        Assert.Contains("", lists);
    }

    [Fact]
    public async Task Quirk16_PrivateActions_ShowOnlyInTheDifference()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var note = sample.Messages().First(message => message.TicketId is not null && VivantioRules.IsPrivate(message));
        var call = "Ticket/ActionSelectByParentId/" + VivantioIds.Ticket(note.TicketId);

        var all = await account.RowsAsync(call + "?includePrivate=True&includeAttachments=False");
        var open = await account.RowsAsync(call + "?includePrivate=False&includeAttachments=False");
        var hidden = all.Select(row => (long)row["Id"]!).Except(open.Select(row => (long)row["Id"]!)).ToList();

        Assert.Contains(VivantioIds.Action(note.Id), hidden);
        Assert.All(all, row => Assert.DoesNotContain(row, property => property.Key.Contains("rivate", StringComparison.Ordinal)));
        Assert.Equal(open.Count, (await account.RowsAsync(call)).Count);
    }

    [Fact]
    public async Task Quirk17_StatusChange_HasNoNotes()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var ticket = sample.Tickets().First(VivantioRules.HasStatusAction);

        var actions = await account.RowsAsync($"Ticket/ActionSelectByParentId/{VivantioIds.Ticket(ticket.Id)}?includePrivate=True");

        var change = Assert.Single(actions, row => ((string)row["Description"]!).StartsWith("Status changed", StringComparison.Ordinal));
        Assert.True(change.ContainsKey("Notes") && change["Notes"] is null);
        Assert.All(actions.Where(row => row != change), row => Assert.NotNull(row["Notes"]));
    }

    [Fact]
    public async Task Quirk20_Hierarchy_HasTwoParentsAndACycle()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var links = sample.TicketLinks().ToList();
        var twice = links.GroupBy(link => link.ChildId).First(group => group.Count() == 2).Key;
        var loop = links.First(link => links.Contains(new SampleTicketLink(link.ParentId, link.ChildId)));

        var parents = await IdsAsync("Ticket/SelectParentTicketsByTicketId", twice);
        var children = await IdsAsync("Ticket/SelectChildTicketsByTicketId", loop.ParentId);
        var back = await IdsAsync("Ticket/SelectChildTicketsByTicketId", loop.ChildId);

        Assert.Equal(2, parents.Count);
        Assert.Contains(VivantioIds.Ticket(loop.ChildId), children);
        Assert.Contains(VivantioIds.Ticket(loop.ParentId), back);

        async Task<List<long>> IdsAsync(string method, string ticket) =>
            [.. (await account.RowsAsync($"{method}?id={VivantioIds.Ticket(ticket)}")).Select(row => (long)row["Id"]!)];
    }

    [Fact]
    public async Task Sla_DueTicket_HasItsDateAsTargetOfTheLastStage()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var ticket = sample.Tickets().First(one => one.DueOn is not null);

        var stages = await account.RowsAsync($"Ticket/SLAStageInstanceSelectByTicket/?id={VivantioIds.Ticket(ticket.Id)}");
        var priorities = await account.RowsAsync("Configuration/PrioritySelectByRecordTypeId/11");
        var targets = await account.RowsAsync($"Configuration/SLAStageTargetSelectByPriority/{priorities[^1]["Id"]}");

        Assert.Equal(["Respond", "Resolve"], stages.Select(stage => (string)stage["StageName"]!));
        Assert.Equal(ticket.DueOn!.Value.ToString("yyyy-MM-dd") + "T00:00:00", (string?)stages[1]["TargetDate"]);
        Assert.Equal([96, 960], targets.Select(target => (int)target["TargetMinutes"]!));
    }

    [Fact]
    public async Task Edits_Applied_MoveLastModifiedDateOnce()
    {
        var sample = new BuiltInSample(0.5);
        await using var account = await VivantioAccount.StartAsync(sample: sample);
        var since = VivantioAccount.Condition("LastModifiedDate", "GreaterThanOrEqualTo", sample.EndsAt.ToString("s"));
        Assert.Empty(await account.SelectAsync("Ticket", since));

        var count = await account.Emulator.ApplyEditsAsync(TestContext.Current.CancellationToken);
        var again = await account.Emulator.ApplyEditsAsync(TestContext.Current.CancellationToken);
        var changed = await account.SelectAsync("Ticket", since);
        var callers = await account.SelectAsync(
            "Caller", VivantioAccount.Condition("UpdateDate", "GreaterThanOrEqualTo", sample.EndsAt.ToString("s")));

        Assert.Equal(sample.Edits().Count, count);
        Assert.Equal(0, again);
        var tickets = sample.Edits().SelectMany(edit => edit switch
        {
            TicketSaved saved => [saved.Ticket.Id],
            TicketMerged merged => [merged.Ticket.Id],
            ContactMerged merged => merged.Tickets.Select(ticket => ticket.Id),
            MessageSaved { Message.TicketId: { } ticket } => [ticket],
            _ => [],
        });
        Assert.Equal(
            tickets.Distinct().Select(id => VivantioIds.Ticket(id)).Order(),
            changed.Select(row => (long)row["Id"]!).Order());
        Assert.Equal(3, callers.Count);
    }

    [GeneratedRegex("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$")]
    private static partial Regex Stamp();
}
