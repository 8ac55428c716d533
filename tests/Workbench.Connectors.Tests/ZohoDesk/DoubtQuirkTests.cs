using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Emulators.Kit;
using Workbench.Emulators.ZohoDesk;
using Lookup = Workbench.Core.Writing.Lookup;
using Shared = Workbench.Connectors.Tests.Intercom.LoadTests;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>The connector survives each numbered oddity of the vendor: doubt, search, the bin, files.</summary>
public sealed class DoubtQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk26_LaggingSearch_FindsTheTicketAmongTheNewest()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { SearchLag = TimeSpan.FromDays(100) }, changes: ("searchLagSeconds", "600"));
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1");
        await portal.SendAsync(key, write);
        var now = TimeProvider.System.GetUtcNow();

        Assert.Equal(portal.Twins[(key, "ticket")], Assert.IsType<Lookup.Found>(await portal.Connector.FindAsync(write, portal.Resolve(write), now, Cancellation)).Twin);
    }

    [Fact]
    public async Task Quirk26_NothingFound_ProvesNothingBeforeTheLagIsOver()
    {
        await using var portal = await EmulatedPortal.StartAsync(changes: ("searchLagSeconds", "600"));
        await portal.PrepareAsync();
        var (_, write) = portal.Ticket("1");
        var now = TimeProvider.System.GetUtcNow();

        Assert.IsType<Lookup.NotYet>(await portal.Connector.FindAsync(write, portal.Resolve(write), now, Cancellation));
        Assert.IsType<Lookup.Absent>(await portal.Connector.FindAsync(write, portal.Resolve(write), now - TimeSpan.FromHours(1), Cancellation));
    }

    [Fact]
    public async Task Quirk27_KeysThatBeginAlike_AreToldApart()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("90");
        portal.Ticket("901");
        await portal.LoadAsync();

        Assert.Equal(portal.Twins[(key, "ticket")], Assert.IsType<Lookup.Found>(await portal.Connector.FindAsync(write, portal.Resolve(write), null, Cancellation)).Twin);
    }

    [Fact]
    public async Task Quirk28_AgentsOfOneName_AreToldApartByEmail()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var schema = await portal.Connector.DiscoverAsync(Cancellation);

        Assert.Equal(2, schema.Agents.Where(agent => agent.Name.StartsWith("Mia Keller", StringComparison.Ordinal)).Select(agent => agent.Email).Distinct().Count());
        Assert.False(schema.Agents.Single(agent => agent.Email == "ruth@desk.example").IsActive);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Quirk29_TrashedTicket_IsGoneForReading(bool isReadable)
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { SearchLag = TimeSpan.Zero, TrashedIsReadable = isReadable });
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1");
        await portal.LoadAsync();
        await portal.Connector.RemoveAsync(write, portal.Resolve(write), portal.Twins[(key, "ticket")], Cancellation);

        Assert.Empty(await portal.Connector.ReadAsync(portal.Twins[(key, "ticket")], Cancellation));
        Assert.IsType<Lookup.Absent>(await portal.Connector.FindAsync(write, portal.Resolve(write), null, Cancellation));
    }

    [Fact]
    public async Task Quirk29_ContactWithAForeignTicket_IsLeftAlone()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = portal.Contact("1", "ada@example.com");
        var (ticket, create) = portal.Ticket("1");
        portal.Ledger.Link(ticket, LinkRole.Requester, key);
        create = portal.Compose(ticket).Writes[0];
        await portal.SendAsync(key, write);
        await portal.SendAsync(ticket, create);

        Assert.IsType<Removal.Skipped>(await portal.Connector.RemoveAsync(write, portal.Resolve(write), portal.Twins[(key, "contact")], Cancellation));
    }

    [Fact]
    public async Task Quirk31_BlockedFile_GoesToTheTransferPackage()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, _) = portal.Ticket("1");
        var file = portal.Ledger.Attach(key, "1", "tool.EXE", 3, portal.Store([1, 2, 3]));

        Assert.Equal(ReasonCode.TransferPackage, portal.Compose(file).Held);
        Assert.DoesNotContain(portal.Compose(key).Writes, write => write.Operation == "ticket.attach");
    }

    [Fact]
    public async Task Quirk31_FileThatNobodySaidIsBlocked_IsRefusedByName()
    {
        await using var portal = await EmulatedPortal.StartAsync(changes: ("blockedFileTypes", "zip"));
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1");
        var message = Shared.Message(portal.Ledger, key, "1", "Email", "Inbound", "2021-03-01T09:00:00Z", "", "7", "<p>x</p>");
        portal.Ledger.Attach(message, "1", "tool.exe", 3, portal.Store([1, 2, 3]));
        await portal.SendAsync(key, write);
        var refused = Assert.IsType<WriteAnswer.Refused>(await portal.SendAsync(message, portal.Compose(message).Writes[0]));

        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", refused.Code);
        Assert.Contains("tool.exe", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket.create", "cut-after@1:POST /api/v1/tickets$")]
    [InlineData("ticket.create", "500-after@1:POST /api/v1/tickets$")]
    [InlineData("contact.create", "cut-after@1:POST /api/v1/contacts$")]
    [InlineData("account.create", "cut-after@1:POST /api/v1/accounts$")]
    [InlineData("task.create", "cut-after@1:POST /api/v1/tasks$")]
    [InlineData("ticket.comment", "cut-after@1:POST /api/v1/tickets/*/comments")]
    [InlineData("ticket.attach", "cut-after@1:POST /api/v1/tickets/*/attachments")]
    [InlineData("ticket.close", "500-after@1:PATCH /api/v1/tickets/*")]
    public async Task Quirk32_CutAfterCommit_IsFoundAndNotDoubled(string operation, string fault)
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        LoadTests.Fill(portal);
        foreach (var (key, write) in portal.Writes())
        {
            if (write.Operation != operation)
            {
                Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(key, write));
                continue;
            }

            portal.Emulator.Faults = FaultPlan.Parse(fault);
            var sentAt = TimeProvider.System.GetUtcNow();
            Assert.IsType<WriteAnswer.Unknown>(await portal.SendAsync(key, write));
            var found = Assert.IsType<Lookup.Found>(await portal.Connector.FindAsync(write, portal.Resolve(write), sentAt, Cancellation));
            Assert.Equal(write.Creates, found.Twin?.Type);
            return;
        }

        Assert.Fail($"no write of {operation}");
    }

    [Fact]
    public async Task Quirk32_CutBeforeCommit_IsAbsent()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var (key, write) = portal.Ticket("1");
        portal.Emulator.Faults = FaultPlan.Parse("cut-before@1:POST /api/v1/tickets$");

        Assert.IsType<WriteAnswer.Unknown>(await portal.SendAsync(key, write));
        Assert.IsType<Lookup.Absent>(await portal.Connector.FindAsync(write, portal.Resolve(write), TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(5), Cancellation));
    }

    [Fact]
    public async Task Quirk33_HiddenSourceId_StopsWithItsName()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { HiddenFields = new HashSet<string> { "tickets/cf_source_id" } });
        await portal.PrepareAsync();
        var key = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")));
        Assert.Contains("Source id", Assert.Throws<PlanException>(() => portal.Compose(key)).Message, StringComparison.Ordinal);
    }
}
