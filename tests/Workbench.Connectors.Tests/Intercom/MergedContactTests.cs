using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>A contact was merged into another in the source after its ticket, messages and files were loaded: nothing of it is sent again.</summary>
public sealed class MergedContactTests
{
    private const string Ada = "ada@example.com";
    private const string Ben = "ben@example.com";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The run folder is gone as well, so nobody knows the former contact any more.</summary>
    [Fact]
    public async Task Find_MessageUnderTheFormerContact_IsThePartOfThatContact()
    {
        await using var workspace = await LoadedAsync();
        var (_, message) = Fill(workspace, Contact(workspace, "2", Ben));
        var write = workspace.Compose(message).Writes[0];

        var found = await workspace.Connector.FindAsync(write, workspace.Resolve(write), null, Cancellation);

        Assert.Equal("admin", write.Body.GetProperty("json").GetProperty("type").GetString());
        Assert.Equal(workspace.Twins[(message, "ticket-part")], Assert.IsType<Lookup.Found>(found).Twin);
    }

    [Theory]
    [InlineData("<p>Where is my order</p>", "2021-03-01T09:00:00Z")]
    [InlineData("<p>Where is my order?</p>", "2021-03-01T09:00:01Z")]
    [InlineData("", "2021-03-01T09:00:00Z")]
    public async Task Find_OtherWordsOrAnotherTime_IsAbsent(string body, string at)
    {
        await using var workspace = await LoadedAsync("<p>Where is your order?</p>");
        var (_, message) = Fill(workspace, Contact(workspace, "2", Ben), body, at);
        var write = workspace.Compose(message).Writes[0];

        Assert.IsType<Lookup.Absent>(await workspace.Connector.FindAsync(write, workspace.Resolve(write), null, Cancellation));
    }

    /// <summary>Only the contact of a ticket can reply on it, and a ticket keeps its contact.</summary>
    [Theory]
    [InlineData(Ada, "user")]
    [InlineData(Ben, "admin")]
    public async Task Compose_MessageOnATicketThatKeepsItsContact_IsWrittenByThatContact(string from, string type)
    {
        await using var workspace = await PreparedAsync();
        var (former, heir) = (Contact(workspace, "1", Ada), Contact(workspace, "2", Ben));
        var before = workspace.Ledger.Add(SampleSource.Tickets, "1");
        workspace.Ledger.Link(before, LinkRole.Requester, former);
        var (ticket, message) = Fill(workspace, heir, from: from);
        workspace.Ledger.SentWrites[(ticket, "create")] = workspace.Compose(before).Writes[0].Body;

        var json = workspace.Compose(message).Writes[0].Body.GetProperty("json");

        Assert.Equal(type, json.GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(false, "reply")]
    [InlineData(true, "note")]
    public async Task Compose_MessageThatHangsInAConversationByNow_StaysTheNoteItWas(bool wasNote, string expected)
    {
        await using var workspace = await PreparedAsync();
        var heir = Contact(workspace, "2", Ben);
        LoadTests.Message(workspace.Ledger, heir, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", Ben, "7", "<p>Hello</p>");
        var note = LoadTests.Message(workspace.Ledger, heir, "2", "Note", "", "2021-03-01T10:00:00Z", "", "7", "<p>Remember</p>");
        if (wasNote)
        {
            workspace.Ledger.SentWrites[(note, "note")] = default;
        }

        Assert.Equal([expected], workspace.Compose(note).Writes.Select(write => write.Name));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compose_FileOfTheFormerContact_IsSentOnlyWhereItDidNotArriveWithThatOne(bool arrived)
    {
        await using var workspace = await PreparedAsync();
        var (former, heir) = (Contact(workspace, "1", Ada), Contact(workspace, "2", Ben));
        var file = workspace.Ledger.Attach(heir, "501", "a.pdf", 3, workspace.Store([1, 2, 3]), staysWith: arrived ? former : null);

        Assert.Equal(!arrived, workspace.Compose(heir).Writes.Any(write => write.Carries.Contains(file)));
        var notes = workspace.Compose(file).Notes.Where(note => note.Code == ReasonCode.ImmutableAfterLoad);
        Assert.Equal(arrived, notes.Any(note => note.Detail.Contains(former.ToString(), StringComparison.Ordinal)));
    }

    /// <summary>A ticket of Ada with one message of hers is loaded, and the run folder is lost.</summary>
    private static async Task<EmulatedWorkspace> LoadedAsync(string body = "<p>Where is my order?</p>")
    {
        var workspace = await PreparedAsync();
        Fill(workspace, Contact(workspace, "1", Ada), body);
        await workspace.LoadAsync();
        workspace.Forget();
        return workspace;
    }

    private static async Task<EmulatedWorkspace> PreparedAsync()
    {
        var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        return workspace;
    }

    private static RecordKey Contact(EmulatedWorkspace workspace, string id, string email) =>
        workspace.Ledger.Add(SampleSource.Contacts, id, ("first", SampleSource.Text("Some")), ("last", SampleSource.Text("Body")), ("email", SampleSource.Text(email)));

    private static (RecordKey Ticket, RecordKey Message) Fill(
        EmulatedWorkspace workspace, RecordKey requester, string body = "<p>Where is my order?</p>", string at = "2021-03-01T09:00:00Z", string from = Ada)
    {
        var ticket = workspace.Ledger.Add(SampleSource.Tickets, "9001", ("subject", SampleSource.Text("Order")), ("created", SampleSource.At("2021-03-01T08:00:00Z")));
        workspace.Ledger.Link(ticket, LinkRole.Requester, requester);
        return (ticket, LoadTests.Message(workspace.Ledger, ticket, "1", "Email", "Inbound", at, from, "7", body));
    }
}
