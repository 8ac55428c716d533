using Workbench.Connectors.Infoset;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Emulators.Infoset;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>Connector runs against the emulated quirks of credentials, quota and calls that may not exist.</summary>
public sealed class InfosetAccessQuirkTests
{
    private const int Plenty = 1_000_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Quirk13_KeyIsNobody_ReadsAllTheSame(int status)
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { CallsPerWindow = Plenty, UsersMeStatus = status });
        var finding = (await account.FindingsAsync()).Single(found => found.Code == "infoset.caller");
        Assert.Equal(FindingState.Clear, finding.State);
        Assert.NotEmpty(await account.ExtractAsync("tickets"));
    }

    [Fact]
    public async Task Quirk14_TokensDie_SignsInAgainAndReadsAll()
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings { CallsPerWindow = Plenty, CallsPerToken = 40 });
        await account.ReconnectAsync(("signIn", "login"));
        Assert.Equal(account.Sample.Tickets().Count(), (await account.ExtractAsync("tickets")).Count);
        Assert.NotEmpty(await account.ExtractAsync("ticket-logs"));
        Assert.True(account.Emulator.Running.Log.Count("POST", "/v1/login/token") > 3);
    }

    [Fact]
    public async Task Quirk14_WrongPassword_StopsWithAdvice()
    {
        await using var account = await InfosetAccount.StartAsync();
        var connector = account.Connect(("signIn", "login"), ("test.password", "wrong-password"));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => connector.DiscoverAsync(Cancellation));
        Assert.Equal(401, fault.Status);
        Assert.Contains("'password'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk15_WrongKey_StopsWithAdvice()
    {
        await using var account = await InfosetAccount.StartAsync();
        var connector = account.Connect(("test.apiKey", "wrong-api-key"));
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => connector.DiscoverAsync(Cancellation));
        Assert.Equal(401, fault.Status);
        Assert.Contains("'apiKey'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-api-key", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk16_QuotaRunsOut_WaitsTheWindowAndLosesNothing()
    {
        await using var account = await InfosetAccount.StartAsync(
            new InfosetSettings { CallsPerWindow = 30, RateWindow = TimeSpan.FromMilliseconds(100) }, profile: [("windowSeconds", "0.1"), ("pageSize", "20")]);
        Assert.Equal(account.Sample.Tickets().Count(), (await account.ExtractAsync("tickets")).Count);
        Assert.Equal(0, account.Connector.Quota.Throttled);
    }

    [Fact]
    public async Task Quirk17_UnknownCalls_AreReportedNotAvailable()
    {
        await using var account = await InfosetAccount.StartAsync(
            new InfosetSettings { CallsPerWindow = Plenty, Answering = new HashSet<InfosetProbe>() });
        var missing = (await account.FindingsAsync())
            .Where(found => found.State == FindingState.Affects && found.Code.StartsWith("infoset.capability.", StringComparison.Ordinal))
            .Select(found => found.Code["infoset.capability.".Length..]);
        Assert.Equal(["companies", "deal-logs", "users", "teams", "tags", "pipelines", "properties"], missing);
        Assert.Equal(account.Sample.Agents().Count(), account.Schema.Agents.Count);
    }

    [Fact]
    public async Task Quirk17_DealLogsAnswer_AreReadWithTheirDeal()
    {
        await using var account = await InfosetAccount.StartAsync(new InfosetSettings
        {
            CallsPerWindow = Plenty,
            Answering = new HashSet<InfosetProbe>(Enum.GetValues<InfosetProbe>()),
        });
        var deals = await account.ReadAsync("deals");
        Assert.Equal(account.Sample.Deals().Count(), deals.Count);
        Assert.Contains(deals, deal => !deal.Fields.Single(field => field.Schema.Name == "logs").Value.IsEmpty);
    }

    [Theory]
    [InlineData("500%0.05,cut-before%0.05:GET /v1")]
    [InlineData("truncate@4:GET /v1/tickets")]
    [InlineData("429@3x2:GET /v1/tickets")]
    [InlineData("429(1)@3x2:GET /v1/tickets")]
    public async Task Extract_Faults_LosesNothing(string faults)
    {
        await using var account = await InfosetAccount.StartAsync(profile: [("pageSize", "10"), ("windowSeconds", "0.1"), ("breaches", "skip")]);
        account.Emulator.Running.Faults = Emulators.Kit.FaultPlan.Parse(faults);
        var keys = (await account.ExtractAsync("tickets")).Select(record => record.Key).ToList();
        var count = account.Sample.Tickets().Count();
        Assert.Equal((count, count), (keys.Count, keys.Distinct().Count()));
    }

    [Fact]
    public async Task Check_EmptyLists_BlockUntilConfirmed()
    {
        using var vendor = new ListVendor();
        Assert.Equal(["infoset.access.tickets", "infoset.access.contacts"], await BlockedAsync(vendor));
        Assert.Empty(await BlockedAsync(vendor, ("mayBeEmpty", "tickets,contacts")));
    }

    [Fact]
    public async Task Check_FewerThanExpected_NeedsAPerson()
    {
        await using var account = await InfosetAccount.StartAsync();
        Assert.DoesNotContain(await account.FindingsAsync(), found => found.State == FindingState.Blocks);
        await account.ReconnectAsync(("expectedTickets", "100000"));
        var expected = (await account.FindingsAsync()).Single(found => found.Code == "infoset.access.tickets");
        Assert.Equal(FindingState.NeedsPerson, expected.State);
        Assert.Equal(100000 - account.Sample.Tickets().Count(), expected.Affected);
    }

    private static async Task<IReadOnlyList<string>> BlockedAsync(ListVendor vendor, params (string Name, string Value)[] settings)
    {
        var connection = new ConnectionProfile(
            "infoset",
            new Uri("https://api.infoset.app/"),
            settings.ToDictionary(setting => setting.Name, setting => setting.Value),
            new Dictionary<string, Secret> { ["apiKey"] = new("a-key-of-tests") },
            null);
        await using var connector = InfosetSource.Entry.Open(
            connection, new ConnectorServices(vendor, TimeProvider.System, new Random(1), new SecretScrubber()));
        var schema = await connector.DiscoverAsync(Cancellation);
        return await connector.CheckPermissionsAsync(schema, Cancellation)
            .Where(found => found.State == FindingState.Blocks).Select(found => found.Code).ToListAsync(Cancellation);
    }
}
