using Workbench.Core.Connectors;
using Workbench.Core.Schema;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Routes;

namespace Workbench.Notebooks;

/// <summary>Notebook 01: what is there, what may be done, what cannot be promised.</summary>
public sealed partial class Bench
{
    /// <summary>Reads the schema of both sides live and runs both preflights.</summary>
    public async Task<KeyFacts> Discover()
    {
        var production = await ProductionAsync();
        var discovery = await StepWatch.RunAsync(production, StepNames.Discover, () => new DiscoverStep(production).RunAsync(Cancellation), Cancellation);
        await AnswerTimes.MeasureAsync(production, Cancellation);
        return new KeyFacts(
            [
                new KeyFact("Source account", discovery.Source.Account),
                new KeyFact("Source objects", $"{discovery.Source.Objects.Count} with {discovery.Source.Objects.Sum(found => found.Fields.Count)} fields"),
                new KeyFact("Source records", ValueText.Whole(discovery.Source.Objects.Sum(found => found.Count ?? 0))),
                new KeyFact("Source agents", $"{discovery.Source.Agents.Count}, {discovery.Source.Agents.Count(agent => agent.IsActive)} of them active"),
                new KeyFact("Destination workspace", discovery.Destination.Account),
                new KeyFact("Destination teammates", discovery.Destination.Agents.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new KeyFact("Source schema hash", discovery.Source.Hash()[..16]),
            ],
            "Discovery");
    }

    /// <summary>The source's objects with their record and field counts.</summary>
    public async Task<Table> SourceObjects() =>
        Table.Of((await DiscoveryAsync()).Source.Objects)
            .Text("Object", found => found.Label)
            .Text("Kind", found => found.Kind?.ToString() ?? "no role yet")
            .Whole("Records", found => found.Count)
            .Whole("Fields", found => found.Fields.Count)
            .Whole("Custom fields", found => found.Fields.Count(field => field.IsCustom))
            .Caption("Objects of the source").TotalRow().MaxRows(100).Build();

    /// <summary>Records per source object, as a picture.</summary>
    public async Task<Figure> SourceObjectsChart()
    {
        var objects = (await DiscoveryAsync()).Source.Objects.Where(found => found.Count > 0).OrderByDescending(found => found.Count).ToList();
        return Figure.Bar(
            new FigureLabels("Records in the source", "Records that discovery counted in every object.", "Object", "Records"),
            [.. objects.Select(found => found.Label)],
            [new FigureSeries("Records", [.. objects.Select(found => (double?)found.Count)])],
            horizontal: true).WithList("deliverables/lists/records.csv");
    }

    /// <summary>Every field of every source object.</summary>
    public async Task<Table> SourceFields() =>
        Table.Of((await DiscoveryAsync()).Source.Objects.SelectMany(found => found.Fields.Select(field => (Object: found, Field: field))))
            .Text("Object", row => row.Object.Label)
            .Text("Field", row => row.Field.Label)
            .Text("Machine name", row => row.Field.Name)
            .Text("Type", row => row.Field.Type.ToString())
            .Text("Means", row => row.Field.Role ?? "custom")
            .Text("Options", row => string.Join(", ", row.Field.Options.Select(option => option.Label)))
            .Caption("Fields of the source").MaxRows(60).Build();

    /// <summary>What both preflights found.</summary>
    public async Task<Checklist> Findings() =>
        new("Preflight findings", [.. (await DiscoveryAsync()).Findings.Concat(PlanGate.Of(migration.Route, DestinationPlan)).Select(ToCheck)]);

    /// <summary>The route's object table: the page's own words beside our outcome and its notes.</summary>
    public Table ObjectTable() =>
        Table.Of(migration.Route.Objects)
            .Text("Source object", row => row.Source)
            .Text("Destination object", row => row.Destination)
            .Text(migration.Route.Page is null ? "Cardinality" : "Page: cardinality", row => row.Cardinality)
            .Text(migration.Route.Page is null ? "Support" : "Page: support", row => row.Support)
            .Text("Our outcome", row => row.Outcome.ToString())
            .Text("Reaches you as", row => ArrivalWords(row.Arrival))
            .Text("Notes", row => string.Join(" ", row.Notes))
            .Caption(ObjectTableCaption()).Build();

    /// <summary>What is commonly promised and what the real APIs do, before anyone signs.</summary>
    public async Task<Table> Limitations()
    {
        var production = await ProductionAsync();
        return Table.Of(production.Source.Limitations.Concat(production.Destination.Limitations))
            .Text("Expected", row => row.Promise)
            .Text("The API", row => row.Reality)
            .Text("What we do", row => row.WeDo)
            .Text("Source", row => row.Source)
            .Caption("Promise and API").MaxRows(100).Build();
    }

    /// <summary>Every gotcha of the route, checked here.</summary>
    public async Task<Checklist> Gotchas()
    {
        var production = await ProductionAsync();
        var checks = new GotchaChecks(migration.Route, DestinationPlan, await DiscoveryAsync(), production.Read, production.Destination.Quota, migration.Clock.GetUtcNow());
        return new Checklist("Gotchas of this route", [.. migration.Route.Gotchas.Select(gotcha =>
        {
            var finding = checks.Run(gotcha);
            return ToCheck(finding) with { Text = $"{gotcha.Severity}, {gotcha.Side}: {gotcha.Text} {finding.Text}" };
        })]);
    }

    /// <summary>The page's grades, quoted, beside the one that our rule gives.</summary>
    public async Task<Table> Grades()
    {
        var graded = AccountGrade.From(await DiscoveryAsync(), migration.Route);
        var page = migration.Route.Page;
        return Table.Of((page?.Axes ?? [])
                .Select(axis => (axis.Axis, Page: axis.Grade, Ours: "", Rule: "quoted"))
                .Append(("Overall", page?.OverallGrade ?? "no page", graded.Grade, graded.GradeRule)))
            .Text("Axis", row => row.Item1)
            .Text("Page", row => row.Item2)
            .Text("Ours", row => row.Item3)
            .Text("Rule", row => row.Item4)
            .Caption("Grades").Build();
    }

    /// <summary>Writes the scope document that is signed.</summary>
    public async Task<Document> WriteScope()
    {
        var production = await ProductionAsync();
        return await ScopeDocument.WriteAsync(
            migration, await DiscoveryAsync(), [.. production.Source.Limitations, .. production.Destination.Limitations], await EstimateAsync(), Cancellation);
    }

    /// <summary>The plan that the customer has booked with the destination, as an operator wrote it down; null where nobody has.</summary>
    private string? DestinationPlan => migration.File.Environment(OpenMigration.Production).Destination.Settings.GetValueOrDefault("plan");

    private string ObjectTableCaption()
    {
        var rows = migration.Route.Objects;
        var split = string.Join(", ", Enum.GetValues<Arrival>().Select(arrival => $"{rows.Count(row => row.Arrival == arrival)} {ArrivalWords(arrival)}"));
        var page = migration.Route.Page is { } stated ? $"{stated.OneToOne} of {stated.Objects} rows one to one by the page" : "derived from what both connectors can do";
        return $"Object table of {migration.Route.Name}: {page}; {split}";
    }

    private static string ArrivalWords(Arrival arrival) => arrival switch
    {
        Arrival.Data => "data",
        Arrival.Inventory => "inventory",
        _ => "not possible",
    };

    private static Check ToCheck(Finding finding) => new(
        finding.State switch
        {
            FindingState.Clear => CheckState.Ok,
            FindingState.Affects => CheckState.Warn,
            FindingState.NeedsPerson => CheckState.Manual,
            _ => CheckState.Fail,
        },
        finding.Text,
        finding.Next);
}
