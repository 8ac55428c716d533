using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Records;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;
using Workbench.Pipeline;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Reconcile;

namespace Workbench.Notebooks;

/// <summary>Notebook 07: every field of every record, compared with what was promised.</summary>
public sealed partial class Bench
{
    /// <summary>Reads every twin back, judges every field, and looks for records that stand twice.</summary>
    public Task<KeyFacts> Reconcile() => LongAsync(new WorkRequest(WorkStep.Reconcile), ReconcileAsync);

    private async Task<KeyFacts> ReconcileAsync()
    {
        var environment = await ProductionAsync();
        var judged = await JudgeAsync(environment, StepNames.Reconcile, step => step.RunAsync(null, Cancellation));
        return VerdictFacts(environment.Read, "Records judged", judged);
    }

    /// <summary>
    /// Reads back and judges what changed since it was judged: after catching up, that is what the rounds brought. Looks for records that stand
    /// twice everywhere.
    /// </summary>
    public Task<KeyFacts> ReconcileChanges() => LongAsync(new WorkRequest(WorkStep.ReconcileChanges), ReconcileChangesAsync);

    private async Task<KeyFacts> ReconcileChangesAsync()
    {
        var environment = await ProductionAsync();
        var judged = await JudgeAsync(environment, StepNames.ReconcileChanges, step => step.RunOnChangedAsync(Cancellation));
        return VerdictFacts(environment.Read, "Records judged again, with their neighbours", judged);
    }

    private Task<Reconciled> JudgeAsync(MigrationEnvironment environment, string name, Func<ReconcileStep, Task<Reconciled>> judge) =>
        StepWatch.RunAsync(
            environment,
            name,
            async () =>
            {
                var judged = await judge(new ReconcileStep(environment, ReconcileOptionsNow));
                await new DoubleStep(environment).RunAsync(await PlanAsync(), Cancellation);
                return judged;
            },
            Cancellation);

    private static KeyFacts VerdictFacts(ILedgerReader read, string words, Reconciled judged)
    {
        var counts = read.VerdictCounts();
        return new KeyFacts(
            [
                new KeyFact(words, ValueText.Whole(judged.Records)),
                new KeyFact("Links looked at from both sides", ValueText.Whole(judged.Links.Both)),
                .. judged.Links.One.OrderBy(links => links.Key, StringComparer.Ordinal).Select(links => new KeyFact(
                    $"Links that no list of the destination shows from their second side, {links.Key}", ValueText.Whole(links.Value))),
                new KeyFact("Fields judged", ValueText.Whole(counts.Sum(count => count.Fields))),
                .. Enum.GetValues<VerdictClass>().Select(verdict => new KeyFact(
                    verdict.ToString(), ValueText.Whole(counts.Where(count => count.Class == verdict).Sum(count => count.Fields)))),
            ],
            "Reconciliation");
    }

    /// <summary>Fields by object and verdict.</summary>
    public async Task<Table> Verdicts()
    {
        var read = (await ProductionAsync()).Read;
        return VerdictTable.Of(read.VerdictCounts(), ObjectLabels.In(read), "Fields by verdict");
    }

    /// <summary>The same as a picture.</summary>
    public async Task<Figure> VerdictChart()
    {
        var read = (await ProductionAsync()).Read;
        return VerdictTable.Chart(read.VerdictCounts(), ObjectLabels.In(read), "Fields by verdict", CompleteLists.Verdicts);
    }

    /// <summary>Every field of every object by verdict; the columns add up to those of the objects.</summary>
    public async Task<Table> FieldVerdicts()
    {
        var read = (await ProductionAsync()).Read;
        return VerdictTable.Fields(read.VerdictCounts(), ObjectLabels.In(read));
    }

