using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.SignOff;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.SignOff;

/// <summary>Accounts that change between the signature and the load, under each policy.</summary>
public sealed class DriftCheckTests
{
    private static readonly FieldSchema Name = new("name", "Name", FieldType.Text, FieldRole.Name);
    private static readonly FieldSchema Region = new("region", "Region", FieldType.Choice, Options: [new("1", "North"), new("2", "South")], IsCustom: true);
    private static readonly FieldSchema Tier = new("tier", "Tier", FieldType.Text, IsCustom: true);
    private static readonly FieldSchema Written = new("mig_region", "mig_region", FieldType.Choice, Options: [new("n", "North"), new("s", "South")], IsCustom: true, MaxLength: 50);
    private static readonly FieldSchema Foreign = new("plan", "plan", FieldType.Text, IsCustom: true);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DriftPolicy.Freeze)]
    [InlineData(DriftPolicy.Evolve)]
    [InlineData(DriftPolicy.Discard)]
    public async Task RunAsync_NothingChanged_KeepsWhatWasSigned(DriftPolicy policy)
    {
        await using var test = await BeginAsync(policy);

        var permit = await AskAsync(test, policy);

        Assert.False(permit.IsWidened);
        Assert.Equal(PlanOf(policy).Hash(), permit.PlanHash);
        Assert.DoesNotContain(test.Read.Events(), found => found.Change == "StepMoved");
    }

    [Fact]
    public async Task PermitAsync_FrozenObjectHasANewField_StopsAndSaysSo()
    {
        await using var test = await BeginAsync(DriftPolicy.Freeze);
        test.Source.Schema = Source(Name, Region, Tier);

        var error = await Assert.ThrowsAsync<GateException>(() => AskAsync(test, DriftPolicy.Freeze));

        Assert.Contains("source: Contacts, tier: field 'Tier' is new (The plan freezes this object.", error.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.Empty(test.Destination.Calls);
    }

    [Fact]
    public async Task PermitAsync_EvolvingObject_CarriesTheNewFieldAsProposed()
    {
        await using var test = await BeginAsync(DriftPolicy.Evolve);
        test.Source.Schema = Source(Name, Region, Tier);

        var permit = await AskAsync(test, DriftPolicy.Evolve);

        Assert.True(permit.IsWidened);
        Assert.Equal(PlanOf(DriftPolicy.Evolve).Hash(), permit.SignedPlanHash);
        Assert.NotEqual(permit.SignedPlanHash, permit.PlanHash);
        var row = permit.Plan.For("10")!.For("tier")!;
        Assert.Equal("mig_tier", row.Destination);
        Assert.Contains("after the mapping was signed", row.Why, StringComparison.Ordinal);
        Assert.Equal(Tier.Label, permit.Source.Object("10").Field("tier")?.Label);

        // The audit shows both: the step with its counts, and the schema in force beside the hashes of what was signed.
        var kept = EffectiveSchema.Of(test.Read, PlanOf(DriftPolicy.Evolve), Source(Name, Region));
        Assert.Equal((permit.PlanHash, permit.SignedPlanHash), (kept.Plan.Hash(), kept.SignedPlanHash));
        Assert.Equal(["Contacts, tier: field 'Tier' is new"], kept.Changes);
        Assert.Contains(test.Read.Events(), found => found.Change == "StepMoved" && found.Data.Contains("tolerated", StringComparison.Ordinal));
        new SignOffGate(test.Ledger).RequireFor(WritePurpose.Load, test.Environment, PlanOf(DriftPolicy.Evolve));
    }

    [Fact]
    public async Task PermitAsync_EvolvingTwice_KeepsTheFirstRowAndWritesNothingTwice()
    {
        await using var test = await BeginAsync(DriftPolicy.Evolve);
        test.Source.Schema = Source(Name, Region, Tier);
        var first = await AskAsync(test, DriftPolicy.Evolve);
        var events = test.Read.Events().Count(found => found.Change == "StepMoved");
        test.Destination.Proposal = found => Proposed(found, "other_");

        var second = await AskAsync(test, DriftPolicy.Evolve);

        Assert.Equal(first.PlanHash, second.PlanHash);
        Assert.Equal(events, test.Read.Events().Count(found => found.Change == "StepMoved"));
    }

    [Fact]
    public async Task PermitAsync_DiscardingObject_LeavesTheNewFieldBehindWithItsReason()
    {
        await using var test = await BeginAsync(DriftPolicy.Discard);
        test.Source.Schema = Source(Name, Region, Tier);

        var permit = await AskAsync(test, DriftPolicy.Discard);

        Assert.Equal(new Transform.Skip(ReasonCode.SchemaChanged), permit.Plan.For("10")!.For("tier")!.Transform);
    }

    [Theory]
    [InlineData(DriftPolicy.Evolve)]
    [InlineData(DriftPolicy.Discard)]
    public async Task PermitAsync_FieldIsGone_StillKnowsItForWhatWasExtracted(DriftPolicy policy)
    {
        await using var test = await BeginAsync(policy);
        test.Source.Schema = Source(Name);

        var permit = await AskAsync(test, policy);

        Assert.NotNull(permit.Source.Object("10").Field("region"));
        Assert.Equal(permit.SignedPlanHash, permit.PlanHash);
    }

    [Theory]
    [InlineData(DriftPolicy.Freeze)]
    [InlineData(DriftPolicy.Evolve)]
    [InlineData(DriftPolicy.Discard)]
    public async Task PermitAsync_TypeChanged_StopsUnderEveryPolicy(DriftPolicy policy)
    {
        await using var test = await BeginAsync(policy);
        test.Source.Schema = Source(Name, Region with { Type = FieldType.Text });

        var error = await Assert.ThrowsAsync<GateException>(() => AskAsync(test, policy));

        Assert.Contains("type 'Choice' became 'Text'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PermitAsync_NewOptionThatTheDestinationLacks_StopsUntilItIsThere()
    {
        await using var test = await BeginAsync(DriftPolicy.Evolve);
        test.Source.Schema = Source(Name, Region with { Options = [.. Region.Options, new("3", "West")] });

        var error = await Assert.ThrowsAsync<GateException>(() => AskAsync(test, DriftPolicy.Evolve));
        test.Destination.Schema = Destination(Written with { Options = [.. Written.Options, new("w", "West")] }, Foreign);
        var permit = await AskAsync(test, DriftPolicy.Evolve);

        Assert.Contains("'mig_region' in the destination has no such option", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, permit.Source.Object("10").Field("region")!.Options.Count);
    }

    /// <summary>Some accounts show id and times of an object only once it has a record, and counts are no drift.</summary>
    [Fact]
    public async Task PermitAsync_EmptyObjectGotItsFirstRecord_GoesOnUnderFreeze()
    {
        await using var test = await Rehearsal.BeginAsync();
        test.Destination.Schema = Destination(Written, Foreign);
        test.Destination.Proposal = found => Proposed(found, "mig_");
        test.Source.Schema = Source(Name, Region) with { Objects = [Source(Name, Region).Objects[0] with { Count = 0 }] };
        await new DiscoverStep(Production(test)).RunAsync(Cancellation);
        await Signing.SignAsync(Production(test), PlanOf(DriftPolicy.Freeze), SignOffGate.Sample);
        var created = new FieldSchema("created", "Created", FieldType.Instant, FieldRole.CreatedAt);
        test.Source.Schema = Source(Name, Region, created);

        var permit = await AskAsync(test, DriftPolicy.Freeze);
        test.Source.Schema = Source(Name, Region, created, Tier);
        await Assert.ThrowsAsync<GateException>(() => AskAsync(test, DriftPolicy.Freeze));

        Assert.Equal("created", permit.Plan.For("10")!.For("created")!.Destination);
    }

    [Fact]
    public async Task PermitAsync_WhatProvisioningAdded_IsNoDriftUntilItIsGone()
    {
        await using var test = await BeginAsync(DriftPolicy.Freeze);
        test.Destination.Schema = Destination(Written with { Options = [.. Written.Options, new("w", "West")] }, Foreign) with { Teams = [new TeamSchema("1", "New", [])] };
        await new DiscoverStep(Production(test)).KeepProvisionedAsync(Cancellation);
        var report = await new DriftCheck(Production(test)).RunAsync(WritePurpose.Load, Production(test), PlanOf(DriftPolicy.Freeze), Cancellation);
        test.Destination.Schema = Destination(Written, Foreign);

        var error = await Assert.ThrowsAsync<GateException>(() => AskAsync(test, DriftPolicy.Freeze));

        Assert.Empty(report.Findings);
        Assert.Contains("option 'West' is gone", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, FieldSchema[], bool> DestinationCases => new()
    {
        { "a written field is gone", [Foreign], true },
        { "a written field changed its type", [Written with { Type = FieldType.Number, Options = [] }, Foreign], true },
        { "a written field lost an option", [Written with { Options = [Written.Options[0]] }, Foreign], true },
        { "a written field is shorter", [Written with { MaxLength = 20 }, Foreign], true },
        { "a written field is read-only", [Written with { IsWritable = false }, Foreign], true },
        { "a written field is longer", [Written with { MaxLength = 200 }, Foreign], false },
        { "a written field has more options", [Written with { Options = [.. Written.Options, new("w", "West")] }, Foreign], false },
        { "a foreign field is gone", [Written], false },
        { "a foreign field changed its type", [Written, Foreign with { Type = FieldType.Number }], false },
        { "a field is new", [Written, Foreign, Tier], false },
    };

    [Theory]
    [MemberData(nameof(DestinationCases))]
    public async Task PermitAsync_DestinationChanged_StopsWhereThePlanWritesIt(string what, FieldSchema[] fields, bool stops)
    {
        // A destination that drifts stops whatever the policy says of the source.
        await using var test = await BeginAsync(DriftPolicy.Evolve);
        test.Destination.Schema = Destination(fields);

        var error = await Record.ExceptionAsync(() => AskAsync(test, DriftPolicy.Evolve));

        Assert.True(stops == error is GateException, $"{what}: {error?.Message ?? "passed"}");
        Assert.True(!stops || error!.Message.Contains("destination: ", StringComparison.Ordinal), what);
    }

    [Fact]
    public async Task PermitAsync_ProvisionedFieldIsGone_StopsTheLoad()
    {
        await using var test = await BeginAsync(DriftPolicy.Freeze, beforeProvisioning: Destination(Foreign));
        var own = await Signing.AskAsync(Production(test), PlanOf(DriftPolicy.Freeze), WritePurpose.Provision);
        test.Destination.Schema = Destination(Written, Foreign);
        await new DiscoverStep(Production(test)).KeepProvisionedAsync(Cancellation);

        var permit = await AskAsync(test, DriftPolicy.Freeze);
        test.Destination.Schema = Destination(Foreign);
        var error = await Assert.ThrowsAsync<GateException>(() => AskAsync(test, DriftPolicy.Freeze));

        Assert.Equal(own.SignedPlanHash, permit.SignedPlanHash);
        Assert.Contains("field 'mig_region' is gone", error.Message, StringComparison.Ordinal);
        await Signing.AskAsync(Production(test), PlanOf(DriftPolicy.Freeze), WritePurpose.Provision);
    }

    [Fact]
    public async Task RunAsync_AgentsAndTeams_AreShownAndStopOnlyWhereThePlanNeedsThem()
    {
        await using var test = await BeginAsync(DriftPolicy.Freeze);
        test.Source.Schema = test.Source.Schema with { Agents = [new AgentSchema("9", "New", "new@example.com", true)] };
        var permit = await AskAsync(test, DriftPolicy.Freeze);
        test.Destination.Schema = test.Destination.Schema with { Agents = [] };

        var error = await Assert.ThrowsAsync<GateException>(() => AskAsync(test, DriftPolicy.Freeze));

        Assert.Equal("New", Assert.Single(permit.Source.Agents).Name);
        Assert.Equal(permit.SignedPlanHash, permit.PlanHash);
        Assert.Contains("agent 'Stand-in <s@example.com>' is gone", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AnotherAccount_IsRefused()
    {
        await using var test = await BeginAsync(DriftPolicy.Evolve);
        test.Source.Schema = test.Source.Schema with { Account = "other" };

        await Assert.ThrowsAsync<PlanException>(() => AskAsync(test, DriftPolicy.Evolve));
    }

    /// <summary>Production, signed up to the sample.</summary>
    private static async Task<Rehearsal> BeginAsync(DriftPolicy policy, SchemaSnapshot? beforeProvisioning = null)
    {
        var test = await Rehearsal.BeginAsync();
        test.Source.Schema = Source(Name, Region);
        test.Destination.Schema = beforeProvisioning ?? Destination(Written, Foreign);
        test.Destination.Proposal = found => Proposed(found, "mig_");
        await new DiscoverStep(Production(test)).RunAsync(Cancellation);
        await Signing.SignAsync(Production(test), PlanOf(policy), SignOffGate.Sample);
        return test;
    }

    private static Task<WritePermit> AskAsync(Rehearsal test, DriftPolicy policy) => Signing.AskAsync(Production(test), PlanOf(policy));

    private static MigrationEnvironment Production(Rehearsal test) => test.Environment with { Name = "production" };

    private static Plan PlanOf(DriftPolicy policy) => Rehearsal.EmptyPlan with
    {
        PlaceholderAgentId = "s",
        Objects = [Proposed(Source(Name, Region).Objects[0], "mig_") with { OnDrift = policy }],
    };

    private static ObjectPlan Proposed(ObjectSchema found, string prefix) => new(
        found.Name, found.Label, Kind.Contact, Outcome.Mapped, "contact",
        [.. found.Fields.Select(field => new FieldPlan(field.Name, field.Role is null ? prefix + field.Name : field.Name, new Transform.Copy()))]);

    private static SchemaSnapshot Source(params FieldSchema[] fields) => new("ivinex", "acme", [new ObjectSchema("10", "Contacts", Kind.Contact, 1, fields)], [], []);

    private static SchemaSnapshot Destination(params FieldSchema[] fields) => new(
        "intercom", "workspace", [new ObjectSchema("contact", "Contact", Kind.Contact, null, [Name, .. fields])], [new AgentSchema("s", "Stand-in", "s@example.com", true)], []);
}
