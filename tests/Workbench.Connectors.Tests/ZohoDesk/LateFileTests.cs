using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Shared = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>A comment keeps the files it was created with; one that comes later hangs on the record, beside the comment.</summary>
public sealed class LateFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compose_FileThatCameLater_HangsOnTheTicketAndLeavesTheComment()
    {
        await using var portal = await (await EmulatedPortal.StartAsync()).PrepareAsync();
        var ticket = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        var message = Shared.Message(portal.Ledger, ticket, "1", "Note", "", "2021-03-01T09:00:00Z", "", "7", "<p>Hello</p>");
        await portal.LoadAsync();
        var before = portal.Compose(message).Writes.Single();

        var file = portal.Ledger.Attach(message, "501", "late.pdf", 3, portal.Store([1, 2, 3]), isLate: true);
        var writes = portal.Compose(message).Writes;

        Assert.Equal(before.Body.GetRawText(), writes[0].Body.GetRawText());
        Assert.Equal((Write.NameOfFile(file), "ticket.attach"), (writes[1].Name, writes[1].Operation));
        Assert.Equal<RecordKey>([file], writes[1].Carries);
        Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(message, writes[1]));
        var states = await portal.Connector.ReadAsync(portal.Twins[(ticket, "ticket")], Cancellation);
        Assert.Equal("late.pdf", Assert.Single(states.SelectMany(state => state.Files)).FileName);
        Assert.Empty(portal.Emulator.Outbox.Messages);
    }

    /// <summary>It was uploaded to another contact, who was merged into this one later.</summary>
    [Fact]
    public async Task Compose_FileThatStaysWithAnotherContact_IsNotSentAgain()
    {
        await using var portal = await (await EmulatedPortal.StartAsync()).PrepareAsync();
        var (former, heir) = (portal.Ledger.Add(SampleSource.Contacts, "1"), portal.Ledger.Add(SampleSource.Contacts, "2"));
        var file = portal.Ledger.Attach(heir, "501", "a.pdf", 3, portal.Store([1, 2, 3]), staysWith: former);

        Assert.DoesNotContain(portal.Compose(heir).Writes, write => write.Carries.Contains(file));
        Assert.Contains(portal.Compose(file).Notes, note => note.Detail.Contains(former.ToString(), StringComparison.Ordinal));
    }
}
