using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Notebooks.Tables;
using Workbench.Notebooks.Work;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebook 03: the plan, field by field and value by value.</summary>
public sealed partial class Bench
{
    /// <summary>Reads every record of the source into the ledger. Nothing is written to either vendor.</summary>
    public async Task<Table> Extract()
    {
        await RequireAsync(SignOffGate.Scope);
        return ScanTable(await LongAsync(new WorkRequest(WorkStep.Extract), ExtractAsync));
    }

    private async Task<ScanResult> ExtractAsync()
    {
        await RequireAsync(SignOffGate.Scope);
        var environment = await ProductionAsync();
        return await StepWatch.RunAsync(
            environment, StepNames.Extract, async () => await new ExtractStep(environment, (await DiscoveryAsync()).Source).RunAsync(Cancellation), Cancellation);
    }

    /// <summary>
    /// Proposes a plan and writes <c>plan.json</c>, and why, as <c>proposals.json</c>. A plan that stands there already is kept, so that edits
    /// survive.
    /// </summary>
    public async Task<Table> ProposePlan()
    {
        var hasPlan = File.Exists(migration.PlanPath);
        if (!hasPlan || !File.Exists(migration.ProposalsPath))
        {
            var (discovery, production) = (await DiscoveryAsync(), await ProductionAsync());
            var sample = new RecordSample(production, discovery.Source);
            var proposed = PlanProposer.Propose(
                migration.Route.Name, discovery.Source, discovery.Destination, production.Destination, source => sample.Of(source, Cancellation));
            var advised = await migration.AdviseAsync([.. proposed.Asked.Select(asked => asked.Answer)], Cancellation);
            await ProposalFile.WriteAsync(migration.ProposalsPath, Advice.Apply(proposed.Proposals, proposed.Asked, advised), Cancellation);
            if (!hasPlan)
            {
                await PlanFile.WriteAsync(migration.PlanPath, await WithRememberedAsync(proposed.Plan), Cancellation);
            }
        }

        var plan = await PlanAsync();
        return Table.Of(plan.Objects)
            .Text("Source object", row => row.SourceLabel)
            .Text("Kind", row => row.Kind.Print())
            .Text("Outcome", row => row.Outcome.ToString())
            .Text("Destination object", row => row.DestinationObject)
            .Whole("Fields", row => row.Fields.Count)
            .Whole("Carried", row => row.Fields.Count(field => field.Transform is not Transform.Skip))
            .Whole("Left behind", row => row.Fields.Count(field => field.Transform is Transform.Skip))
            .Text("Reason", row => row.Reason is { } reason ? ReasonCode.Explain(reason) : "")
            .Caption($"Plan {plan.Hash()[..8]}").MaxRows(100).TotalRow().Build();
    }

    /// <summary>The plan's row for every field.</summary>
    public async Task<Table> Mapping() =>
        Table.Of((await PlanAsync()).Objects.SelectMany(row => row.Fields.Select(field => (Object: row, Field: field))))
            .Text("Object", row => row.Object.SourceLabel)
            .Text("Source field", row => row.Field.Source)
            .Text("Destination field", row => row.Field.Destination)
            .Text("Transform", row => TransformWords.Of(row.Field))
            .Percent("Score", row => (decimal?)row.Field.Score)
            .Text("Why", row => row.Field.Transform is Transform.Skip ? "" : row.Field.Why)
            .Caption("Mapping, field by field").MaxRows(400).Build();

    /// <summary>Source values and what they become, for every value map of the plan.</summary>
    public async Task<Table> ValueMaps() =>
        Table.Of((await PlanAsync()).Objects.SelectMany(row => row.Fields
                .Where(field => field.Transform is Transform.MapValues)
                .SelectMany(field => ((Transform.MapValues)field.Transform).Values.Select(value => (row.SourceLabel, field.Source, From: value.Key, To: value.Value)))))
            .Text("Object", row => row.SourceLabel)
            .Text("Field", row => row.Source)
            .Text("Source value", row => row.From)
            .Text("Destination value", row => row.To)
            .Caption("Value maps").MaxRows(200).Build();

    internal static string Shorten(string text, int length = 160) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";

    private static Table ScanTable(ScanResult result) =>
        Table.Of(result.Objects)
            .Text("Object", row => row.Label)
            .Whole("Records", row => row.Records)
            .Caption($"Scan {result.Scan}").TotalRow().MaxRows(100).Build();
}
