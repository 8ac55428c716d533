using System.Text;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>The connector survives each numbered oddity of the vendor: fields, layouts, editions, choices of the plan.</summary>
public sealed class SchemaQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk16_PicklistValues_StandOnEveryLayoutAfterProvisioning()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var tier = portal.Ledger.Destination.Object("account").Field("Tier")!;

        Assert.Equal(["Gold", "Silver"], tier.Options.Select(option => option.Label));
    }

    [Fact]
    public async Task Quirk16_UnknownValue_StandsInAPrivateComment()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var key = portal.Ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example")), ("tier", SampleSource.Option("Platinum")));
        await portal.LoadAsync();

        Assert.Contains(portal.Compose(key).Notes, note => note.Field == "tier");
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Quirk17_LabelTakenByAnotherType_GetsItsOwnField()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await RawAsync(portal, "/api/v1/fields?module=contacts", """{"displayLabel":"Score","type":"Text","maxLength":50}""");
        await portal.PrepareAsync();
        var row = portal.Ledger.Plan.For("contacts")!.For("score")!;
        portal.Ledger.Add(SampleSource.Contacts, "1", ("last", SampleSource.Text("Lovelace")), ("score", new FieldValue.Number(1.5m)));
        await portal.LoadAsync();

        Assert.Equal("Score (source)", row.Destination);
        Assert.StartsWith("cf_score_", portal.Ledger.Destination.Object("contact").Field("Score (source)")!.VendorId, StringComparison.Ordinal);
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Fact]
    public async Task Quirk18_OptionsOfStandardLists_AreReadFromTheLayouts()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var ticket = (await portal.Connector.DiscoverAsync(Cancellation)).Object("ticket");

        Assert.Equal(["Low", "Medium", "High"], ticket.Field("priority")!.Options.Select(option => option.Label));
        Assert.Equal("On Hold", ticket.Field("statusType")!.Options.Single(option => option.Id == "On Hold").Label);
    }

    [Fact]
    public async Task Quirk20_LowEdition_IsSaidBeforeAndWhileProvisioning()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { Edition = ZohoDeskEdition.Free }, changes: ("concurrency", "5"));
        var schema = await portal.Connector.DiscoverAsync(Cancellation);
        var row = portal.Connector.Provisioning(portal.Propose(schema), SampleSource.Schema, schema)[0];
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => portal.Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation));

        Assert.Contains("edition", fault.Message, StringComparison.Ordinal);
        Assert.Equal(FindingState.Blocks, (await portal.CheckAsync()).Single(finding => finding.Code == "zoho-desk.edition").State);
    }

    [Theory]
    [InlineData("ab", FindingState.Blocks)]
    [InlineData("abc", FindingState.Clear)]
    [InlineData("", FindingState.Clear)]
    public async Task Quirk34_ShortTag_BlocksThePlan(string tag, FindingState expected)
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync(("tag", tag));

        Assert.Equal(expected, (await portal.CheckAsync(portal.Ledger.Plan)).Single(finding => finding.Code == "zoho-desk.tag").State);
    }

    [Fact]
    public async Task Check_FieldOutsideTheLayoutOfADepartment_BlocksTheLoad()
    {
        await using var portal = await EmulatedPortal.StartAsync(new ZohoDeskSettings { FieldsJoinLayouts = false });
        var billing = (await portal.Connector.DiscoverAsync(Cancellation)).Object("ticket").Field("departmentId")!.Options.Single(option => option.Label == "Billing");
        await portal.PrepareAsync();
        var plan = portal.Ledger.Plan;
        var routed = plan with { Choices = new Dictionary<string, string>(plan.Choices) { ["departmentBy"] = $"priority:High={billing.Id}" } };

        Assert.Equal(FindingState.Clear, (await portal.CheckAsync(plan)).Single(finding => finding.Code == "zoho-desk.fields.ticket").State);
        var blocked = (await portal.CheckAsync(routed)).Single(finding => finding.Code == "zoho-desk.fields.ticket");
        Assert.Equal(FindingState.Blocks, blocked.State);
        Assert.Contains($"Source id (department {billing.Id})", blocked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_DepartmentRule_SendsTheTicketThere()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        var departments = (await portal.Connector.DiscoverAsync(Cancellation)).Object("ticket").Field("departmentId")!.Options;
        await portal.PrepareAsync(("departmentBy", $"priority:high={departments[1].Id}"));
        var high = portal.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("x")), ("priority", SampleSource.Option("High")));
        var low = portal.Ledger.Add(SampleSource.Tickets, "2", ("subject", SampleSource.Text("x")), ("priority", SampleSource.Option("Low")));

        Assert.Equal([departments[1].Id, departments[0].Id], new[] { high, low }.Select(key =>
            portal.Compose(key).Writes[0].Body.GetProperty("json").GetProperty("departmentId").GetString()));
        await portal.LoadAsync();
        Assert.Empty(await LoadTests.BrokenAsync(portal));
    }

    [Theory]
    [InlineData("team")]
    [InlineData("team:Sales")]
    [InlineData("team:=4")]
    [InlineData("team:Sales=")]
    public async Task Check_RuleThatIsNone_BlocksInWords(string rule)
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var plan = portal.Ledger.Plan with { Choices = new Dictionary<string, string>(portal.Ledger.Plan.Choices) { ["departmentBy"] = rule } };
        var finding = (await portal.CheckAsync(plan)).Single(found => found.Code == "zoho-desk.department-rules");

        Assert.Equal(FindingState.Blocks, finding.State);
        Assert.Contains("team:Sales=4000011", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_UnknownDepartment_BlocksAndNamesTheKnown()
    {
        await using var portal = await EmulatedPortal.StartAsync();
        await portal.PrepareAsync();
        var plan = portal.Ledger.Plan with { Choices = new Dictionary<string, string>(portal.Ledger.Plan.Choices) { ["department"] = "1" } };
        var finding = (await portal.CheckAsync(plan)).Single(found => found.Code == "zoho-desk.departments");

        Assert.Equal(FindingState.Blocks, finding.State);
        Assert.Contains("Billing = ", finding.Next, StringComparison.Ordinal);
    }

    private static async Task RawAsync(EmulatedPortal portal, string path, string json)
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        var token = await client.PostAsync(new Uri(portal.Emulator.BaseAddress, "oauth/v2/token"), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["client_id"] = portal.Profile.Settings["clientId"],
            ["client_secret"] = portal.Profile.Secrets["clientSecret"].Reveal(),
            ["refresh_token"] = portal.Profile.Secrets["refreshToken"].Reveal(),
        }), Cancellation);
        using var answer = System.Text.Json.JsonDocument.Parse(await token.Content.ReadAsStringAsync(Cancellation));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal.Emulator.BaseAddress, path))
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", $"Zoho-oauthtoken {answer.RootElement.GetProperty("access_token").GetString()}");
        request.Headers.TryAddWithoutValidation("orgId", portal.Profile.Settings["organizationId"]);
        using var response = await client.SendAsync(request, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
