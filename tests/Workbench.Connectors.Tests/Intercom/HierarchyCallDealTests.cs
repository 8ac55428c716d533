using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Emulators;
using Workbench.Emulators.Intercom;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Tickets inside tickets, calls of the contact centre, deals.</summary>
public sealed class HierarchyCallDealTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Compose_SeveralParentsInACycle_TagsEveryEdgeAndNotesIt()
    {
        await using var workspace = await PreparedAsync();
        var mail = SupportSource.Fill(workspace);
        var child = SampleSource.Key(Kind.Ticket, "102");

        Assert.Equal([ReasonCode.DanglingLink, ReasonCode.HierarchyFlattened], Edges(workspace.Compose(child)));
        Assert.Equal([ReasonCode.HierarchyFlattened], Edges(workspace.Compose(mail)));
        var tag = workspace.Compose(child).Writes.Single(write => write.Name.StartsWith("child-of:", StringComparison.Ordinal));
        Assert.Equal("child of ivinex/ticket/100", tag.Body.GetProperty("json").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Load_ChildConversation_ShowsItsParentAsATag()
    {
        await using var workspace = await PreparedAsync();
        SupportSource.Fill(workspace);
        await workspace.LoadAsync();

        var state = (await workspace.Connector.ReadAsync(workspace.Twins[(SampleSource.Key(Kind.Ticket, "102"), "conversation")], Cancellation))[0];
        Assert.Contains("child of ivinex/ticket/100", state.Fields["tags"].Split('\n'));
    }

    [Fact]
    public async Task Load_Calls_AreNotesWithEveryDetail()
    {
        await using var workspace = await PreparedAsync();
        SupportSource.Fill(workspace);
        await workspace.LoadAsync();

        var inThread = workspace.Twins.Single(pair => pair.Key.Key == SampleSource.Key(Kind.Call, "50")).Value;
        var part = (await workspace.Connector.ReadAsync(inThread.Readable(), Cancellation)).Single(state => state.Twin == inThread);
        Assert.Equal(("note", "2021-03-01T09:30:00Z", "admin:991267459"), (part.Fields["part_type"], part.Fields["created_at"], part.Fields["author"]));
        foreach (var line in new[] { "Direction: inbound", "Duration in seconds: 75", "Disposition: answered", "Queue: Support", "IVR path: 2 > 1" })
        {
            Assert.Contains(line, part.Fields["body"], StringComparison.Ordinal);
        }

        var onContact = workspace.Twins.Single(pair => pair.Key.Key == SampleSource.Key(Kind.Call, "51")).Value;
        var note = (await workspace.Connector.ReadAsync(onContact.Readable(), Cancellation)).Single(state => state.Twin == onContact);
        Assert.Contains("Original time: 2021-03-01T09:30:00Z", note.Fields["body"], StringComparison.Ordinal);
        Assert.Contains("Author: Old Hand <old@source.example>", note.Fields["body"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_CallWithoutAnybody_WaitsInTheReconciliationQueue()
    {
        await using var workspace = await PreparedAsync();

        Assert.Equal(ReasonCode.NoParent, workspace.Compose(SupportSource.Call(workspace.Ledger, "1", null, "2021-03-01T09:30:00Z", "7")).Held);
    }

    [Fact]
    public async Task Compose_Recording_GoesIntoTheTransferPackage()
    {
        await using var workspace = await PreparedAsync();
        var mail = SupportSource.Fill(workspace);
        var call = SampleSource.Key(Kind.Call, "50");
        var recording = workspace.Ledger.Attach(call, "900", "call.mp3", 3, workspace.Store([4, 5, 6]));
        workspace.Ledger.Link(recording, LinkRole.Parent, mail);

        Assert.Equal(ReasonCode.TransferPackage, workspace.Compose(recording).Held);
        Assert.DoesNotContain(workspace.Ledger.Keys.SelectMany(key => workspace.Compose(key).Writes), write => write.Carries.Contains(recording));
    }

    [Fact]
    public async Task Load_Deals_AreInstancesWhereTheTypeExists()
    {
        var seed = IntercomSeed.Default with { CustomObjectTypes = [new("Deal", ["name", "stageid", "ownerid", "amount", "closedate"], "deal")] };
        await using var workspace = await EmulatedWorkspace.StartAsync(seed: seed, customTypes: "Deal:deal");
        workspace.Source = SupportSource.Schema;
        await workspace.PrepareAsync();
        var ada = workspace.Ledger.Add(SampleSource.Contacts, "1", ("email", SampleSource.Text("ada@example.com")));
        var deal = workspace.Ledger.Add(SupportSource.Deals, "7", ("name", SampleSource.Text("Ten licences")), ("stageId", SampleSource.Option("Won")),
            ("ownerId", SampleSource.Agent("7")), ("amount", new FieldValue.Number(1200)), ("closeDate", new FieldValue.Date(new DateOnly(2021, 5, 6))),
            ("created", SampleSource.At("2021-01-01T00:00:00Z")));
        workspace.Ledger.Link(deal, LinkRole.Requester, ada);
        await workspace.LoadAsync();

        var broken = new List<string>();
        foreach (var promise in workspace.Compose(deal).Promises.Where(LoadTests.IsHeldByATwin))
        {
            broken.AddRange(await LoadTests.BrokenAsync(workspace, deal, promise));
        }

        Assert.Empty(broken);
        Assert.Contains(workspace.Compose(ada).Writes, write => write.Operation == "custom.link");
    }

    [Fact]
    public async Task Propose_DealsWithoutAType_AreAnInventory()
    {
        await using var workspace = await PreparedAsync();

        Assert.Equal(Outcome.Inventory, workspace.Ledger.Plan.For("deals")!.Outcome);
    }

    [Fact]
    public async Task Start_SampleWithDeals_HasTheirTypeInTheSettings()
    {
        await using var account = await EmulatedIntercom.StartAsync(new EmulatorOptions { TimeFactor = 1000 }, new BuiltInSample(), Cancellation);

        Assert.Contains("Deal:deal", account.Settings["customObjectTypes"], StringComparison.Ordinal);
    }

    private static IEnumerable<string> Edges(Composition composed) =>
        composed.Notes.Select(note => note.Code).Where(code => code is ReasonCode.DanglingLink or ReasonCode.HierarchyFlattened).Order(StringComparer.Ordinal);

    private static async Task<EmulatedWorkspace> PreparedAsync()
    {
        var workspace = await EmulatedWorkspace.StartAsync();
        workspace.Source = SupportSource.Schema;
        await workspace.PrepareAsync();
        return workspace;
    }
}
