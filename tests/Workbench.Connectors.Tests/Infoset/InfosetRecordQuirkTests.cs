using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Infoset;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Connector runs against the emulated quirks of records.</summary>
public sealed class InfosetRecordQuirkTests
{
    private const int Plenty = 1_000_000;

    [Fact]
    public async Task Quirk11_GoneMail_IsDataAndOthersHaveTheirText()
    {
        await using var account = await InfosetAccount.StartAsync();
        var mails = (await account.ReadAsync("ticket-logs")).Where(log => log.ByRole(FieldRole.ActivityType).Print() == "email").ToList();
        var gone = Assert.Single(mails, mail => !mail.Value("emailMissing").IsEmpty);
        Assert.Contains("404 for e-mail 39999", gone.Value("emailMissing").Print(), StringComparison.Ordinal);
        Assert.True(gone.ByRole(FieldRole.Body).IsEmpty);
        var subjects = account.Sample.Messages().ToDictionary(message => InfosetIds.Log(message.Id).ToString(), message => message.Subject);
        Assert.All(mails.Where(mail => mail != gone), mail => Assert.Equal(subjects[mail.Key.Id], mail.ByRole(FieldRole.Subject).Print()));
        Assert.Contains(mails, mail => mail.ByRole(FieldRole.Body) is FieldValue.Html);
        Assert.Contains(mails, mail => mail.ByRole(FieldRole.From).Print().Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quirk12_UnknownStatus_IsKeptVerbatim()
    {
        await using var account = await InfosetAccount.StartAsync();
        var tickets = await account.ReadAsync("tickets");
        var unknown = Assert.Single(tickets, ticket => ticket.ByRole(FieldRole.Status) is FieldValue.Unreadable);
        Assert.Equal("9", unknown.ByRole(FieldRole.Status).Print());
        Assert.All(tickets.Where(ticket => ticket != unknown), ticket => Assert.IsType<FieldValue.Option>(ticket.ByRole(FieldRole.Status)));
        Assert.DoesNotContain(tickets, ticket => ticket.ByRole(FieldRole.Priority) is FieldValue.Unreadable);
    }

    [Fact]
    public async Task Quirk18_MergedTicket_PointsAtTheOther()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.2);
        var entry = Assert.Single(
            await account.ReadAsync("ticket-logs"), log => log.ByRole(FieldRole.ActivityType).Print() == "system note");
        Assert.Contains(new RecordLink(entry.Key, LinkRole.Reference, new("infoset", Kind.Ticket, "7001")), entry.Links);
        var merged = entry.Links.Single(link => link.Role == LinkRole.Parent).To;
        Assert.Equal("Closed", (await account.ReadAsync("tickets")).Single(ticket => ticket.Key == merged).ByRole(FieldRole.Status).Print());
    }

    [Fact]
    public async Task Quirk20_Contacts_MayLackAnAddressAndHaveOneName()
    {
        await using var account = await InfosetAccount.StartAsync();
        var contacts = await account.ReadAsync("contacts");
        Assert.Contains(contacts, contact => contact.ByRole(FieldRole.Email).IsEmpty);
        Assert.Contains(contacts.GroupBy(contact => contact.ByRole(FieldRole.Email).Print()), same => same.Key.Length > 0 && same.Count() == 2);
        Assert.DoesNotContain(account.Object("contacts").Fields, field => field.Role is FieldRole.FirstName or FieldRole.LastName);
    }

    [Fact]
    public async Task Quirk21_TicketContact_MayBeMissingOrDangle()
    {
        await using var account = await InfosetAccount.StartAsync();
        var contacts = (await account.ExtractAsync("contacts")).Select(contact => contact.Key).ToHashSet();
        var tickets = await account.ReadAsync("tickets");
        Assert.Contains(tickets, ticket => ticket.Links.All(link => link.Role != LinkRole.Requester));
        var dangling = tickets.SelectMany(ticket => ticket.Links).Where(link => link.Role == LinkRole.Requester && !contacts.Contains(link.To));
        Assert.Single(dangling);
    }

