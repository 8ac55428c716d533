using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Connectors.ZohoDesk;
using Workbench.Connectors.ZohoDesk.Check;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Core.Writing;
using Workbench.Emulators.Kit;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>The connector survives each numbered oddity of the vendor: tokens, headers, lists, credits.</summary>
public sealed class TransportQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk01_WrongOrganization_SaysWhatToCheck()
    {
        await using var portal = await EmulatedPortal.StartAsync(changes: ("organizationId", "1"));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => portal.Connector.DiscoverAsync(Cancellation));

        Assert.Contains("organizationId", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk02_ExpiredToken_IsRefreshedOnce()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { SearchLag = TimeSpan.Zero });
        await portal.PrepareAsync();
        portal.Emulator.Faults = FaultPlan.Parse("clock-skew(4000)@1");
        var schema = await portal.Connector.DiscoverAsync(Cancellation);
        await portal.Connector.DiscoverAsync(Cancellation);

        Assert.NotEmpty(schema.Objects);
        Assert.Equal(2, Refreshes(portal));
    }

    [Fact]
    public async Task Quirk02_TooManyRefreshes_AreWaitedFor()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { SearchLag = TimeSpan.Zero, RefreshesPerWindow = 2 });
        using var handler = HttpTransport.Create();
        var opened = Enumerable.Range(0, 3).Select(_ => ZohoDeskDestination.Entry.Open(
            portal.Profile, new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber()))).ToList();
        await Task.WhenAll(opened.Select(connector => connector.ReadAsync(new TwinRef("ticket", "1"), Cancellation)));

        Assert.Equal(opened.Count, portal.Emulator.Log.Last.Count(request => request is { Path: "/oauth/v2/token", Status: 200 }));
        foreach (var connector in opened)
        {
            await connector.DisposeAsync();
        }
    }

    [Fact]
    public async Task Quirk02_ManyCallsAtOnce_ShareOneRefresh()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => portal.Connector.ReadAsync(new TwinRef("ticket", "1"), Cancellation)));

        Assert.Equal(1, Refreshes(portal));
    }

    [Fact]
    public async Task Quirk02_ExpiredTokenDuringAWrite_WritesOnce()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        portal.Emulator.Faults = FaultPlan.Parse("clock-skew(4000)@1");
        var key = portal.Ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example")));

        Assert.IsType<WriteAnswer.Done>(await portal.SendAsync(key, portal.Compose(key).Writes[0]));
        Assert.Equal(1, portal.Emulator.Store.Count(ZohoDeskCollections.Accounts));
    }

    [Fact]
    public async Task Quirk03_TokenOfAnotherDataCentre_IsRefusedInWords()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var elsewhere = portal.Profile with
        {
            Settings = new Dictionary<string, string>(portal.Profile.Settings) { ["accountsUrl"] = $"{portal.Emulator.BaseAddress}dc/us/" },
        };
        using var handler = HttpTransport.Create();
        await using var connector = ZohoDeskDestination.Entry.Open(elsewhere, new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber()));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => connector.DiscoverAsync(Cancellation));

        Assert.Equal(401, fault.Status);
        Assert.Contains("refreshToken", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk04_MissingScope_BlocksThatAreaAlone()
    {
        var scopes = ZohoDeskScopes.All.Except(["Desk.contacts.UPDATE", "Desk.search.READ"]).ToHashSet();
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { Scopes = scopes });
        var states = (await portal.CheckAsync()).ToDictionary(finding => finding.Code, finding => finding.State);

        Assert.Equal(FindingState.Blocks, states["zoho-desk.scope.write-contacts"]);
        Assert.Equal(FindingState.Blocks, states["zoho-desk.scope.search"]);
        Assert.Equal(FindingState.Clear, states["zoho-desk.scope.write-tickets"]);
        Assert.Equal(FindingState.Clear, states["zoho-desk.scope.layouts"]);
    }

    [Fact]
    public async Task Quirk05_EmptyPortal_ScansToNothing()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var found = new List<ExistingTwin>();
        await foreach (var twin in portal.Connector.ScanAsync(portal.Ledger.Plan, Cancellation))
        {
            found.Add(twin);
        }

        // The placeholder contact that provisioning made.
        Assert.Equal("workbench/contact/unknown-requester", Assert.Single(found).ExternalKey?.ToString());
    }

    [Fact]
    public async Task Quirk06_ManyRecords_ArePagedToTheEnd()
    {
        var seed = ZohoDeskSeed.Default with { Accounts = [.. Enumerable.Range(0, 101).Select(number => new SeedAccount($"Account {number}"))] };
        await using var portal = await EmulatedPortal.StartAsync(seed: seed);
        await portal.PrepareAsync();
        var names = new HashSet<string>();
        await foreach (var twin in portal.Connector.ScanAsync(portal.Ledger.Plan, Cancellation))
        {
            names.Add(twin.NaturalKey ?? "");
        }

        Assert.Equal(101, names.Count(name => name.StartsWith("account:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Quirk23_Concurrency_StaysTwoBelowTheCap()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { Concurrency = 5 }, changes: ("concurrency", "5"));
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => portal.Connector.ReadAsync(new TwinRef("ticket", "1"), Cancellation)));

        Assert.Equal(0, portal.Connector.Quota.Throttled);
        Assert.True(portal.Connector.Quota.Remaining > 0);
    }

    [Fact]
    public void Quirk23_ConcurrencyRefusal_PausesAndIsNotTheEndOfTheDay()
    {
        var rule = new CreditRule(3, 1_000, 100, TimeSpan.FromDays(1));
        rule.Observe(Answer(429, ("X-Rate-Limit-Remaining-v3", "900")), Noon);

        Assert.Equal(Noon + TimeSpan.FromMilliseconds(250), rule.NextAt(Noon, 0));
        Assert.Null(rule.NextAt(Noon + TimeSpan.FromMilliseconds(250), 0));
        Assert.Equal(DateTimeOffset.MaxValue, rule.NextAt(Noon + TimeSpan.FromSeconds(1), 3));
    }

    [Fact]
    public void Quirk23_SpentDay_WaitsAsLongAsTheVendorSays()
    {
        var rule = new CreditRule(3, 1_000, 100, TimeSpan.FromDays(1));
        rule.Observe(Answer(429, ("X-Rate-Limit-Remaining-v3", "0"), ("Retry-After", "7200")), Noon);

        Assert.Equal(Noon + TimeSpan.FromHours(2), rule.NextAt(Noon, 0));
    }

    [Fact]
    public void Quirk23_Share_LimitsCallsAtOnceAndTheDaysCredits()
    {
        var rule = new CreditRule(10, 1_000, 100, TimeSpan.FromDays(1)) { Share = 0.5 };
        rule.Observe(Answer(200, ("X-Rate-Limit-Remaining-v3", "600")), Noon);
        Assert.Null(rule.NextAt(Noon, 4));
        Assert.Equal(DateTimeOffset.MaxValue, rule.NextAt(Noon, 5));

        rule.Observe(Answer(200, ("X-Rate-Limit-Remaining-v3", "500")), Noon);
        Assert.Equal(Noon.AddHours(1), rule.NextAt(Noon, 0));
    }

    [Fact]
    public void Quirk23_Reserve_IsLeftToThePortalAndAskedAboutOnceAnHour()
    {
        var rule = new CreditRule(3, 1_000, 100, TimeSpan.FromDays(1));
        rule.Observe(Answer(200, ("X-Rate-Limit-Remaining-v3", "100")), Noon);

        Assert.Equal(Noon.AddHours(1), rule.NextAt(Noon, 0));
        Assert.Null(rule.NextAt(Noon.AddHours(1), 0));
        Assert.Equal(DateTimeOffset.MaxValue, rule.NextAt(Noon.AddHours(1), 1));
    }

    [Fact]
    public async Task Quirk23_SpentCredits_AreNotSentAndSayWhenToTryAgain()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        portal.Emulator.Faults = FaultPlan.Parse("429(3600)@1");
        var key = portal.Ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example")));
        var write = portal.Compose(key).Writes[0];
        var answer = Assert.IsType<WriteAnswer.NotSent>(await portal.Connector.SendAsync(write, portal.Resolve(write), null, portal, Cancellation));

        Assert.True(answer.RetryAfter > TimeSpan.FromMinutes(1), $"{answer.RetryAfter}");
    }

    [Fact]
    public void Quirk24_Budget_CountsTheDaysOfLoadAndRollback()
    {
        var budget = new CreditBudget(PerDay: 110_000, Reserve: 10_000);
        var volume = new CreditVolume(Accounts: 0, Contacts: 0, Tickets: 20_000, Comments: 160_000, Files: 0, Tasks: 0, Calls: 0);

        Assert.Equal((220_000, 3), (CreditBudget.Load(volume), budget.Days(CreditBudget.Load(volume))));
        Assert.Equal((200_000, 2), (CreditBudget.Rollback(volume), budget.Days(CreditBudget.Rollback(volume))));
        Assert.Equal(0, budget.Days(0));
    }

    [Fact]
    public async Task Quirk37_BothShapesOfLists_AreRead()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var one = await portal.Connector.DiscoverAsync(Cancellation);
        var other = await portal.Connector.DiscoverAsync(Cancellation);

        Assert.Equal(one.Hash(), other.Hash());
        Assert.Equal(4, other.Agents.Count);
        Assert.Equal(2, other.Object("ticket").Field("departmentId")!.Options.Count);
    }

    [Fact]
    public async Task Discover_WrongSecret_IsNeverShown()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var wrong = portal.Profile with
        {
            Secrets = new Dictionary<string, Secret>(portal.Profile.Secrets) { ["refreshToken"] = new("1000.very-secret") },
        };
        using var handler = HttpTransport.Create();
        await using var connector = ZohoDeskDestination.Entry.Open(wrong, new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber()));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => connector.DiscoverAsync(Cancellation));

        Assert.DoesNotContain("very-secret", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("invalid_code", fault.Message, StringComparison.Ordinal);
    }

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static HttpAnswer Answer(int status, params (string Name, string Value)[] headers) => new(
        "probe", status, headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), default, null, Noon);

    private static long Refreshes(EmulatedPortal portal) => portal.Emulator.Store.Count(ZohoDeskCollections.Tokens);
}
