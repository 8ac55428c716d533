using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Map.Matching.Describe;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Map;

public sealed class PlanProposerTests
{
    private static readonly FieldSchema Region = new("f_region", "Region", FieldType.Text, IsCustom: true);

    [Fact]
    public void Propose_CustomFieldOfTheSameLabelAndType_UsesTheExistingOne()
    {
        var row = Proposed(Region, Field("region_old"));

        Assert.Equal("region_old", row.Destination);
        Assert.InRange(row.Score!.Value, 0.9, 1);
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

        var plan = PlanProposer.Propose("ivinex-intercom", source, destination, Connector()).Plan;

        Assert.Equal([KeyValuePair.Create("s1", "d1")], plan.Agents);
        Assert.Equal("d5", plan.PlaceholderAgentId);
    }

    [Fact]
    public void Propose_ObjectNobodyHasNamed_StaysBehindWithAReason()
    {
        var source = Snapshot(Region) with { Objects = [new ObjectSchema("99", "Odd", null, 3, [])] };

        var row = Assert.Single(PlanProposer.Propose("ivinex-intercom", source, Snapshot(), Connector()).Plan.Objects);

        Assert.Equal((Outcome.NotMigrated, ReasonCode.NotChosen), (row.Outcome, row.Reason));
    }

    [Fact]
    public void Propose_Twice_HasTheSameHash()
    {
        var plans = Enumerable.Range(0, 2).Select(_ => PlanProposer.Propose("ivinex-intercom", Snapshot(Region), Snapshot(Field("a")), Connector()).Plan.Hash());

        Assert.Single(plans.Distinct());
    }

    [Fact]
    public void Propose_FieldInAnotherLanguage_TakesItWithItsReasons()
    {
        var source = new FieldSchema("f_kundennummer", "Kundennummer", FieldType.Text, IsCustom: true);
        var existing = new FieldSchema("customer_number", "Customer number", FieldType.Text, IsCustom: true);

        var proposed = Propose(source, existing);

        var field = Assert.Single(proposed.Proposals.Fields);
        Assert.Equal((ProposalBasis.Existing, "customer_number", false), (field.Basis, field.Chosen, field.Abstained));
        Assert.NotEmpty(field.Reasons);
        Assert.Equal("new_field", field.Creation!.Name);
        Assert.Equal(proposed.Plan.Hash(), proposed.Proposals.PlanHash);
    }

    [Fact]
    public void Propose_PartOfTheNameAgrees_CreatesAFieldAndSaysWhy()
    {
        var source = new FieldSchema("f_manager", "Account manager", FieldType.Text, IsCustom: true);
        var existing = new FieldSchema("account_number", "Account number", FieldType.Text, IsCustom: true);

        var field = Assert.Single(Propose(source, existing).Proposals.Fields);

        Assert.Equal((ProposalBasis.Creation, "new_field", true), (field.Basis, field.Chosen, field.Abstained));
    }

    [Fact]
    public void Propose_SameChoicesUnderAnotherName_CreatesAField()
    {
        FieldOption[] options = [new("1", "low"), new("2", "medium"), new("3", "high")];
        var source = Region with { Label = "Noise", Name = "f_noise", Type = FieldType.Choice, Options = options };
        var existing = new FieldSchema("danger", "Danger", FieldType.Choice, Options: options, IsCustom: true);

        Assert.Equal("new_field", Proposed(source, existing).Destination);
    }

