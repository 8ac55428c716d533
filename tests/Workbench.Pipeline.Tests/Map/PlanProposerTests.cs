using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Map;

public sealed class PlanProposerTests
{
    private static readonly FieldSchema Region = new("f_region", "Region", FieldType.Text, IsCustom: true);

    [Fact]
    public void Propose_CustomFieldOfTheSameLabelAndType_UsesTheExistingOne()
    {
        var row = Proposed(Region, Field("region_old"));

        Assert.Equal(("region_old", 1.0), (row.Destination, row.Score));
    }

    [Fact]
    public void Propose_SeveralCandidatesOtherTypeOrReadOnly_KeepsTheConnectorsRow()
    {
        Assert.Equal("new_field", Proposed(Region, Field("a"), Field("b")).Destination);
        Assert.Equal("new_field", Proposed(Region, Field("a") with { Type = FieldType.Number }).Destination);
        Assert.Equal("new_field", Proposed(Region, Field("a") with { IsWritable = false }).Destination);
        Assert.Equal("new_field", Proposed(Region, Field("a") with { IsCustom = false }).Destination);
    }

    [Fact]
    public void Propose_ListWithAMissingOption_KeepsTheConnectorsRow()
    {
        var source = Region with { Type = FieldType.Choice, Options = [new("1", "North"), new("2", "South")] };
        var existing = Field("a") with { Type = FieldType.Choice, Options = [new("x", "North")] };

        Assert.Equal("new_field", Proposed(source, existing).Destination);
        Assert.Equal("a", Proposed(source, existing with { Options = [new("x", "North"), new("y", "South"), new("z", "West")] }).Destination);
    }

    [Fact]
    public void Propose_Agents_MatchActiveOnesByEmailAlone()
    {
        var source = Snapshot(Region) with
        {
            Agents = [new("s1", "Ada", "ADA@x.example", true), new("s2", "Bob", "bob@x.example", false), new("s3", "Eve", "twice@x.example", true)],
        };
        var destination = Snapshot() with
        {
            Agents =
            [
                new("d1", "A", "ada@x.example", true), new("d2", "B", "bob@x.example", true), new("d3", "T", "twice@x.example", true),
                new("d4", "T", "Twice@x.example", true), new("d5", "Migration stand-in", "m@x.example", true),
            ],
        };

        var plan = PlanProposer.Propose("ivinex-intercom", source, destination, Connector());

        Assert.Equal([KeyValuePair.Create("s1", "d1")], plan.Agents);
        Assert.Equal("d5", plan.PlaceholderAgentId);
    }

    [Fact]
    public void Propose_ObjectNobodyHasNamed_StaysBehindWithAReason()
    {
        var source = Snapshot(Region) with { Objects = [new ObjectSchema("99", "Odd", null, 3, [])] };

        var row = Assert.Single(PlanProposer.Propose("ivinex-intercom", source, Snapshot(), Connector()).Objects);

        Assert.Equal((Outcome.NotMigrated, ReasonCode.NotChosen), (row.Outcome, row.Reason));
    }

    [Fact]
    public void Propose_Twice_HasTheSameHash()
    {
        var plans = Enumerable.Range(0, 2).Select(_ => PlanProposer.Propose("ivinex-intercom", Snapshot(Region), Snapshot(Field("a")), Connector()).Hash());

        Assert.Single(plans.Distinct());
    }

    private static FieldPlan Proposed(FieldSchema source, params FieldSchema[] existing) => Assert.Single(
        Assert.Single(PlanProposer.Propose("ivinex-intercom", Snapshot(source), Snapshot(existing), Connector()).Objects).Fields);

    private static FieldSchema Field(string name) => new(name, "region", FieldType.Text, IsCustom: true);

    private static SchemaSnapshot Snapshot(params FieldSchema[] fields) => new("any", "w", [new ObjectSchema("contact", "Contacts", Kind.Contact, 1, fields)], [], []);

    private static ScriptedDestination Connector() => new()
    {
        Proposal = found => new ObjectPlan(
            found.Name, found.Label, Kind.Contact, Outcome.Mapped, "contact",
            [.. found.Fields.Select(field => new FieldPlan(field.Name, "new_field", new Transform.Copy()))]),
    };
}
