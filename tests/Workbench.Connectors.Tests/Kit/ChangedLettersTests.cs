using Workbench.Connectors.Tests.Gorgias;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Tests.Kit;

/// <summary>No destination replaces a character without a note, and no verdict calls such a field equal.</summary>
public sealed class ChangedLettersTests
{
    [Theory]
    [InlineData("a\0b", ReasonCode.ControlCharacters)]
    [InlineData("a\u001b[31mb", ReasonCode.ControlCharacters)]
    [InlineData("a\uFFFD\u0001b", ReasonCode.ControlCharacters)]
    [InlineData(@"half \ud83d of a pair", ReasonCode.DamagedText)]
    [InlineData(@"stray \xC3 byte", ReasonCode.DamagedText)]
    [InlineData("a\uFFFDb", null)]
    [InlineData(@"C:\users\xavier", null)]
    [InlineData("a\r\nb\tc", null)]
    public async Task Compose_NameSubjectAndBody_NameWhatWasReplaced(string text, string? reason)
    {
        await using var workspace = await EmulatedWorkspace.StartAsync();
        await workspace.PrepareAsync();
        Check(workspace.Ledger, workspace.Compose, text, reason);
        await using var shop = await EmulatedShop.PreparedAsync();
        Check(shop.Ledger, shop.Compose, text, reason);
        await using var portal = await ZohoDesk.EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        Check(portal.Ledger, portal.Compose, text, reason);
    }

    [Theory]
    [InlineData("<p>a\u0001b</p>")]
    [InlineData("<p>a\0b</p>")]
    [InlineData("<p>a&#0;b</p>")]
    public async Task Compose_Markup_NamesWhatWasReplaced(string html)
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var message = GorgiasSamples.Message(shop, GorgiasSamples.Ticket(shop, "1", null), "1", "Email", "Inbound", "2021-01-01T00:00:00Z", "", "7", html);

        Require(shop.Compose(message), "body", ReasonCode.ControlCharacters);
    }

    private static void Check(SampleLedger ledger, Func<RecordKey, Composition> compose, string text, string? reason)
    {
        var contact = ledger.Add(SampleSource.Contacts, "1", ("first", SampleSource.Text(text)), ("last", SampleSource.Text("Lovelace")), ("email", SampleSource.Text("ada@example.com")));
        var ticket = ledger.Add(
            SampleSource.Tickets, "1", ("subject", SampleSource.Text(text)), ("body", SampleSource.Text(text)), ("contact", new FieldValue.References([contact])));
        ledger.Link(ticket, LinkRole.Requester, contact);
        var message = LoadTests.Message(ledger, ticket, "1", "Email", "Inbound", "2021-01-01T00:00:00Z", "ada@example.com", "7", $"<p>{text}</p>");

        Require(compose(contact), "first", reason);
        Require(compose(ticket), "subject", reason);
        Require(compose(ticket), "body", reason);
        Require(compose(message), "body", reason);
    }

    private static void Require(Composition composed, string field, string? reason)
    {
        string[] codes = [ReasonCode.ControlCharacters, ReasonCode.DamagedText];
        Assert.Equal(reason is null ? [] : [reason], composed.Notes.Where(note => note.Field == field && codes.Contains(note.Code)).Select(note => note.Code));
        var promises = composed.Promises.Where(promise => promise.Field == field);
        Assert.True(reason is null || promises.All(promise => promise.Class >= VerdictClass.EqualAfterTransform && promise.Reason is not null), field);
    }
}
