using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Oddities of tickets, their types, files and jobs.</summary>
public sealed class TicketQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk23_Ticket_IsKnownByItsIdAndHasOneContactById()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ticket = await TicketAsync(workspace);
        var contacts = QuirkBed.Write(workspace, ticket, "ticket.create").Body.GetProperty("json").GetProperty("contacts");

        Assert.Equal(1, contacts.GetArrayLength());
        Assert.False(contacts[0].TryGetProperty("email", out _));
        Assert.Equal("Refund", (await StatesAsync(workspace, ticket))[0].Fields["title"]);
    }

    [Fact]
    public async Task Quirk25_BackOfficeTicket_GetsNoReplyOfAContact()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var task = workspace.Ledger.Add(SampleSource.Tasks, "50", ("subject", SampleSource.Text("Call back")));
        workspace.Ledger.Link(task, LinkRole.Parent, ada);
        var message = LoadTests.Message(workspace.Ledger, task, "4", "Email", "Inbound", "2021-03-02T09:00:00Z", "ada@example.com", "7", "On the task");
        await QuirkBed.SendAllAsync(workspace, task, message);

        Assert.Equal("admin", workspace.Compose(message).Writes.Single().Body.GetProperty("json").GetProperty("type").GetString());
        Assert.Equal("ticket-part", workspace.Twins[(message, "ticket-part")].Type);
    }

    [Fact]
    public async Task Quirk28_States_AreThoseOfTheTicketsOwnType()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ticket = await TicketAsync(workspace, ("status", SampleSource.Option("Closed")));
        var sent = QuirkBed.Write(workspace, ticket, "ticket.finish").Body.GetProperty("json").GetProperty("ticket_state_id").GetString();
        var type = workspace.Ledger.Destination.Objects.Single(found => found.Name.StartsWith("ticket-type:", StringComparison.Ordinal) && found.Label == "Ivinex ticket");

        Assert.Contains(type.Field("state")!.Options, option => option.Id == sent);
        Assert.Equal("Resolved", (await StatesAsync(workspace, ticket))[0].Fields["state"]);
    }

    [Fact]
    public async Task Quirk28_UnknownAssignee_IsRefusedInWords()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var chat = QuirkBed.Chat(workspace, await QuirkBed.ContactAsync(workspace));
        await workspace.SendAsync(chat, QuirkBed.Write(workspace, chat, "conversation.create"));
        var assign = new Write("assign", "conversation.assign", 10, System.Text.Json.JsonSerializer.SerializeToElement(new
        {
            path = new[] { workspace.Twins[(chat, "conversation")].Id },
            json = new { type = "admin", message_type = "assignment", assignee_id = "1" },
            container = "conversation",
        }));

        Assert.Equal("assignee_not_found", Assert.IsType<WriteAnswer.Refused>(await workspace.SendAsync(chat, assign)).Code);
    }

    [Theory]
    [InlineData("enqueue")]
    [InlineData("jobs")]
    public void Quirk29_TicketsThroughAJob_AreNotInTheTable(string word) =>
        Assert.DoesNotContain(IntercomEndpoints.All, row => row.PathTemplate.Contains(word, StringComparison.Ordinal));

    [Theory]
    [InlineData("bulk")]
    [InlineData("merge")]
    [InlineData("convert")]
    public void Quirk42_BulkAndIrreversibleCalls_AreNotInTheTable(string word) =>
        Assert.DoesNotContain(IntercomEndpoints.All, row => row.PathTemplate.Contains(word, StringComparison.Ordinal));

    [Fact]
    public async Task Quirk32_TypesAndAttributes_AreArchivedAndSaidToStay()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        foreach (var (row, twin) in workspace.Provisioned.Where(made => made.Twin.Type is "ticket-type" or "ticket-attribute").Reverse())
        {
            Assert.IsType<Removal.Leftover>(await workspace.Connector.UnprovisionAsync(row, twin, Cancellation));
        }

        Assert.DoesNotContain(IntercomEndpoints.All, row => row.Method == HttpMethod.Delete && row.PathTemplate.StartsWith("/ticket_types", StringComparison.Ordinal));
        Assert.DoesNotContain((await workspace.Connector.DiscoverAsync(Cancellation)).Objects, found => found.Label == "Ivinex ticket");
    }

    [Fact]
    public async Task Quirk34_ElevenFiles_TravelInTwoRepliesAndAreReadThroughFreshAddresses()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var chat = QuirkBed.Chat(workspace, ada);
        var message = LoadTests.Message(workspace.Ledger, chat, "1", "Email", "Inbound", "2021-03-01T10:00:00Z", "ada@example.com", "7", "files");
        var hash = workspace.Store([1, 2, 3]);
        foreach (var number in Enumerable.Range(0, 11))
        {
            workspace.Ledger.Attach(message, $"{number:00}", $"{number}.pdf", 3, hash);
        }

        await QuirkBed.SendAllAsync(workspace, chat, message);
        var parts = (await workspace.Connector.ReadAsync(workspace.Twins[(chat, "conversation")], Cancellation)).Where(state => state.Files.Count > 0).ToList();
        Assert.Equal([10, 1], parts.Select(part => part.Files.Count));
        using var bytes = new MemoryStream();
        var answer = await workspace.Connector.DownloadAsync(parts[0].Files[0], bytes, Cancellation);
        Assert.Equal((null, 3L), (answer.Failure, bytes.Length));
    }

    private static async Task<RecordKey> TicketAsync(EmulatedWorkspace workspace, params (string, FieldValue)[] values)
    {
        var ada = await QuirkBed.ContactAsync(workspace);
        var ticket = workspace.Ledger.Add(SampleSource.Tickets, "9", [("subject", SampleSource.Text("Refund")), .. values]);
        workspace.Ledger.Link(ticket, LinkRole.Requester, ada);
        await QuirkBed.SendAllAsync(workspace, ticket);
        return ticket;
    }

    private static Task<IReadOnlyList<TwinState>> StatesAsync(EmulatedWorkspace workspace, RecordKey ticket) =>
        workspace.Connector.ReadAsync(workspace.Twins[(ticket, "ticket")], Cancellation);
}