    /// <summary>Expected losses by reason.</summary>
    public async Task<Table> ExpectedLosses()
    {
        var read = (await ProductionAsync()).Read;
        var objects = ObjectLabels.In(read);
        return Table.Of(read.VerdictCounts()
                .Where(count => count.Class is VerdictClass.ExpectedLoss or VerdictClass.NotMigratable)
                .GroupBy(count => (count.Class, Object: objects.Of(count.Object), count.Reason))
                .OrderByDescending(group => group.Sum(count => count.Fields)))
            .Text("Object", group => group.Key.Object)
            .Text("Field", group => string.Join(", ", group.Select(count => count.Field).Distinct()))
            .Badge("Verdict", group => Badge.For(group.Key.Class.ToString()))
            .Text("Reason", group => Core.Planning.ReasonCode.Explain(group.Key.Reason ?? ""))
            .Whole("Fields", group => group.Sum(count => count.Fields))
            .Caption("What did not arrive as it was, and why").TotalRow().MaxRows(60).CompleteList("deliverables/lists/losses.csv").Build();
    }

    /// <summary>Everything that is not as promised. Empty is the goal.</summary>
    public async Task<Table> Defects()
    {
        var read = (await ProductionAsync()).Read;
        return Table.Of(read.Verdicts([VerdictClass.Defect, VerdictClass.InDoubt]))
            .Record("Record", verdict => verdict.Key, migration.Pages)
            .Twin("Twin", verdict => StandingTwin(read, verdict.Key), migration.TwinPages(OpenMigration.Production))
            .Text("Field", verdict => verdict.Field)
            .Badge("Verdict", verdict => Badge.For(verdict.Class.ToString()))
            .RecordText("Expected", verdict => Shorten(verdict.Expected ?? ""))
            .RecordText("Found", verdict => Shorten(verdict.Found ?? ""))
            .Caption("Defects and doubts").CompleteList("deliverables/lists/defects.csv").Build();
    }

    /// <summary>The first twin of a record that was not removed: the one to open. Most have one; the story of a record names them all.</summary>
    private static TwinRef? StandingTwin(ILedgerReader read, RecordKey key) => read.Twins(key).FirstOrDefault(twin => !twin.Removed)?.Twin;

    /// <summary>Writes the complete lists behind every table and chart, and payload and reason of every reject.</summary>
    public async Task<Table> WriteLists()
    {
        var production = await ProductionAsync();
        var lists = await (await CompleteListsAsync()).WriteAsync(Cancellation);
        var rejects = await new RejectFiles(production.Read, Path.Combine(migration.Deliverables, "rejects")).WriteAsync(Cancellation);
        return Table.Of(lists.Select(list => (List: list, File: $"deliverables/lists/{list.Name}")).Append((List: rejects, File: "deliverables/rejects/")))
            .Text("List", row => row.List.Name)
            .Whole("Rows", row => row.List.Rows)
            .Text("File", row => row.File)
            .Caption("Complete lists").MaxRows(50).Build();
    }

    private async Task<CompleteLists> CompleteListsAsync()
    {
        var production = await ProductionAsync();
        return new CompleteLists(production, Lists, ObjectLabels.In(production.Read));
    }

    /// <summary>What happened to one record, in order: events, notes and verdicts.</summary>
    /// <param name="key">For example <c>ivinex/ticket/4711</c>.</param>
    /// <exception cref="Core.Errors.PlanException">The ledger holds no such record.</exception>
    public async Task<Timeline> Explain(string key) => RecordStory.Of((await ProductionAsync()).Read, key);

    /// <summary>One read-only statement over the ledger's documented views: 200 rows are shown, 10,000 kept for a data frame.</summary>
    /// <param name="sql">One SELECT; docs/ledger.md lists the views.</param>
    /// <exception cref="Core.Errors.LedgerException">The statement would write, is not valid, or takes more than 30 seconds.</exception>
    public async Task<Table> Query(string sql)
    {
        var (columns, rows) = (await ProductionAsync()).Read.Query(sql);
        return QueryTable.Of(columns, rows, sql);
    }
}