    [Fact]
    public async Task Quirk22_UnknownStage_IsKeptVerbatimAndFound()
    {
        await using var account = await InfosetAccount.StartAsync();
        var unknown = Assert.Single(await account.ReadAsync("tickets"), ticket => ticket.Value("stageId") is FieldValue.Unreadable);
        Assert.Equal("99", unknown.Value("stageId").Print());
        var finding = (await account.FindingsAsync()).Single(found => found.Code == "infoset.stages.tickets");
        Assert.Equal(FindingState.Affects, finding.State);
        Assert.Contains("stageId 99", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk23_Deals_CarryWhatThePromiseNames()
    {
        await using var account = await InfosetAccount.StartAsync();
        var deals = (await account.ReadAsync("deals")).ToDictionary(deal => deal.Key.Id);
        Assert.All(account.Sample.Deals(), sample =>
        {
            var deal = deals[InfosetIds.Deal(sample.Id).ToString()];
            Assert.Equal(
                (sample.Name, sample.Pipeline, sample.Value),
                (deal.ByRole(FieldRole.Name).Print(), deal.Value("pipelineId").Print(), (deal.Value("amount") as FieldValue.Number)?.Value));
            Assert.EndsWith(sample.Stage, deal.Value("stageId").Print(), StringComparison.Ordinal);
            Assert.Equal(sample.ClosesOn?.ToString("yyyy-MM-dd") ?? "", deal.Value("closeDate").Print());
            Assert.Contains(deal.ByRole(FieldRole.Status).Print(), new[] { "1", "3", "4" });
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Quirk24_Dates_MeanUtcWithAndWithoutZone(bool writesZone)
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { CallsPerWindow = Plenty, WritesZone = writesZone });
        var tickets = (await account.ReadAsync("tickets")).ToDictionary(ticket => ticket.Key.Id);
        Assert.All(account.Sample.Tickets(), sample => Assert.Equal(
            sample.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            tickets[InfosetIds.Ticket(sample.Id).ToString()].ByRole(FieldRole.CreatedAt).Print()));
    }

    [Fact]
    public async Task Map_Hierarchy_LinksCompaniesToTheirParents()
    {
        await using var account = await InfosetAccount.StartAsync(size: 0.3);
        var companies = await account.ReadAsync("companies");
        var links = companies.SelectMany(company => company.Links).Where(link => link.Role == LinkRole.Parent).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(companies, company => company.Key == link.To));
    }

    [Fact]
    public async Task Map_Channel_AlsoStandsInAFieldOfItsOwn()
    {
        await using var account = await InfosetAccount.StartAsync();
        foreach (var name in new[] { "tickets", "chats" })
        {
            Assert.All(await account.ReadAsync(name), ticket =>
                Assert.Equal(ticket.ByRole(FieldRole.Channel).Print(), ticket.Value("channel_source").Print()));
            Assert.Contains(account.Object(name).Fields, field => field is { Name: "channel_source", IsCustom: true, Role: null });
        }
    }

    [Fact]
    public async Task Map_CustomValues_AreTypedByTheirDefinitions()
    {
        await using var account = await InfosetAccount.StartAsync();
        foreach (var name in new[] { "tickets", "contacts", "companies" })
        {
            var custom = (await account.ReadAsync(name)).SelectMany(record => record.Fields).Where(field => field.Schema is { IsCustom: true, VendorId: not null }).ToList();
            Assert.Contains(custom, field => !field.Value.IsEmpty);
            Assert.DoesNotContain(custom, field => field.Value is FieldValue.Unreadable);
        }
    }

    [Fact]
    public async Task Map_Breaches_AreListed()
    {
        await using var account = await InfosetAccount.StartAsync();
        Assert.All(await account.ReadAsync("tickets"), ticket => Assert.Equal(
            InfosetInventions.HasBreach(long.Parse(ticket.Key.Id)),
            ticket.Value("breaches").Print().StartsWith(InfosetInventions.SlaName, StringComparison.Ordinal)));
    }
}
