using Workbench.Connectors.Intercom.Compose;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Tests.Intercom;

public sealed class ComposeTests
{
    [Fact]
    public async Task Compose_EveryRecord_PromisesEveryField()
    {
        await using var workspace = await PreparedAsync();
        LoadTests.Fill(workspace);

        Assert.All(workspace.Ledger.Keys, key =>
        {
            var fields = workspace.Ledger.Find(key)!.Fields.Select(field => field.Schema.Name);
            Assert.Equal(fields.Order(), workspace.Compose(key).Promises.Select(promise => promise.Field).Distinct().Order());
        });
    }

    [Fact]
    public async Task Compose_FormerAgent_StandsInTheText()
    {
        await using var workspace = await PreparedAsync();
        var ticket = workspace.Ledger.Add(SampleSource.Tickets, "1");
        var message = LoadTests.Message(workspace.Ledger, ticket, "1", "Email", "Outbound", "2021-01-01T00:00:00Z", "", "8", "x");
        var composed = workspace.Compose(message);

        var json = composed.Writes.Single().Body.GetProperty("json");
        Assert.Equal("991267499", json.GetProperty("admin_id").GetString());
        Assert.Contains("Author: Old Hand &lt;old@source.example&gt;", json.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.True(json.GetProperty("skip_notifications").GetBoolean());
        Assert.Contains(composed.Notes, note => note.Code == ReasonCode.FormerAgent);
    }

    [Fact]
    public async Task Compose_TaskWithoutAnybody_WaitsInTheReconciliationQueue()
    {
        await using var workspace = await PreparedAsync();
        var composed = workspace.Compose(workspace.Ledger.Add(SampleSource.Tasks, "1", ("subject", SampleSource.Text("Alone"))));

        Assert.Equal((ReasonCode.NoParent, 0), (composed.Held, composed.Writes.Count));
    }

    [Fact]
    public async Task Compose_TicketWithoutContact_TakesThePlaceholder()
    {
        await using var workspace = await PreparedAsync();
        var composed = workspace.Compose(workspace.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("Whose?"))));

