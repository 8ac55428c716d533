using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Shared = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.Gorgias;

/// <summary>A message keeps the files it was created with; one that comes later is an internal note beside it, found again by its own key.</summary>
public sealed class LateFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compose_FileThatCameLater_IsAnInternalNoteThatIsFoundAgain()
    {
        await using var shop = await EmulatedShop.PreparedAsync();
        var ticket = shop.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        var message = Shared.Message(shop.Ledger, ticket, "1", "Note", "", "2021-03-01T09:00:00Z", "", "7", "<p>Hello</p>");
        Assert.IsType<WriteAnswer.Done>(await shop.SendAsync(ticket, shop.Compose(ticket).Writes[0]));
        var before = shop.Compose(message).Writes.Single();

        var file = shop.Ledger.Attach(message, "501", "late.pdf", 3, shop.Store([1, 2, 3]), isLate: true);
        var writes = shop.Compose(message).Writes;

        Assert.Equal(before.Body.GetRawText(), writes[0].Body.GetRawText());
        Assert.Equal((Write.NameOfFile(file), "message.create"), (writes[1].Name, writes[1].Operation));
        Assert.Equal<RecordKey>([file], writes[1].Carries);
        Assert.IsType<Lookup.Absent>(await shop.Connector.FindAsync(writes[1], shop.Resolve(writes[1]), null, Cancellation));
        var sent = Assert.IsType<WriteAnswer.Done>(await shop.SendAsync(message, writes[1]));
        Assert.Equal(sent.Twin, Assert.IsType<Lookup.Found>(await shop.Connector.FindAsync(writes[1], shop.Resolve(writes[1]), null, Cancellation)).Twin);
        var states = await shop.Connector.ReadAsync(shop.Twins[(ticket, "ticket")], Cancellation);
        Assert.Equal("late.pdf", Assert.Single(Assert.Single(states, state => state.Twin.Id == sent.Twin!.Id).Files).FileName);
        Assert.Empty(shop.Emulator.Outbox.Messages);
    }
}
