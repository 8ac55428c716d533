using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Connectors.Tests.Vivantio;

public sealed class VivantioTicketQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk09_DeletedTickets_StayBehindAndAreCounted()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        var tickets = await account.TicketsAsync();
        Assert.DoesNotContain(tickets, ticket => ticket.Key.Id is "9001" or "9002" or "9003");
        Assert.Equal(3, (await account.FindingAsync("deleted-tickets")).Affected);
        var deferred = tickets.Where(ticket => Print(ticket, "IsDeferred") == "true").Select(ticket => ticket.Key.Id).Order();
        Assert.Equal(["9101", "9102", "9103"], deferred);
        Assert.Equal(3, (await account.FindingAsync("deferred-tickets")).Affected);
        Assert.Contains(await account.ReadAsync("caller"), caller => Print(caller, "Deleted") == "true");
    }

    [Fact]
    public async Task Quirk10_DisabledType_IsReadLikeAnyOther()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var type = account.Schema.Object("ticket:61");
        Assert.EndsWith("(disabled)", type.Label, StringComparison.Ordinal);
        var expected = account.Sample.Tickets().Count(ticket => VivantioRules.TypeOf(ticket.Id).Id == 61);
        Assert.Equal(expected, (await account.ReadAsync(type.Name)).Count);
        Assert.Equal(FindingState.Affects, (await account.FindingAsync("ticket-types.ticket:61")).State);
    }

    [Fact]
    public async Task Quirk10_TypeThatNoCallLists_IsReadToo()
    {
        await using var account = await VivantioAccount.StartAsync();
        var id = VivantioIds.Ticket(account.Sample.Tickets().First().Id);
        account.Change(VivantioCollections.Tickets, id, ticket => (ticket["RecordTypeId"], ticket["RecordTypeNameSingular"]) = (77, "Riddle"));
        await account.DiscoverAsync();
        Assert.Equal("Riddle (not listed)", account.Schema.Object("ticket:77").Label);
        Assert.Single(await account.ReadAsync("ticket:77"));
    }

    [Fact]
    public async Task DiscoverAsync_UnknownProperty_BecomesAField()
    {
        await using var account = await VivantioAccount.StartAsync();
        var id = VivantioIds.Ticket(account.Sample.Tickets().First().Id);
        account.Change(VivantioCollections.Tickets, id, ticket => (ticket["Mood"], ticket["MoodId"]) = ("calm", 7));
        await account.DiscoverAsync();
        var ticket = (await account.TicketsAsync()).Single(found => found.Key.Id == $"{id}");
        Assert.Equal("calm", Print(ticket, "Mood"));
        Assert.True(ticket.Fields.Single(field => field.Schema.Name == "Mood").Schema.IsCustom);
        Assert.Equal(FieldRole.System, ticket.Fields.Single(field => field.Schema.Name == "MoodId").Schema.Role);
    }

    [Fact]
    public async Task Quirk11And12_StatusTypeAndResolved_TravelAsTheyAre()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var read = (await account.TicketsAsync()).ToDictionary(ticket => ticket.Key.Id);
        foreach (var ticket in account.Sample.Tickets())
        {
            var found = read[$"{VivantioIds.Ticket(ticket.Id)}"];
            Assert.Equal(VivantioRules.StatusTypeOf(ticket.Status).ToString(), Print(found, "StatusType"));
            Assert.Equal(VivantioRules.IsResolved(ticket), Print(found, "Resolved") == "true");
            Assert.Equal(VivantioRules.IsResolved(ticket), !found.ByRole(FieldRole.ResolvedAt).IsEmpty);
            Assert.Equal(ticket.Status, found.ByRole(FieldRole.Status).Print());
            Assert.Equal(VivantioRules.TypeOf(ticket.Id).NameSingular, found.ByRole(FieldRole.TicketType).Print());
            Assert.NotEqual("", found.ByRole(FieldRole.Channel).Print());
            Assert.Equal(ticket.Subject, found.ByRole(FieldRole.Subject).Print());
            Assert.Equal(ticket.Description.Length == 0 ? "" : ticket.Description, found.ByRole(FieldRole.Body).Print());
        }
    }

    [Fact]
    public async Task Quirk13_Unset_IsEmptyInEveryForm()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        foreach (var ticket in await account.TicketsAsync())
        {
            Assert.DoesNotContain(ticket.Fields, field => field.Value.Print().StartsWith("0001-01-01", StringComparison.Ordinal));
            Assert.DoesNotContain(ticket.Links, link => link.To.Id is "0" or "");
            Assert.Equal(Print(ticket, "StatusType") == "Closed", !ticket.ByRole(FieldRole.ClosedAt).IsEmpty);
        }
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    public async Task Quirk14_Times_AreReadInTheZoneOfTheSettings(string zone)
    {
        await using var account = await VivantioAccount.StartAsync(new VivantioSettings { TimeZone = zone }, profile: ("zone", zone));
        await account.DiscoverAsync();
        var read = (await account.TicketsAsync()).ToDictionary(ticket => ticket.Key.Id);
        var matching = account.Sample.Tickets().Count(ticket =>
            read[$"{VivantioIds.Ticket(ticket.Id)}"].ByRole(FieldRole.CreatedAt) is FieldValue.Instant instant
            && Math.Abs((instant.Value - ticket.CreatedAt).TotalSeconds) < 1);

        // A time that the clocks showed twice is ambiguous in a zone with daylight saving.
        Assert.InRange(matching, account.Sample.Tickets().Count() - (zone == "UTC" ? 0 : 1), account.Sample.Tickets().Count());
    }

    [Fact]
    public async Task Quirk15_CopyList_IsCleanWhateverItsEnd()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var copied = (await account.TicketsAsync()).Select(ticket => ticket.ByRole(FieldRole.Cc).Print()).Where(text => text.Length > 0).ToList();
        Assert.NotEmpty(copied);
        Assert.All(copied, text => Assert.All(text.Split(", "), address => Assert.Contains('@', address)));
    }

    [Fact]
    public async Task Quirk16And17_Actions_AreToldApart()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var read = (await account.ReadAsync("action")).ToDictionary(action => action.Key.Id);
        var tickets = account.Sample.Tickets().Select(ticket => ticket.Id).ToHashSet();
        var messages = account.Sample.Messages().Where(message => message.TicketId is { } id && tickets.Contains(id)).ToList();
        foreach (var message in messages)
        {
            var action = read[$"{VivantioIds.Action(message.Id)}"];
            Assert.Equal(Form(message.Kind), action.ByRole(FieldRole.ActivityType).Print());
            Assert.Equal(VivantioRules.IsPrivate(message), Print(action, "IsPrivate") == "true");
            Assert.Contains(action.Links, link => link.Role == LinkRole.Parent && link.To.Id == $"{VivantioIds.Ticket(message.TicketId)}");
            Assert.False(action.ByRole(FieldRole.OccurredAt).IsEmpty);
            if (message.Kind != SampleMessageKind.Note)
            {
                Assert.Equal(message.Direction.ToString().ToLowerInvariant(), action.ByRole(FieldRole.Direction).Print());
            }

            foreach (var author in action.Links.Where(link => link.Role == LinkRole.Author))
            {
                Assert.Equal(message.AuthorKind == SampleAuthorKind.Agent ? Kind.Agent : Kind.Contact, author.To.Kind);
            }
        }

        var changes = read.Values.Where(action => Print(action, "Description").StartsWith("Status changed", StringComparison.Ordinal)).ToList();
        Assert.Equal(read.Count - messages.Count, changes.Count);
        Assert.All(changes, change =>
        {
            Assert.Contains("note", change.ByRole(FieldRole.ActivityType).Print(), StringComparison.Ordinal);
            Assert.Equal(Print(change, "Description"), change.ByRole(FieldRole.Body).Print());
        });

        static string Form(SampleMessageKind kind) => kind switch
        {
            SampleMessageKind.Note => "private note",
            SampleMessageKind.Call => "call",
            SampleMessageKind.Sms => "sms",
            _ => "email",
        };
    }

    [Fact]
    public async Task Quirk20_Parents_AreLinksEachAndCyclesEnd()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var links = (await account.RelatedAsync(Kind.Ticket)).Where(row => row.Attachment is null).Select(row => row.Link).ToList();
        var held = account.Emulator.Running.Store.Scan(VivantioCollections.TicketLinks).Select(link => link.Id).Order().ToList();
        Assert.Equal(held, links.Select(link => $"{link.From.Id}>{link.To.Id}").Order());
        Assert.All(links, link => Assert.Equal(LinkRole.Parent, link.Role));
        Assert.Contains(links.GroupBy(link => link.From), group => group.Count() > 1);
    }

    [Fact]
    public async Task Quirk21_CustomValues_MatchTheSample()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5);
        await account.DiscoverAsync();
        var read = (await account.TicketsAsync()).ToDictionary(ticket => ticket.Key.Id);
        var labels = account.Sample.Fields.Select(field => field.Label).ToHashSet();
        var checkedValues = 0;
        foreach (var ticket in account.Sample.Tickets())
        {
            var found = read[$"{VivantioIds.Ticket(ticket.Id)}"].Fields.Where(field => field.Schema.Name.StartsWith("form:", StringComparison.Ordinal)).ToList();
            foreach (var (label, _) in ticket.Custom.Where(pair => !string.IsNullOrEmpty(pair.Value) && labels.Contains(pair.Key)))
            {
                var value = Assert.Single(found, field => field.Schema.Label == label || field.Schema.Label.EndsWith($": {label}", StringComparison.Ordinal)).Value;
                Assert.False(value is FieldValue.Unreadable, $"{label}: {value.Print()}");
                checkedValues += value.IsEmpty ? 0 : 1;
            }
        }

        Assert.True(checkedValues > 50);
    }

    [Fact]
    public async Task Quirk21_LegacyField_NeedsADecisionAndIsKept()
    {
        await using var account = await VivantioAccount.StartAsync(size: 0.5, withFiles: false);
        await account.DiscoverAsync();
        Assert.Equal(FindingState.NeedsPerson, (await account.FindingAsync("legacy-fields")).State);

        await account.GiveAsync("legacy-fields", new { recordTypeId = 11, fieldId = 901, name = "OldCode" });
        account.Connect();
        await account.DiscoverAsync();
        Assert.Equal(FindingState.NeedsPerson, (await account.FindingAsync("legacy-fields.901")).State);
        Assert.Contains(await account.TicketsAsync(), ticket => Print(ticket, "LegacyFields").StartsWith("OldCode: ", StringComparison.Ordinal));

        await account.GiveAsync("legacy-fields", new { recordTypeId = 11, fieldId = 901, name = "OldCode", decision = "archive" });
        account.Connect();
        await account.DiscoverAsync();
        Assert.Equal(FindingState.Clear, (await account.FindingAsync("legacy-fields.901")).State);
    }

    [Fact]
    public async Task ExtractAsync_SeveralEntriesOfAForm_KeepsAll()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        var store = account.Emulator.Running.Store;
        var form = store.Scan(VivantioCollections.Forms).First(entry => entry.Lookups.Count == 0
            && ((JsonArray)entry.Body["FieldValues"]!).Any(value => !string.IsNullOrEmpty((string?)value!["Value"])) && (long)entry.Body["CustomEntityDefinitionId"]! == 9800);
        var lookups = store.LookupsOf(form.Sequence);
        var twin = (JsonObject)form.Body.DeepClone();
        twin["Id"] = 990_000_001;
        store.Put(VivantioCollections.Forms, new Document("990000001", twin) { Lookups = lookups });
        var parent = $"{form.Body["ParentId"]}";
        var ticket = (await account.TicketsAsync()).Single(found => found.Key.Id == parent);
        Assert.NotEqual("", Print(ticket, "FurtherForms"));
    }

    [Fact]
    public async Task ExtractAsync_SlaStages_AreAFieldOfTheTicket()
    {
        await using var account = await VivantioAccount.StartAsync();
        await account.DiscoverAsync();
        Assert.All(await account.TicketsAsync(), ticket => Assert.StartsWith("Respond: TargetDate ", Print(ticket, "SlaStages"), StringComparison.Ordinal));
    }

    private static string Print(CanonicalRecord record, string name) => record.Fields.Single(field => field.Schema.Name == name).Value.Print();
}
