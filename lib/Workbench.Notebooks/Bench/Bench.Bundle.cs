using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Bundle;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>Notebooks 03 and 09: the files that a destination takes beside its API.</summary>
public sealed partial class Bench
{
    private const string NoBundle = "Only Zoho Desk takes a bundle.";

    /// <summary>What the API writer and the bundle each lose, side by side, counted on the extracted records.</summary>
    public async Task<IDisplay> CompareWriters()
    {
        var discovery = await DiscoveryAsync();
        var step = new BundleStep(await ProductionAsync(), await PlanAsync(), discovery.Source, discovery.Destination);
        return step.Compare(Cancellation) is { } rows ? ComparisonTable(rows) : new Notice(Tone.Neutral, NoBundle);
    }

    /// <summary>
    /// Writes the bundle into <c>deliverables/</c> with its hand-over page, and reads it back. Sends nothing to anybody: the vendor loads it.
    /// </summary>
    /// <exception cref="GateException">What was read back is not what was written.</exception>
    public async Task<IDisplay> WriteBundle()
    {
        await RequireAsync(SignOffGate.Mapping);
        var environment = await ProductionAsync();
        if (environment.Destination is not IBundleDestination)
        {
            return new Notice(Tone.Neutral, NoBundle);
        }

        var destination = await new DiscoverStep(environment).RefreshDestinationAsync(Cancellation);
        var name = $"{environment.Destination.Description.Name}-bundle";
        var effective = await EffectiveAsync();
        var step = new BundleStep(environment, effective.Plan, effective.Source, destination);
        var (written, check) = (await step.WriteAsync(Path.Combine(migration.Deliverables, name), Cancellation))!.Value;
        if (check.Problems.Count > 0)
        {
            throw new GateException($"The bundle in deliverables/{name} is not whole: {string.Join(" ", check.Problems.Take(5))}");
        }

        return new DisplayStack(
            Success(
                $"{check.Rows} rows and {check.Links} references read back from deliverables/{name}. Second phase: {written.SecondPhase}",
                $"hand it over as deliverables/{name}/bundle.md says; {written.Exceptions} exceptions are listed in exceptions_01.csv"),
            Table.Of(written.Files)
                .Text("File", file => file.Name)
                .Whole("Rows", file => file.Rows)
                .Bytes("Size", file => file.Bytes)
                .Text("SHA-256", file => file.Sha256)
                .Caption($"Bundle: deliverables/{name}").TotalRow().MaxRows(200).Build(),
            ComparisonTable(written.Comparison));
    }

    private static Table ComparisonTable(IReadOnlyList<WriterComparison> rows) => Table.Of(rows)
        .Text("What", row => row.What)
        .Whole("Counted", row => row.Counted)
        .Whole("API writer loses", row => row.LostByApi)
        .Whole("Bundle loses", row => row.LostByBundle)
        .Text("API writer", row => row.Api)
        .Text("Bundle", row => row.Bundle)
        .Caption("API writer and bundle, side by side").MaxRows(50).Build();
}
