using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Emulators.Intercom;
using Lookup = Workbench.Core.Writing.Lookup;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>Oddities of companies, contacts and their attributes and tags.</summary>
public sealed class PeopleQuirkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Quirk04_TakenCompanyId_IsNotOverwrittenUnseen()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var (key, create) = Company(workspace);
        var first = Assert.IsType<WriteAnswer.Done>(await workspace.SendAsync(key, create));

        Assert.Equal(first.Twin, Assert.IsType<WriteAnswer.Exists>(await workspace.SendAsync(key, create)).Twin);
        Assert.Single(workspace.Emulator.Store.Scan("companies"));
    }

    [Fact]
    public async Task Quirk05_CompanyWithoutContacts_IsVerifiedByItsOwnId()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var (key, create) = Company(workspace);
        await workspace.SendAsync(key, create);

        Assert.Equal("Example Ltd", (await workspace.Connector.ReadAsync(workspace.Twins[(key, "company")], Cancellation))[0].Fields["name"]);
        Assert.IsType<Lookup.Found>(await workspace.Connector.FindAsync(create, workspace.Resolve(create), null, Cancellation));
    }

    [Fact]
    public async Task Quirk06_RemovedCompany_IsALeftoverBecauseItIsOnlyArchived()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var (key, create) = Company(workspace);
        await workspace.SendAsync(key, create);

        var left = Assert.IsType<Removal.Leftover>(await RemoveAsync());
        Assert.Contains("archived", left.ToString(), StringComparison.Ordinal);

        // A rollback that died before it could write that down asks again, and is told 404.
        Assert.Equal(left, await RemoveAsync());

        Task<Removal> RemoveAsync() => workspace.Connector.RemoveAsync(create, workspace.Resolve(create), workspace.Twins[(key, "company")], Cancellation);
    }

    [Fact]
    public async Task Quirk08_YoungContact_IsFoundByItsExternalId()
    {
        await using var workspace = await QuirkBed.PreparedAsync(QuirkBed.NoLag with { SearchLag = TimeSpan.FromHours(1000) });
        var ada = await QuirkBed.ContactAsync(workspace);
        var create = QuirkBed.Write(workspace, ada, "contact.create");

        Assert.Equal(workspace.Twins[(ada, "contact")], Assert.IsType<Lookup.Found>(
            await workspace.Connector.FindAsync(create, workspace.Resolve(create), DateTimeOffset.UnixEpoch, Cancellation)).Twin);
    }

    [Fact]
    public async Task Quirk10_MergedContact_IsAbsentAndNoFault()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        var ada = await QuirkBed.ContactAsync(workspace);
        var create = QuirkBed.Write(workspace, ada, "contact.create");
        var bob = await QuirkBed.ContactAsync(workspace, "2", "bob@example.com");
        await QuirkBed.RawAsync(workspace, HttpMethod.Post, "/contacts/merge",
            $$"""{"from":"{{workspace.Twins[(ada, "contact")].Id}}","into":"{{workspace.Twins[(bob, "contact")].Id}}","skip_duplicate_validation":true}""");

        Assert.IsType<Lookup.Absent>(await workspace.Connector.FindAsync(create, workspace.Resolve(create), null, Cancellation));
    }

    [Fact]
    public async Task Quirk11_Contacts_AreNeverSearchedByDate()
    {
        await using var workspace = await QuirkBed.PreparedAsync(QuirkBed.NoLag with { TimeZone = "America/Los_Angeles" });
        await QuirkBed.ContactAsync(workspace);
        var sent = workspace.Emulator.Log.Last.Count;
        await foreach (var twin in workspace.Connector.ScanAsync(workspace.Ledger.Plan, Cancellation))
        {
            Assert.NotEmpty(twin.Twin.Id);
        }

        await workspace.Connector.FingerprintAsync(Cancellation);
        Assert.DoesNotContain(workspace.Emulator.Log.Last.Skip(sent), request => request.Path.StartsWith("/contacts/search", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Quirk30_NameOfTheOtherModel_BlocksBeforeAnythingMoves()
    {
        await using var workspace = await QuirkBed.PreparedAsync();
        await QuirkBed.RawAsync(workspace, HttpMethod.Post, "/data_attributes", """{"name":"mig_c_taken","model":"company","data_type":"string"}""");
        var contacts = workspace.Ledger.Plan.For("contacts")!;
        var plan = workspace.Ledger.Plan with
        {
            Objects = [contacts with { Fields = [.. contacts.Fields, new FieldPlan("first", "mig_c_taken", new Transform.Copy())] }],
        };
        var codes = new List<string>();
        await foreach (var finding in workspace.Connector.CheckAsync(plan, workspace.Ledger.Destination, Cancellation))
        {
            if (finding.State == FindingState.Blocks)
            {
                codes.Add(finding.Code);
            }
        }

        Assert.Equal(["intercom.attribute-clash.mig_c_taken"], codes);
    }

    [Fact]
    public async Task Quirk37_TagsOfAnotherCase_AreTheSameAndHeldByASegment()
    {
        var seed = IntercomSeed.Default with { Tags = ["WORKBENCH-ivinex-intercom"], Segments = [new SeedSegment("VIP", "WORKBENCH-ivinex-intercom")] };
        await using var workspace = await QuirkBed.PreparedAsync(seed: seed);
        Assert.DoesNotContain(workspace.Provisioned, made => made.Twin.Type == "tag");

        var row = workspace.Connector.Provisioning(workspace.Ledger.Plan, workspace.Source, workspace.Ledger.Destination).Single(found => found.Name.StartsWith("tag:", StringComparison.Ordinal));
        var answer = await workspace.Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation);
        Assert.False(answer.Created);
        Assert.IsType<Removal.Skipped>(await workspace.Connector.UnprovisionAsync(row, answer.Twin!, Cancellation));
    }

    [Theory]
    [InlineData("+1 (555) 010-0123", "+15550100123")]
    [InlineData("+15550100123", "+15550100123")]
    public async Task Quirk43_Phone_IsNormalisedByTheVendorAsByThePlan(string sent, string shown)
    {
        await using var workspace = await QuirkBed.PreparedAsync(QuirkBed.NoLag with { ValidatePhones = true });
        var key = workspace.Ledger.Add(SampleSource.Contacts, "1", ("email", SampleSource.Text("ada@example.com")), ("phone", SampleSource.Text(sent)));
        await workspace.SendAsync(key, QuirkBed.Write(workspace, key, "contact.create"));

        Assert.Equal(shown, (await workspace.Connector.ReadAsync(workspace.Twins[(key, "contact")], Cancellation))[0].Fields["phone"]);
        Assert.IsType<Transform.NormalizePhone>(workspace.Ledger.Plan.For("contacts")!.For("phone")!.Transform);
    }

    private static (RecordKey Key, Write Create) Company(EmulatedWorkspace workspace)
    {
        var key = workspace.Ledger.Add(SampleSource.Organizations, "1", ("name", SampleSource.Text("Example Ltd")));
        return (key, QuirkBed.Write(workspace, key, "company.upsert"));
    }
}
