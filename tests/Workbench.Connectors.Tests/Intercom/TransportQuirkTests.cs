using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Emulators.Intercom;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Version header, rate window, pages, request ids.</summary>
public sealed class TransportQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk01_EveryRequest_CarriesTheVersion()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync(QuirkBed.NoLag with { VersionWithoutHeader = "1.0" });
        await workspace.Connector.DiscoverAsync(Cancellation);

        Assert.Contains(workspace.Emulator.Log.Last, request => request.Path.StartsWith("/conversations/attributes", StringComparison.Ordinal));
        Assert.All(workspace.Emulator.Log.Last, request => Assert.Equal(200, request.Status));
    }

    [Fact]
    public async Task Quirk03_WindowUsedUp_IsWaitedForAndTheReadEndsWell()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync(QuirkBed.NoLag with { RequestsPerWindow = 2 });
        var schema = await workspace.Connector.DiscoverAsync(Cancellation);

        Assert.NotEmpty(schema.Agents);
    }

    [Fact]
    public async Task Quirk12_Cursor_GoesIntoTheBodyAndPagesEnd()
    {
        var seed = IntercomSeed.Default with
        {
            Contacts = [new("ada@example.com")],
            Tickets = [.. Enumerable.Range(0, 151).Select(number => new SeedTicket("Request", "ada@example.com", $"Ticket {number}", "x"))],
        };
        await using var workspace = await EmulatedWorkspace.StartAsync(QuirkBed.NoLag, seed);
        await workspace.Connector.FingerprintAsync(Cancellation);

        var searches = workspace.Emulator.Log.Last.Where(request => request.Path.StartsWith("/tickets/search", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, searches.Count);
        Assert.All(searches, request => Assert.DoesNotContain('?', request.Path));
    }

    [Fact]
    public async Task Quirk45_RefusalWithoutRequestId_IsStillReadInWords()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync(QuirkBed.NoLag);
        var body = JsonSerializer.SerializeToElement(new { kind = "conversation-attribute", name = "Odd", json = new { name = "Odd", data_type = "nonsense" } });
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => workspace.Connector.ProvisionAsync(new Provision("odd", "Odd", body), () => Task.CompletedTask, Cancellation));

        Assert.Equal((422, "parameter_invalid"), (fault.Status, fault.Code));
        Assert.Contains("nonsense", fault.Message, StringComparison.Ordinal);
    }
}
