using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Tests.Ivinex;

/// <summary>Connector runs against the emulated quirks of values and names.</summary>
public sealed class IvinexValueQuirkTests
{
    [Fact]
    public async Task Quirk05To08_IdsAndOptions_AreResolved()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var tickets = await account.ReadAsync("Tickets");
        var expected = account.Sample.Tickets().GroupBy(ticket => ticket.Status).ToDictionary(group => group.Key, group => group.Count());
        var found = tickets.GroupBy(ticket => ticket.ByRole(FieldRole.Status).Print()).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(expected.OrderBy(pair => pair.Key), found.OrderBy(pair => pair.Key));
        Assert.Equal(
            account.Sample.Tickets().Count(ticket => ticket.ContactId is not null),
            tickets.Count(ticket => ticket.Links.Any(link => link.Role == LinkRole.Requester && link.To.Kind == Kind.Contact)));
        Assert.Contains(tickets, ticket => ticket.ByRole(FieldRole.CreatedBy) is FieldValue.Agent { Id: "900000183", Name.Length: > 0 });
        Assert.Contains(tickets, ticket => ticket.ByRole(FieldRole.Assignee) is FieldValue.Agent { Email.Length: > 0 });
        Assert.DoesNotContain(tickets.SelectMany(ticket => ticket.Fields), field => field.Value is FieldValue.Unreadable);
    }

    [Fact]
    public async Task Quirk06_PleaseSelect_IsEmpty()
    {
        await using var account = await EmulatedAccount.StartAsync(size: 0.3);
        await account.DiscoverAsync();
        var records = (await account.ReadAsync("Contacts")).Concat(await account.ReadAsync("Activities"));
        Assert.DoesNotContain(records.SelectMany(record => record.Fields), field =>
            field.Value.Print().Contains("please select", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Quirk09And21_PseudoFields_AreSystemFields()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        foreach (var name in new[] { "layout_divider_1", "button_save", "fields_changed", "site_id" })
        {
            Assert.Equal(FieldRole.System, account.Tab("Contacts").Field(name)!.Role);
        }
    }

    [Fact]
    public async Task Quirk10And11_Times_AreConvertedFromTheAccountsZone()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var expected = account.Sample.Contacts().Select(contact => contact.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")).Order();
        var found = (await account.ReadAsync("Contacts")).Select(contact => contact.ByRole(FieldRole.CreatedAt).Print()).Order();
        Assert.Equal(expected, found);
        var due = account.Sample.Tickets().Where(ticket => ticket.DueOn is not null).Select(ticket => ticket.DueOn!.Value).Order();
        var dates = (await account.ReadAsync("Tickets")).Select(ticket => ticket.ByRole(FieldRole.DueAt)).OfType<FieldValue.Date>();
        Assert.Equal(due, dates.Select(date => date.Value).Order());
    }

    [Fact]
    public async Task Quirk11_CallTimes_AreJoinedFromDateAndStartTime()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var calls = (await account.ReadAsync("Activities"))
            .Where(message => message.ByRole(FieldRole.ActivityType).Print() == "Call").ToList();
        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Equal(call.ByRole(FieldRole.CreatedAt).Print(), call.ByRole(FieldRole.OccurredAt).Print()));
    }

    [Fact]
    public async Task Quirk12_CutMachineNames_KeepTheirLabels()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        var labels = account.Schema.Objects.SelectMany(found => found.Fields).ToList();
        Assert.All(account.Sample.Fields, field => Assert.Contains(labels, found => found.Label == field.Label && found.Role is null or FieldRole.Website));
        Assert.All(account.Schema.Objects, found => Assert.Equal(found.Fields.Count, found.Fields.Select(field => field.Name).Distinct().Count()));
    }

    [Fact]
    public async Task Quirk22_Html_IsKeptVerbatim()
    {
        await using var account = await EmulatedAccount.StartAsync(size: 0.3);
        await account.DiscoverAsync();
        var expected = account.Sample.Tickets().Select(ticket => ticket.Description).Order(StringComparer.Ordinal);
        var found = (await account.ReadAsync("Tickets")).Select(ticket => ticket.ByRole(FieldRole.Body).Print()).Order(StringComparer.Ordinal);
        Assert.Equal(expected, found);
        Assert.Equal(FieldType.Html, account.Tab("Tickets").Fields.Single(field => field.Role == FieldRole.Body).Type);
    }

    [Fact]
    public async Task DiscoverAsync_UsualAccount_FindsTheRoles()
    {
        await using var account = await EmulatedAccount.StartAsync();
        await account.DiscoverAsync();
        AssertRoles("Contacts", FieldRole.Id, FieldRole.FirstName, FieldRole.LastName, FieldRole.Email, FieldRole.Phone, FieldRole.Organization);
        AssertRoles("Tickets", FieldRole.Subject, FieldRole.Body, FieldRole.Status, FieldRole.Priority, FieldRole.Requester, FieldRole.Assignee, FieldRole.DueAt);
        AssertRoles("Activities", FieldRole.ActivityType, FieldRole.Direction, FieldRole.OccurredAt, FieldRole.From, FieldRole.To, FieldRole.Cc, FieldRole.Bcc,
            FieldRole.CallDuration, FieldRole.CallDisposition, FieldRole.Body);
        AssertRoles("Tasks", FieldRole.Subject, FieldRole.Status, FieldRole.DueAt, FieldRole.Assignee);
        Assert.Equal(account.Sample.Agents().Count(), account.Schema.Agents.Count);
        Assert.Contains(account.Schema.Agents, agent => !agent.IsActive);
        Assert.Null(account.Tab("Surveys").Kind);

        void AssertRoles(string label, params string[] roles) =>
            Assert.Empty(roles.Except(account.Tab(label).Fields.Select(field => field.Role ?? "")));
    }

    [Fact]
    public async Task DiscoverAsync_Twice_GivesTheSameHash()
    {
        await using var account = await EmulatedAccount.StartAsync();
        Assert.Equal((await account.DiscoverAsync()).Hash(), (await account.DiscoverAsync()).Hash());
    }
}
