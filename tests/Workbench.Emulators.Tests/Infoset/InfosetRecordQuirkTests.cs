using System.Net;
using System.Text.RegularExpressions;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Infoset;

public sealed partial class InfosetRecordQuirkTests
{
    private readonly BuiltInSample sample = new(0.2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk11_MailEntry_HasOnlyAnIdAndOneIsGone()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var mails = (await account.LogsAsync(7001)).Where(entry => entry["emailId"] is not null).ToList();

        Assert.All(mails, entry => Assert.Null(entry["content"]));
        var gone = 0;
        foreach (var id in mails.Select(entry => (long)entry["emailId"]!))
        {
            var (status, mail) = await account.TryAsync($"email/{id}");
            gone += status == HttpStatusCode.NotFound ? 1 : 0;
            if (status == HttpStatusCode.OK)
                Assert.Equal(id, (long)mail!["id"]!);
        }

        Assert.Equal(1, gone);
        Assert.Contains(InfosetIds.GoneEmail, mails.Select(entry => (long)entry["emailId"]!));
    }

    [Fact]
    public async Task Quirk12_StatusAndPriority_AreNumbersAndOneIsUnknown()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);

        var tickets = await account.AllAsync("tickets");

        var unknown = Assert.Single(tickets, ticket => (int)ticket["status"]! is < 1 or > 4);
        Assert.Equal(InfosetIds.Ticket(InfosetPlantings.In(sample).UnknownStatus!), (long)unknown["id"]!);
        Assert.Equal([1, 2, 3, 4], tickets.Select(ticket => (int)ticket["priority"]!).Where(priority => priority > 0).Distinct().Order());
    }

    [Fact]
    public async Task Quirk18_MergedTicket_IsClosedAndSaysSo()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var id = InfosetIds.Ticket(InfosetPlantings.In(sample).Merged!);

        var entry = Assert.Single(await account.LogsAsync(id), entry => (string?)entry["type"] == "system");

        Assert.Contains("#7001 ile birleştirildi", (string?)entry["content"]);
        Assert.Equal(4, (int)(await account.GetAsync($"tickets/{id}"))["status"]!);
    }

    [Fact]
    public async Task Quirk19_Images_AreAbsoluteAndSomeAreBroken()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var html = (string)(await account.GetAsync("tickets/7001"))["content"]!;
        var answers = new List<(HttpStatusCode, string?)>();

        foreach (var url in Sources().Matches(html).Select(match => match.Groups[1].Value))
        {
            using var open = await account.Stranger.GetAsync(new Uri(url, UriKind.Absolute), Cancellation);
            using var keyed = await account.Client.GetAsync(new Uri(url, UriKind.Absolute), Cancellation);
            Assert.Equal(open.StatusCode, keyed.StatusCode);
            answers.Add((open.StatusCode, open.Content.Headers.ContentType?.MediaType));
        }

        Assert.Equal(
            [(HttpStatusCode.OK, "image/png"), (HttpStatusCode.Forbidden, "application/json"), (HttpStatusCode.OK, "text/html")], answers);
    }

    [Fact]
    public async Task Quirk20_Contacts_MayLackOrShareAnAddress()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);

        var contacts = await account.AllAsync("contacts");

        Assert.Contains(contacts, contact => contact["email"] is null);
        Assert.Contains(contacts.Where(contact => contact["email"] is not null).GroupBy(contact => (string)contact["email"]!), group => group.Count() == 2);
        Assert.All(contacts, contact => Assert.DoesNotContain(contact, member => member.Key.Contains("Name") && member.Key != "fullName"));
    }

    [Fact]
    public async Task Quirk21_TicketContact_MayBeNullOrGone()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);

        var tickets = await account.AllAsync("tickets");

        Assert.Contains(tickets, ticket => ticket["contactId"] is null);
        var statuses = new List<HttpStatusCode>();
        foreach (var id in tickets.Select(ticket => (long?)ticket["contactId"]).OfType<long>().Distinct())
            statuses.Add((await account.TryAsync($"contacts/{id}")).Status);
        Assert.Single(statuses, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Quirk22_Stage_MayBeInNoPipeline()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var stages = (await account.AllAsync("pipelines")).SelectMany(pipeline => pipeline["stages"]!.AsArray()).Select(stage => (int)stage!["id"]!).ToHashSet();

        var tickets = await account.AllAsync("tickets");

        Assert.Single(tickets, ticket => !stages.Contains((int)ticket["stageId"]!));
    }

    [Fact]
    public async Task Quirk23_Deals_FilterByNameAndCountTheirStatus()
    {
        await using var account = await InfosetAccount.StartAsync();
        var all = await account.AllAsync("deals");
        var name = ((string)all[0]["name"]!).Split(' ')[0];

        var found = await account.AllAsync("deals?Name=" + Uri.EscapeDataString(name));

        Assert.InRange(found.Count, 1, all.Count);
        Assert.All(found, deal => Assert.Contains(name, (string)deal["name"]!));
        Assert.Equal([1, 3, 4], all.Select(deal => (int)deal["status"]!).Distinct().Order());
    }

    [Fact]
    public async Task Quirk24_Dates_CarryTheZoneAndOnceAFraction()
    {
        await using var account = await InfosetAccount.StartAsync(sample: sample);

        var dates = (await account.AllAsync("tickets")).SelectMany(ticket => new[] { (string)ticket["createdDate"]!, (string)ticket["updatedDate"]! }).ToList();

        Assert.All(dates, date => Assert.EndsWith("Z", date));
        Assert.Single(dates, date => date.Contains('.'));
    }

    [Fact]
    public async Task Quirk24_OtherAnswerChosen_HasNoZone()
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { WritesZone = false });

        Assert.All(await account.RowsAsync("tickets"), ticket => Assert.DoesNotContain("Z", (string)ticket["updatedDate"]!));
    }

    [GeneratedRegex("<img src=\"([^\"]+)\"")]
    private static partial Regex Sources();
}
