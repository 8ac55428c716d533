using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Shared = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>What stands in comments follows the source after the load, and says in people's words whose and what it is.</summary>
public sealed class CommentUpdateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Update_NoteOfATicket_HoldsTheNewValueAndStaysPrivate()
    {
        await using var portal = await PreparedAsync();
        var key = Ticket(portal, "8");
        var twins = await SyncAsync(portal, key, []);
        Ticket(portal, "9");
        await SyncAsync(portal, key, twins);

        var states = await portal.Connector.ReadAsync(twins["create"], Cancellation);
        var note = Assert.Single(states, state => state.Twin == twins["note"]);
        Assert.Contains("New Hire", note.Fields["body"], StringComparison.Ordinal);
        Assert.DoesNotContain("Old Hand", note.Fields["body"], StringComparison.Ordinal);
        Assert.Equal("false", note.Fields["isPublic"]);
        Assert.Empty(portal.Emulator.Outbox.Messages);
    }

    /// <summary>No call moves a comment.</summary>
    [Fact]
    public async Task Compose_MessageOfAnotherContactLater_KeepsItsCommentWhereItIs()
    {
        await using var portal = await PreparedAsync();
        var ledger = portal.Ledger;
        var (former, heir) = (ledger.Add(SampleSource.Contacts, "1"), ledger.Add(SampleSource.Contacts, "2"));
        var before = Shared.Message(ledger, former, "1", "Note", "Outbound", "2021-01-01T00:00:00Z", "", "7", "x");
        var message = Shared.Message(ledger, heir, "2", "Note", "Outbound", "2021-01-01T00:00:00Z", "", "7", "x");
        ledger.SentWrites[(message, "comment")] = portal.Compose(before).Writes[0].Body;

        var composed = portal.Compose(message);

        Assert.Equal([former], TwinToken.In(composed.Writes[0].Body.GetProperty("path")).Select(token => token.Key));
        Assert.Equal([former], TwinToken.In(composed.Writes[0].UpdateBody!.Value.GetProperty("path")).Select(token => token.Key));
        Assert.Contains(composed.Notes, note => note.Code == ReasonCode.ImmutableAfterLoad && note.Detail.Contains(heir.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(40_000, 100_000)]
    [InlineData(100_000, 40_000)]
    [InlineData(100_000, 10)]
    public async Task Update_NoteInPieces_ReadsAsTheNewTextAlone(int before, int after)
    {
        await using var portal = await PreparedAsync();
        var key = Account(portal, new string('b', before));
        var twins = await SyncAsync(portal, key, []);
        Account(portal, Story(after));
        await SyncAsync(portal, key, twins);

        Assert.EndsWith(Story(after), await NoteAsync(portal, twins), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_NoteThatGrowsAgain_FindsItsUnusedPieces()
    {
        await using var portal = await PreparedAsync();
        var key = Account(portal, Story(100_000));
        var twins = await SyncAsync(portal, key, []);
        var comments = (await portal.Connector.ReadAsync(twins["create"], Cancellation)).Count;
        foreach (var length in (int[])[300, 100_000])
        {
            Account(portal, Story(length));
            await SyncAsync(portal, key, twins, onlyTheFirst: true);
            Assert.EndsWith(Story(length), await NoteAsync(portal, twins), StringComparison.Ordinal);
        }

        Assert.Equal(comments, (await portal.Connector.ReadAsync(twins["create"], Cancellation)).Count);
    }

    [Fact]
    public async Task Update_Message_HoldsTheNewBody()
    {
        await using var portal = await PreparedAsync();
        var ticket = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        await SyncAsync(portal, ticket, []);
        var message = Shared.Message(portal.Ledger, ticket, "1", "Note", "", "2021-03-01T09:00:00Z", "", "7", "<p>before</p>");
        var twins = await SyncAsync(portal, message, []);
        Shared.Message(portal.Ledger, ticket, "1", "Note", "", "2021-03-01T09:00:00Z", "", "7", "<p>after</p>");
        await SyncAsync(portal, message, twins);

        var states = await portal.Connector.ReadAsync(portal.Twins[(ticket, "ticket")], Cancellation);
        Assert.EndsWith("after", Assert.Single(states, state => state.Twin.Type == "ticket-comment").Fields["body"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_NoteLineWithoutBodyLine_UsesTheLabelOfTheField()
    {
        await using var portal = await PreparedAsync();
        var key = Account(portal, Story(1_000));
        var twins = await SyncAsync(portal, key, []);

        var body = await NoteAsync(portal, twins);
        Assert.Contains("\nStory: ", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\nstory: ", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compose_InboundWithoutSender_NamesTheContactAndWhoEnteredIt(bool isLinked)
    {
        await using var portal = await PreparedAsync();
        var ada = Contact(portal, "1", "Ada", "ada@example.com");
        var ben = Contact(portal, "2", "Ben", "ben@example.com");
        var ticket = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        portal.Ledger.Link(ticket, LinkRole.Requester, ada);
        var message = Shared.Message(portal.Ledger, ticket, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "", "7", "<p>Hello</p>");
        if (isLinked)
        {
            portal.Ledger.Link(message, LinkRole.Author, ben);
        }

        await portal.LoadAsync();
        var states = await portal.Connector.ReadAsync(portal.Twins[(ticket, "ticket")], Cancellation);
        var lines = Assert.Single(states, state => state.Twin.Type == "ticket-comment").Fields["body"].Split('\n');

        Assert.Equal(isLinked ? "Author: Ben Example <ben@example.com>" : "Author: Ada Example <ada@example.com>", lines[0]);
        Assert.Contains("Created by: Mia Keller <mia@workspace.example>", lines);
    }

    private static async Task<EmulatedPortal> PreparedAsync() => await (await EmulatedPortal.StartAsync()).PrepareAsync();

    /// <summary>Words rather than one letter, so that a lost or doubled piece shows.</summary>
    private static string Story(int length) => string.Concat(Enumerable.Range(0, (length / 8) + 1).Select(number => $"{number:D7}-"))[..length].TrimEnd('-');

    private static RecordKey Ticket(EmulatedPortal portal, string owner) =>
        portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")), ("owner", SampleSource.Agent(owner)));

    private static RecordKey Account(EmulatedPortal portal, string story) => portal.Ledger.Add(
        SampleSource.Organizations, "1", ("name", SampleSource.Text("Example")), ("story", new FieldValue.Html($"<p>{story}</p>")));

    private static RecordKey Contact(EmulatedPortal portal, string id, string first, string email) => portal.Ledger.Add(
        SampleSource.Contacts, id, ("first", SampleSource.Text(first)), ("last", SampleSource.Text("Example")), ("email", SampleSource.Text(email)));

    private static async Task<string> NoteAsync(EmulatedPortal portal, Dictionary<string, TwinRef> twins) =>
        (await portal.Connector.ReadAsync(twins["create"], Cancellation)).Single(state => state.Twin == twins["note"]).Fields["body"];

    /// <summary>Sends what is composed now: as an update where the write has a twin, else as a create. Answers the twins by write.</summary>
    private static async Task<Dictionary<string, TwinRef>> SyncAsync(
        EmulatedPortal portal, RecordKey key, Dictionary<string, TwinRef> twins, bool onlyTheFirst = false)
    {
        var composed = portal.Compose(key);
        Assert.DoesNotContain(composed.Notes, note => note.Code == ReasonCode.ImmutableAfterLoad);
        foreach (var write in composed.Writes.Where(write => write.Creates is not null && !(onlyTheFirst && write.Name.StartsWith("note-", StringComparison.Ordinal))))
        {
            if (twins.TryGetValue(write.Name, out var twin))
            {
                var body = TwinToken.Resolve(write.UpdateBody!.Value, token => portal.Twins[(token.Key, token.Type)].Id)!;
                Assert.IsType<WriteAnswer.Done>(await portal.Connector.SendAsync(write, body, twin, portal, Cancellation));
                continue;
            }

            twins[write.Name] = Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(key, write)).Twin!;
        }

        return twins;
    }
}