        var contact = composed.Writes[0].Body.GetProperty("json").GetProperty("contacts")[0];
        Assert.Equal("workbench/contact/unknown-requester", contact.GetProperty("external_id").GetString());
        Assert.Contains(composed.Notes, note => note.Code == ReasonCode.ContactChosen);
    }

    /// <summary>PUT /tickets/{id} has no contacts (OpenAPI 2.16, update_ticket_request).</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compose_TicketOfAnotherContactLater_KeepsTheContactItWasCreatedFor(bool wasSent)
    {
        await using var workspace = await PreparedAsync();
        var ledger = workspace.Ledger;
        var (former, heir) = (ledger.Add(SampleSource.Contacts, "1"), ledger.Add(SampleSource.Contacts, "2"));
        var before = Owned(ledger, "1", former);
        var ticket = Owned(ledger, "2", heir);
        if (wasSent)
        {
            ledger.SentWrites[(ticket, "create")] = workspace.Compose(before).Writes[0].Body;
        }

        var composed = workspace.Compose(ticket);

        var promise = composed.Promises.Single(found => found.Field == "contact");
        var expected = wasSent ? former : heir;
        Assert.Contains(expected.ToString(), composed.Writes[0].Body.GetProperty("json").GetProperty("contacts").GetRawText(), StringComparison.Ordinal);
        Assert.Equal((expected.ToString(), PromiseCheck.RefersTo), (promise.Expected, promise.Check));
        Assert.Equal(wasSent, promise.Class == VerdictClass.ExpectedLoss && promise.Reason == ReasonCode.ImmutableAfterLoad);
        Assert.Equal(wasSent, composed.Notes.Any(note => note is { Code: ReasonCode.ImmutableAfterLoad, Field: "contact" }));

        static RecordKey Owned(SampleLedger ledger, string id, RecordKey contact)
        {
            var key = ledger.Add(SampleSource.Tickets, id, ("contact", new FieldValue.References([contact])));
            ledger.Link(key, LinkRole.Requester, contact);
            return key;
        }
    }

    [Theory]
    [InlineData("no at sign")]
    [InlineData("@example.com")]
    [InlineData("a@b")]
    [InlineData("two@at@example.com")]
    public async Task Compose_MalformedEmail_IsListedAndNotSent(string email)
    {
        await using var workspace = await PreparedAsync();
        var composed = workspace.Compose(workspace.Ledger.Add(SampleSource.Contacts, "1", ("email", SampleSource.Text(email))));

        Assert.False(composed.Writes[0].Body.GetProperty("json").TryGetProperty("email", out _));
        Assert.Contains(composed.Notes, note => note.Code == ReasonCode.MalformedEmail);
        Assert.Equal(VerdictClass.ExpectedLoss, composed.Promises.Single(promise => promise.Field == "email").Class);
    }

    [Theory]
    [InlineData(20_000_001, "aa", null, ReasonCode.TransferPackage)]
    [InlineData(0, "aa", null, ReasonCode.FileEmpty)]
    [InlineData(5, null, ReasonCode.FileExpired, ReasonCode.FileExpired)]
    [InlineData(5, null, null, ReasonCode.FileRefused)]
    [InlineData(5, "aa", null, null)]
    public async Task Compose_Attachment_IsCarriedOrHeldWithItsReason(long bytes, string? sha256, string? failure, string? held)
    {
        await using var workspace = await PreparedAsync();
        var ticket = workspace.Ledger.Add(SampleSource.Tickets, "1");
        var file = workspace.Ledger.Attach(ticket, "5", "a.pdf", bytes, sha256, failure);

        Assert.Equal(held, workspace.Compose(file).Held);
        Assert.Equal(held is null, workspace.Compose(ticket).Writes.Any(write => write.Carries.Contains(file)));
    }

    [Fact]
    public async Task Compose_InboundMailWithFiles_PutsThemOnANoteBeside()
    {
        await using var workspace = await PreparedAsync();
        var ada = workspace.Ledger.Add(SampleSource.Contacts, "1", ("email", SampleSource.Text("ada@example.com")));
        var ticket = workspace.Ledger.Add(SampleSource.Tickets, "1");
        workspace.Ledger.Link(ticket, LinkRole.Requester, ada);
        var message = LoadTests.Message(workspace.Ledger, ticket, "1", "Email", "Inbound", "2021-01-01T00:00:00Z", "ada@example.com", "7", "x");
        var files = Enumerable.Range(0, 11).Select(number => workspace.Ledger.Attach(message, $"{number:00}", $"{number}.pdf", 5, "aa")).ToList();

        var writes = workspace.Compose(message).Writes;
        Assert.Equal(["user", "admin", "admin"], writes.Select(write => write.Body.GetProperty("json").GetProperty("type").GetString()));
        Assert.Equal(files, writes.SelectMany(write => write.Carries));
        Assert.Equal(3, writes.Select(write => write.Body.GetProperty("json").GetProperty("created_at").GetInt64()).Distinct().Count());
    }

    [Fact]
    public void Quirk19_LongThread_ContinuesInASecondChapter()
    {
        var start = DateTimeOffset.UnixEpoch.AddYears(50);
        var thread = Enumerable.Range(0, 1000).Select(number =>
            new ThreadMessage(SampleSource.Key(Kind.Message, $"{number:0000}"), start.AddSeconds(number / 3), "email")).ToList();
        var slots = ThreadLayout.Of(thread, _ => 1);

        Assert.Equal([450, 450, 100], slots.GroupBy(slot => slot.Chapter).Select(chapter => chapter.Count()));
        Assert.All(slots.Zip(slots.Skip(1)), pair => Assert.True(pair.First.Second < pair.Second.Second));
        Assert.False(slots[0].IsShifted);
    }

    [Theory]
    [InlineData("New", "submitted")]
    [InlineData("Reopened", "in_progress")]
    [InlineData("In Progress", "in_progress")]
    [InlineData("Waiting on customer", "waiting_on_customer")]
    [InlineData("CLOSED", "resolved")]
    [InlineData("Unresolved", "in_progress")]
    [InlineData("Zzz", "submitted")]
    public void Category_StatusWord_SpeaksOfAState(string status, string category) => Assert.Equal(category, StatusWords.Category(status));

    [Theory]
    [InlineData(true, "A", "B")]
    [InlineData(false, "A")]
    [InlineData(false, "A", "B, C")]
    public void Quirk24_CanBeList_NeedsTwoLabelsWithoutCommas(bool can, params string[] labels) => Assert.Equal(
        can, PlanRows.CanBeList(new FieldSchema("f", "F", FieldType.Choice, Options: [.. labels.Select(label => new FieldOption(label, label))])));

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\0b", "a\uFFFDb")]
    [InlineData("tab\tkept", "tab\tkept")]
    public void Clean_AwkwardText_IsStorable(string text, string expected) => Assert.Equal(expected, PlainText.Clean(text));

    [Fact]
    public void Clean_HalfASurrogatePair_IsReplaced() => Assert.Equal("a\uFFFDb", PlainText.Clean("a" + (char)0xD800 + "b"));

    private static async Task<EmulatedWorkspace> PreparedAsync()
    {
        var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        return workspace;
    }
}
