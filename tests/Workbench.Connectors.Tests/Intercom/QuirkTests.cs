using System.Text;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Emulators.Intercom;
using Workbench.Emulators.Kit;
using Lookup = Workbench.Core.Writing.Lookup;
using VendorSettings = Workbench.Emulators.Intercom.IntercomSettings;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>The connector survives each numbered oddity of the vendor.</summary>
public sealed class QuirkTests
{
    private static readonly VendorSettings NoLag = new() { SearchLag = TimeSpan.Zero, FreshContactLag = TimeSpan.Zero };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk02_WrongToken_SaysWhichSecretToCheck()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync(token: "somebody-elses");
        var fault = await Assert.ThrowsAsync<ConnectorException>(() => workspace.Connector.DiscoverAsync(Cancellation));

        Assert.Equal((401, "unauthorized"), (fault.Status, fault.Code));
        Assert.DoesNotContain("somebody-elses", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk02_MissingScope_BlocksThatKindAlone()
    {
        await using var workspace = await EmulatedWorkspace.StartAsync(NoLag with { MissingScopes = new HashSet<string> { IntercomScopes.WriteConversations } });
        var schema = await workspace.Connector.DiscoverAsync(Cancellation);
        var states = new Dictionary<string, FindingState>();
        await foreach (var finding in workspace.Connector.CheckAsync(null, schema, Cancellation))
        {
            states[finding.Code] = finding.State;
        }

        Assert.Equal(FindingState.Blocks, states["intercom.scope.write-conversations"]);
        Assert.Equal(FindingState.Clear, states["intercom.scope.write-contacts"]);
        Assert.Equal(FindingState.Clear, states["intercom.scope.write-tickets"]);
    }

    [Fact]
    public async Task Quirk07_TakenExternalId_IsTheExistingTwin()
    {
        await using var workspace = await PreparedAsync(NoLag);
        var (key, write) = Contact(workspace, "1", "ada@example.com");
        await workspace.SendAsync(key, write);
        var again = await workspace.SendAsync(key, write);

        Assert.Equal(workspace.Twins[(key, "contact")], Assert.IsType<WriteAnswer.Exists>(again).Twin);
    }

    [Fact]
    public async Task Quirk09_ArchivedDuplicate_IsRefusedInWords()
    {
        await using var workspace = await PreparedAsync(NoLag);
        var (key, write) = Contact(workspace, "1", "ada@example.com");
        await workspace.SendAsync(key, write);
        await RawAsync(workspace, HttpMethod.Post, $"/contacts/{workspace.Twins[(key, "contact")].Id}/archive", null);

        var refused = Assert.IsType<WriteAnswer.Refused>(await workspace.SendAsync(key, write));
        Assert.Equal("archived-duplicate", refused.Code);
        Assert.Contains("Unarchive", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quirk13_FreshContact_IsNotSentAndThenDone()
    {
        await using var workspace = await PreparedAsync(NoLag with { FreshContactLag = TimeSpan.FromHours(10) });
        var (key, write) = Contact(workspace, "1", "ada@example.com");
        LoadTests.Message(workspace.Ledger, key, "5", "Call", "Inbound", "2021-02-01T09:00:00Z", "", "7", "x");
        await workspace.SendAsync(key, write);
        var open = workspace.Compose(key).Writes.Single(found => found.Operation == "conversation.create");

        var first = await workspace.Connector.SendAsync(open, workspace.Resolve(open), null, workspace, Cancellation);
        var second = await workspace.Connector.SendAsync(open, workspace.Resolve(open), null, workspace, Cancellation);

        Assert.IsType<WriteAnswer.NotSent>(first);
        Assert.Equal("conversation", Assert.IsType<WriteAnswer.Done>(second).Twin!.Type);
    }

    [Theory]
    [InlineData("500-after@1:POST /tickets", true)]
    [InlineData("cut-after@1:POST /tickets", true)]
    [InlineData("500@1:POST /tickets", false)]
    [InlineData("cut-before@1:POST /tickets", false)]
    public async Task Quirk22_UnknownOutcome_IsFoundAndNeverSentTwice(string fault, bool isThere)
    {
        await using var workspace = await PreparedAsync(NoLag);
        var ticket = LoadTests.Fill(workspace);
        foreach (var key in workspace.Ledger.Keys.Where(key => key.Kind is Kind.Organization or Kind.Contact))
        {
            await workspace.SendAsync(key, workspace.Compose(key).Writes[0]);
        }

        var create = workspace.Compose(ticket).Writes[0];
        workspace.Emulator.Faults = FaultPlan.Parse(fault);
        var answer = await workspace.Connector.SendAsync(create, workspace.Resolve(create), null, workspace, Cancellation);
        var lookup = await workspace.Connector.FindAsync(create, workspace.Resolve(create), null, Cancellation);

        Assert.IsType<WriteAnswer.Unknown>(answer);
        Assert.Equal(isThere, lookup is Lookup.Found);
        Assert.Equal(!isThere, lookup is Lookup.Absent);
    }

    [Fact]
    public async Task Quirk27_LaggingSearch_IsNotYetBeforeTheLagIsOver()
    {
        await using var workspace = await PreparedAsync(new VendorSettings());
        var ticket = workspace.Ledger.Add(SampleSource.Tickets, "1", ("subject", SampleSource.Text("Lost")));
        var create = workspace.Compose(ticket).Writes[0];

        var fresh = await workspace.Connector.FindAsync(create, workspace.Resolve(create), DateTimeOffset.MaxValue.AddYears(-1), Cancellation);
        var old = await workspace.Connector.FindAsync(create, workspace.Resolve(create), DateTimeOffset.UnixEpoch, Cancellation);

        Assert.IsType<Lookup.NotYet>(fresh);
        Assert.IsType<Lookup.Absent>(old);
    }

    [Fact]
    public async Task Quirk33_Note_StaysAndSaysSo()
    {
        await using var workspace = await PreparedAsync(NoLag);
        var (key, create) = Contact(workspace, "1", "ada@example.com");
        await workspace.SendAsync(key, create);
        var message = LoadTests.Message(workspace.Ledger, key, "5", "Note", "", "2021-02-01T09:00:00Z", "", "8", "x");
        var note = workspace.Compose(message).Writes.Single();
        var twin = Assert.IsType<WriteAnswer.Done>(await workspace.SendAsync(message, note)).Twin!;

        Assert.IsType<Removal.Leftover>(await workspace.Connector.RemoveAsync(note, workspace.Resolve(note), twin, Cancellation));
    }

    [Fact]
    public async Task Quirk36_ContactWithForeignConversation_IsSkipped()
    {
        await using var workspace = await PreparedAsync(NoLag);
        var (key, create) = Contact(workspace, "1", "ada@example.com");
        await workspace.SendAsync(key, create);
        var twin = workspace.Twins[(key, "contact")];
        await RawAsync(workspace, HttpMethod.Post, "/conversations", $$$"""{"from":{"type":"user","id":"{{{twin.Id}}}"},"body":"mine"}""");

        Assert.IsType<Removal.Skipped>(await workspace.Connector.RemoveAsync(create, workspace.Resolve(create), twin, Cancellation));
    }

    [Fact]
    public async Task Quirk41_CustomObjects_AreUpsertedWhereTheTypeExists()
    {
        var seed = IntercomSeed.Default with { CustomObjectTypes = [new("Contract", ["title"])] };
        await using var workspace = await EmulatedWorkspace.StartAsync(NoLag, seed, customTypes: "Contract,Missing");
        await workspace.PrepareAsync();
        var key = workspace.Ledger.Add(SampleSource.Contracts, "77", ("title", SampleSource.Text("Gold")));
        var write = workspace.Compose(key).Writes.Single();
        var first = Assert.IsType<WriteAnswer.Done>(await workspace.SendAsync(key, write));
        var second = Assert.IsType<WriteAnswer.Exists>(await workspace.SendAsync(key, write));

        Assert.Equal(first.Twin, second.Twin);
        Assert.Equal("Gold", (await workspace.Connector.ReadAsync(first.Twin!, Cancellation))[0].Fields["title"]);
    }

    [Fact]
    public async Task Quirk41_CustomReferences_AreWrittenAllAtOnce()
    {
        var seed = IntercomSeed.Default with { CustomObjectTypes = [new("Contract", ["title"], ContactReference: "contracts")] };
        await using var workspace = await EmulatedWorkspace.StartAsync(NoLag, seed, customTypes: "Contract");
        await workspace.PrepareAsync(("contactReference:Contract", "contracts"));
        var (ada, create) = Contact(workspace, "1", "ada@example.com");
        await workspace.SendAsync(ada, create);
        foreach (var id in new[] { "77", "78" })
        {
            var contract = workspace.Ledger.Add(SampleSource.Contracts, id, ("title", SampleSource.Text(id)));
            workspace.Ledger.Link(contract, LinkRole.Reference, ada);
            await workspace.SendAsync(contract, workspace.Compose(contract).Writes.Single());
        }

        var link = workspace.Compose(ada).Writes.Single(write => write.Operation == "custom.link");
        Assert.Equal(2, link.Body.GetProperty("json").GetProperty("custom_attributes").GetProperty("contracts").GetArrayLength());
        Assert.IsType<WriteAnswer.Done>(await workspace.SendAsync(ada, link));
    }

    [Fact]
    public async Task Quirk44_BrokenScroll_IsRestarted()
    {
        var seed = IntercomSeed.Default with
        {
            Companies = [.. Enumerable.Range(0, 3).Select(number => new SeedCompany($"c{number}", $"Company {number}"))],
            Contacts = [.. Enumerable.Range(0, 3).Select(number => new SeedContact($"p{number}@example.com") { CompanyId = $"c{number}" })],
        };
        await using var workspace = await EmulatedWorkspace.StartAsync(NoLag, seed);
        await workspace.PrepareAsync();
        workspace.Emulator.Faults = FaultPlan.Parse("500@1x2:GET /companies/scroll");
        var names = new List<string>();
        await foreach (var twin in workspace.Connector.ScanAsync(workspace.Ledger.Plan, Cancellation))
        {
            if (twin.Twin.Type == "company")
            {
                names.Add(twin.NaturalKey!);
            }
        }

        Assert.Equal(["company:company 0", "company:company 1", "company:company 2"], names.Order());
    }

    private static async Task<EmulatedWorkspace> PreparedAsync(VendorSettings settings)
    {
        var workspace = await EmulatedWorkspace.StartAsync(settings);
        await workspace.PrepareAsync();
        return workspace;
    }

    private static (RecordKey Key, Write Create) Contact(EmulatedWorkspace workspace, string id, string email)
    {
        var key = workspace.Ledger.Add(SampleSource.Contacts, id, ("first", SampleSource.Text("Ada")), ("email", SampleSource.Text(email)));
        return (key, workspace.Compose(key).Writes.Single(write => write.Operation == "contact.create"));
    }

    private static async Task RawAsync(EmulatedWorkspace workspace, HttpMethod method, string path, string? json)
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(method, new Uri(workspace.Emulator.BaseAddress, path));
        request.Headers.Add("Authorization", "Bearer intercom-emulator-token");
        request.Headers.Add("Intercom-Version", "2.16");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        (await client.SendAsync(request, Cancellation)).EnsureSuccessStatusCode();
    }
}
