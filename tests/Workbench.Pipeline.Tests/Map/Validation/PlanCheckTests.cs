using System.Text;
using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Validation;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Map.Validation;

public sealed class PlanCheckTests
{
    private static readonly SchemaSnapshot Source = new(
        "ivinex", "a",
        [
            new ObjectSchema("10", "Contacts", Kind.Contact, null,
            [
                new("first", "First", FieldType.Text), new("last", "Last", FieldType.Text), new("age", "Age", FieldType.Number), new("born", "Born", FieldType.Text),
                new("boss", "Boss", FieldType.Agent),
            ]),
        ],
        [new AgentSchema("s1", "Ada", "ada@x.example", true)], []);

    private static readonly SchemaSnapshot Destination = new(
        "intercom", "w",
        [
            new ObjectSchema("contact", "Contact", Kind.Contact, null,
            [
                new("name", "Name", FieldType.Text), new("size", "Size", FieldType.Number), new("born_at", "Born", FieldType.Date), new("owner", "Owner", FieldType.Agent),
            ]),
        ],
        [new AgentSchema("d1", "Ada", "ada@y.example", true)], []);

    private static FieldPlan Fine => new("first", "name", new Transform.Copy());

    /// <summary>Rows, the place of the one problem, and a part of its message.</summary>
    public static TheoryData<FieldPlan[], string, string> Cases => new()
    {
        { [Fine, new("nobody", "size", new Transform.Copy())], "objects[0].fields[1].source", "expected a field of Contacts in ivinex" },
        { [Fine, new("first", null, new Transform.Skip(ReasonCode.NotChosen))], "objects[0].fields[1].source", "every source field once" },
        { [Fine, new("last", "name", new Transform.Copy())], "objects[0].fields[1].destination", "a field that no other row fills" },
        { [Fine, new("last", null, new Transform.Copy())], "objects[0].fields[1].destination", "use the transform \"skip\"" },
        { [Fine, new("born", "size", new Transform.Copy())], "objects[0].fields[1].transform", "the number field \"Size\" can hold, not text" },
        { [Fine, new("age", "born_at", new Transform.ToText())], "objects[0].fields[1].transform", "the date field \"Born\" can hold" },
        { [Fine, new("first2", "size", new Transform.ParseNumber())], "objects[0].fields[1].source", "first2" },
        { [Fine, new("boss", "owner", new Transform.Copy())], "", "" },
        { [Fine, new("boss", "owner", new Transform.ToText())], "objects[0].fields[1].transform", "the agent field \"Owner\" can hold" },
        { [Fine, new("age", "size", new Transform.Default("many"))], "objects[0].fields[1].transform.value", "a number such as 1.5" },
        { [Fine, new("last", "size", new Transform.Truncate(-3))], "objects[0].fields[1].transform.maxCharacters", "0 or more" },
        { [new("first", "name", new Transform.Concatenate(["first", "middle"]))], "objects[0].fields[0].transform.fields", "\"middle\"; expected fields of Contacts" },
        { [new("first", "name", new Transform.Template("{last}")), new("last", "size2", new Transform.Template("{first}"))], "objects[0].fields[0].transform", "\"first <- last <- first\"" },
        { [Fine, new("born", "nickname", new Transform.Copy())], "objects[0].fields[1].destination", "expected something else: no field nickname" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Problems_OneOddRow_NamesItsPlace(FieldPlan[] rows, string place, string message)
    {
        var problems = Problems(Plan(rows));

        if (place.Length == 0)
        {
            Assert.Empty(problems);
            return;
        }

        Assert.Contains(problems, problem => problem.Path.ToString() == place && problem.Print("plan.json").Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Problems_FittingTransforms_AreNone() => Assert.Empty(Problems(Plan(
        new("first", "name", new Transform.Concatenate(["first", "last"])), new("last", "name", new Transform.BodyLine("Last")),
        new("age", "size", new Transform.Copy()), new("born", "born_at", new Transform.ParseDate(["yyyy-MM-dd"])), new("boss", "owner", new Transform.AgentByEmail()))));

    [Fact]
    public void Problems_UnknownObjectsAndAgents_AreNamed()
    {
        var plan = Plan(Fine) with
        {
            Agents = new Dictionary<string, string> { ["s1"] = "d1", ["s9"] = "d9" },
            PlaceholderAgentId = "d8",
        };
        plan = plan with { Objects = [.. plan.Objects, plan.Objects[0], plan.Objects[0] with { SourceObject = "99" }, plan.Objects[0] with { SourceObject = "98", DestinationObject = "spaceship" }] };

        Assert.Equal(
            ["objects[1].sourceObject", "objects[2].sourceObject", "objects[3].sourceObject", "agents.s9", "agents.s9", "placeholderAgentId"],
            Problems(plan).Select(problem => problem.Path.ToString()));
    }

    [Fact]
    public void Problems_RowThatTheConnectorProposes_IsItsOwnAffair()
    {
        var odd = new FieldPlan("born", "size", new Transform.Copy());
        var destination = Connector();
        destination.Proposal = found => new ObjectPlan(found.Name, found.Label, Kind.Contact, Outcome.Mapped, "contact", [odd]);

        Assert.Empty(PlanCheck.Problems(Plan(Fine, odd), Source, Destination, destination));
    }

    [Fact]
    public void Require_OddRow_NamesLineAndColumn()
    {
        var json = JsonSerializer.Serialize(Plan(Fine, new("nobody", "x", new Transform.Copy())), PlanFormat.Options);
        var line = json.Split('\n').Index().Single(found => found.Item.Contains("nobody", StringComparison.Ordinal)).Index + 1;

        var error = Assert.Throws<PlanException>(() => PlanDocument.Read("plan.json", Encoding.UTF8.GetBytes(json)).Require(Source, Destination, Connector()));

        Assert.StartsWith($"plan.json, line {line}, column 21: objects[0].fields[1].source is \"nobody\"; expected a field of Contacts", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<PlanProblem> Problems(Plan plan) => PlanCheck.Problems(plan, Source, Destination, Connector());

    private static ScriptedDestination Connector() => new() { Refusing = field => field.Destination == "nickname" ? "no field nickname" : null };

    private static Plan Plan(params FieldPlan[] fields) => new(
        "ivinex-intercom", [new ObjectPlan("10", "Contacts", Kind.Contact, Outcome.Mapped, "contact", fields)],
        new Dictionary<string, string>(), null, new Dictionary<string, string>());
}