    [Fact]
    public void Propose_ListInOtherWords_MapsEveryChoice()
    {
        var source = Region with { Label = "Zustand", Type = FieldType.Choice, Options = [new("1", "Offen"), new("2", "Geschlossen")] };
        var existing = new FieldSchema("state", "Status", FieldType.Choice, Options: [new("o", "open"), new("c", "closed")], IsCustom: true);

        var row = Proposed(source, existing);

        var map = Assert.IsType<Transform.MapValues>(row.Transform);
        Assert.Equal("state", row.Destination);
        Assert.Equal([("Geschlossen", "closed"), ("Offen", "open")], map.Values.Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void Propose_ListWithAMissingOption_ListsTheValuesThatLack()
    {
        var source = Region with { Type = FieldType.Choice, Options = [new("1", "North"), new("2", "South")] };

        var values = Assert.Single(Propose(source, Field("a") with { Type = FieldType.Choice, Options = [new("x", "North")] }).Proposals.Values);

        Assert.False(values.InPlan);
        Assert.Equal("South", Assert.Single(values.Unmapped).Source);
    }

    [Fact]
    public void Propose_LongerValuesThanTheFieldHolds_CreatesAField()
    {
        var sample = new Dictionary<string, FieldSample> { [Region.Name] = new(ValueProfile.Of(["North of the river"]), 18) };
        var existing = Field("a") with { MaxLength = 10 };

        ProposedPlan With(FieldSchema field) =>
            PlanProposer.Propose("ivinex-intercom", Snapshot(Region), Snapshot(field), Connector(), _ => sample);

        Assert.Equal("new_field", With(existing).Plan.Objects[0].Fields[0].Destination);
        Assert.Contains("it ends at 10 characters", With(existing).Plan.Objects[0].Fields[0].Why, StringComparison.Ordinal);
        Assert.Equal("a", With(existing with { MaxLength = 20 }).Plan.Objects[0].Fields[0].Destination);
    }

    [Fact]
    public void Propose_FieldOfAnotherKindOnTheSameTwin_IsNotTakenTwice()
    {
        var source = Snapshot(Region) with
        {
            Objects = [new ObjectSchema("people", "People", Kind.Contact, 1, [Region]), new ObjectSchema("firms", "Firms", Kind.Organization, 1, [Region])],
        };
        var connector = Connector();
        connector.Proposal = found => new ObjectPlan(
            found.Name, found.Label, found.Kind!.Value, Outcome.Mapped, "contact", [new FieldPlan(Region.Name, "new_" + found.Name, new Transform.Copy())]);

        var plan = PlanProposer.Propose("vivantio-gorgias", source, Snapshot(Field("a")), connector).Plan;

        Assert.Equal(["a", "new_firms"], plan.Objects.Select(found => found.Fields[0].Destination));
    }

    [Fact]
    public void Propose_FieldWithARole_KeepsTheConnectorsRow() =>
        Assert.Equal("new_field", Proposed(Region with { Role = FieldRole.Team }, Field("a")).Destination);

    [Fact]
    public void Propose_MapThatLeavesAStatusOut_AddsItsCounterpart()
    {
        var status = new FieldSchema("status", "Status", FieldType.Choice, FieldRole.Status, [new("1", "Open"), new("2", "Erledigt"), new("3", "Zebra")]);
        var connector = Connector();
        connector.Proposal = found => new ObjectPlan(
            found.Name, found.Label, Kind.Ticket, Outcome.Mapped, "contact",
            [new FieldPlan("status", "state", new Transform.MapValues(new Dictionary<string, string> { ["Open"] = "New" }))]);
        var state = new FieldSchema("state", "State", FieldType.Choice, FieldRole.Status, [new("n", "New"), new("r", "Resolved"), new("o", "Open")]);

        var proposed = PlanProposer.Propose("ivinex-intercom", Snapshot(status), Snapshot(state), connector);

        var map = Assert.IsType<Transform.MapValues>(proposed.Plan.Objects[0].Fields[0].Transform);
        Assert.Equal([("Erledigt", "Resolved"), ("Open", "New")], map.Values.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal("Zebra", Assert.Single(Assert.Single(proposed.Proposals.Values).Unmapped).Source);
    }

    [Fact]
    public void Propose_AgentOfTheSameName_IsSuggestedAndNotChosen()
    {
        var source = Snapshot(Region) with { Agents = [new("s1", "Maier, Anna", "anna@old.example", true)] };
        var destination = Snapshot() with { Agents = [new("d1", "Anna Maier", "a.maier@new.example", true), new("d2", "Otto Holm", "o@new.example", true)] };

        var proposed = PlanProposer.Propose("ivinex-intercom", source, destination, Connector());

        Assert.Empty(proposed.Plan.Agents);
        var person = Assert.Single(proposed.Proposals.Agents);
        Assert.Equal((null, "d1"), (person.Chosen, person.Suggested));
    }

    [Fact]
    public void Propose_TeamOfTheSameName_IsTheCounterpart()
    {
        var source = Snapshot(Region) with { Teams = [new("t1", "Support ", []), new("t2", "Billing", [])] };
        var destination = Snapshot() with { Teams = [new("9", "support", [])] };

        var teams = PlanProposer.Propose("ivinex-intercom", source, destination, Connector()).Proposals.Teams;

        Assert.Equal([("t1", "9"), ("t2", null)], teams.Select(team => (team.Id, team.Chosen)));
    }

    private static FieldPlan Proposed(FieldSchema source, params FieldSchema[] existing) => Assert.Single(
        Assert.Single(Propose(source, existing).Plan.Objects).Fields);

    private static ProposedPlan Propose(FieldSchema source, params FieldSchema[] existing) =>
        PlanProposer.Propose("ivinex-intercom", Snapshot(source), Snapshot(existing), Connector());

    private static FieldSchema Field(string name) => new(name, "region", FieldType.Text, IsCustom: true);

    private static SchemaSnapshot Snapshot(params FieldSchema[] fields) => new("any", "w", [new ObjectSchema("contact", "Contacts", Kind.Contact, 1, fields)], [], []);

    private static ScriptedDestination Connector() => new()
    {
        Proposal = found => new ObjectPlan(
            found.Name, found.Label, Kind.Contact, Outcome.Mapped, "contact",
            [.. found.Fields.Select(field => new FieldPlan(field.Name, "new_field", new Transform.Copy()))]),
    };
}
