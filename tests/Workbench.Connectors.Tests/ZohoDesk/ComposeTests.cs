using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Connectors.ZohoDesk.Compose;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Lookup = Workbench.Core.Writing.Lookup;
using Shared = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.ZohoDesk;

public sealed class ComposeTests
{
    private static readonly ObjectSchema Calls = new("calls", "Calls", Kind.Call, null,
    [
        new("id", "Record id", FieldType.Text, FieldRole.Id), new("subject", "Subject", FieldType.Text, FieldRole.Subject),
        new("direction", "Direction", FieldType.Text, FieldRole.Direction), new("at", "Start", FieldType.Instant, FieldRole.OccurredAt),
        new("length", "Length", FieldType.Duration, FieldRole.CallDuration), new("result", "Result", FieldType.Text, FieldRole.CallDisposition),
    ]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compose_EveryRecord_PromisesEveryField()
    {
        await using var portal = await PreparedAsync();
        LoadTests.Fill(portal);

        Assert.All(portal.Ledger.Keys, key =>
        {
            var fields = portal.Ledger.Find(key)!.Fields.Select(field => field.Schema.Name);
            Assert.Equal(fields.Order(), portal.Compose(key).Promises.Select(promise => promise.Field).Distinct().Order());
        });
    }

    [Fact]
    public async Task Compose_EveryRecord_IsTheSameTwice()
    {
        await using var portal = await PreparedAsync();
        LoadTests.Fill(portal);

        Assert.All(portal.Ledger.Keys, key => Assert.Equal(
            portal.Compose(key).Writes.Select(write => write.Body.GetRawText()), portal.Compose(key).Writes.Select(write => write.Body.GetRawText())));
    }

    [Fact]
    public async Task Compose_TicketWithoutContact_TakesThePlaceholder()
    {
        await using var portal = await PreparedAsync();
        var key = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("Whose?")));

        Assert.Contains(portal.Compose(key).Notes, note => note.Code == ReasonCode.ContactChosen);
        Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(key, portal.Compose(key).Writes[0]));
        var contact = (await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation))[0].Fields["contact"];
        var placeholder = await portal.Connector.ReadAsync(new TwinRef("contact", contact["contact:".Length..]), Cancellation);
        Assert.Equal("Unknown requester", placeholder[0].Fields["lastName"]);
    }

    [Fact]
    public async Task Compose_CreationTime_IsAnExpectedLossThatIsVerified()
    {
        await using var portal = await PreparedAsync();
        var key = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")), ("created", SampleSource.At("2021-03-01T08:00:00Z")));
        var promise = portal.Compose(key).Promises.Single(found => found.Field == "created");

        Assert.Equal((VerdictClass.ExpectedLoss, ReasonCode.CannotBackdate, PromiseCheck.Contains, "Source created time", "2021-03-01T08:00:00Z"),
            (promise.Class, promise.Reason, promise.Check, promise.Destination, promise.Expected));
    }

    [Fact]
    public async Task Compose_LongSubject_ShowsItsBeginningAndKeepsTheWhole()
    {
        await using var portal = await PreparedAsync();
        var key = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text(new string('s', 700))));
        await portal.LoadAsync();

        Assert.Equal(255, (await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation))[0].Fields["subject"].Length);
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Compose_LongDescription_BecomesPrivateComments()
    {
        await using var portal = await PreparedAsync();
        portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")), ("body", new FieldValue.Html($"<p>{new string('d', 90_000)}</p>")));
        await portal.LoadAsync();

        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    /// <summary>Whatever a header line holds, the line with the source key stays in the first piece, by which the others are found.</summary>
    [Fact]
    public async Task Compose_HeaderLineWithoutMeasure_IsJoinedAgain()
    {
        await using var portal = await PreparedAsync();
        var ticket = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        Shared.Message(portal.Ledger, ticket, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", new string('f', 70_000), "7", "<p>x</p>");
        await portal.LoadAsync();

        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Compose_MalformedEmail_IsListedAndNotSent()
    {
        await using var portal = await PreparedAsync();
        var composed = portal.Compose(portal.Ledger.Add(SampleSource.Contacts, "1", ("email", SampleSource.Text("no at sign"))));

        Assert.False(composed.Writes[0].Body.GetProperty("json").TryGetProperty("email", out _));
        Assert.Contains(composed.Notes, note => note.Code == ReasonCode.MalformedEmail);
    }

    [Fact]
    public async Task Compose_HostileFileName_IsCleanedAndArrives()
    {
        await using var portal = await PreparedAsync();
        var ticket = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        var message = Shared.Message(portal.Ledger, ticket, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "", "7", "<p>x</p>");
        portal.Ledger.Attach(message, "1", "=HYPERLINK(\"x\")\r\nreport ü.csv", 3, portal.Store([1, 2, 3]));
        await portal.LoadAsync();
        var states = await portal.Connector.ReadAsync(portal.Twins[(ticket, "ticket")], Cancellation);

        Assert.Equal("=HYPERLINK(_x_)__report ü.csv", Assert.Single(states.SelectMany(state => state.Files)).FileName);
    }

    [Theory]
    [InlineData("00:03:02", "182")]
    [InlineData("182", "182")]
    public async Task Compose_CallOfAContact_KeepsItsStart(string length, string seconds)
    {
        await using var portal = await PreparedAsync();
        var ada = portal.Ledger.Add(SampleSource.Contacts, "1", ("last", SampleSource.Text("Lovelace")));
        var call = portal.Ledger.Add(Calls, "7", ("subject", SampleSource.Text("Rang")), ("direction", SampleSource.Text("Outgoing")),
            ("at", SampleSource.At("2021-02-01T09:00:00Z")), ("length", SampleSource.Text(length)), ("result", SampleSource.Text("<busy>")));
        portal.Ledger.Link(call, LinkRole.Requester, ada);
        await portal.LoadAsync();
        var fields = (await portal.Connector.ReadAsync(portal.Twins[(call, "call")], Cancellation))[0].Fields;

        Assert.Equal(("2021-02-01T09:00:00Z", seconds, "outbound"), (fields["startTime"], fields["duration"], fields["direction"]));
        Assert.Empty(await LoadTests.BrokenAsync(portal));
        var write = portal.Compose(call).Writes[0];
        Assert.Equal(portal.Twins[(call, "call")], Assert.IsType<Lookup.Found>(await portal.Connector.FindAsync(write, portal.Resolve(write), null, Cancellation)).Twin);
    }

    [Fact]
    public async Task Compose_CallOfNobody_IsInventoried()
    {
        await using var portal = await PreparedAsync();
        var call = portal.Ledger.Add(Calls, "7", ("at", SampleSource.At("2021-02-01T09:00:00Z")));

        Assert.Equal(ReasonCode.ReportedInInventory, portal.Compose(call).Held);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    public void Split_ShortText_StaysOnePiece(string text) => Assert.Equal([text], CommentPieces.Split("Source: a/message/1", text));

    [Theory]
    [InlineData("word ", 20_000)]
    [InlineData("line of text\n", 9_000)]
    [InlineData("😀", 40_000)]
    [InlineData("\n\n   x", 20_000)]
    [InlineData("ü&<\"'", 12_000)]
    public void Split_LongText_IsPutTogetherAgain(string unit, int times)
    {
        var text = string.Concat(Enumerable.Repeat(unit, times)).Trim();
        var pieces = CommentPieces.Split("Source: a/message/1", text);
        var joined = pieces.Skip(1).Select(CommentPieces.Read).Aggregate(pieces[0], (whole, part) => part!.IsInLine ? whole + part.Rest : $"{whole}\n{part.Rest}");

        Assert.True(pieces.Count > 1);
        Assert.Equal(text, joined);
        Assert.All(pieces, piece => Assert.InRange(PlainText.ToHtml(piece).Length, 1, 32_000));
    }

    private static async Task<EmulatedPortal> PreparedAsync()
    {
        var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var plan = portal.Ledger.Plan;
        portal.Replan(plan with { Objects = [.. plan.Objects, portal.Connector.Propose(Calls, SampleSource.Schema, portal.Ledger.Destination)] });
        return portal;
    }
}
