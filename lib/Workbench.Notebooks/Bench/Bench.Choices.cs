using Workbench.Core.Planning;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map.Edits;
using Workbench.Pipeline.Map.Edits.Choices;

namespace Workbench.Notebooks;

/// <summary>Notebook 03: what people of this organization chose before.</summary>
public sealed partial class Bench
{
    /// <summary>What people of this organization chose in this and earlier migrations of the route, and whether it stands in the plan.</summary>
    public async Task<IDisplay> RememberedChoices()
    {
        if (migration.Choices is not { } file)
        {
            return Notice.Warning("Choices are not remembered: migration.json names no organization yet.", "Write its name there under \"organization\".");
        }

        var (choices, notices) = await file.ReadAsync(Cancellation);
        var (plan, discovery) = (await PlanAsync(), await DiscoveryAsync());
        var remembered = Remembering.Apply(plan, choices, discovery.Source, discovery.Destination, (await ProductionAsync()).Destination);
        var table = Table.Of(remembered.Applied.Select(choice => (Choice: choice, State: StateOf(plan, choice), Reason: ""))
                .Concat(remembered.Unfit.Select(unfit => (unfit.Choice, State: new Badge("no longer fits", Tone.Warning), unfit.Reason))))
            .Text("Object", row => plan.For(row.Choice.Object)?.SourceLabel ?? row.Choice.Object)
            .Text("Source field", row => row.Choice.Field)
            .Text("Destination field", row => row.Choice.Destination)
            .Text("Transform", row => TransformWords.Of(row.Choice.Transform))
            .Text("Chosen by", row => row.Choice.By)
            .Instant("At", row => row.Choice.At)
            .Badge("In this plan", row => row.State)
            .Text("Reason", row => row.Reason)
            .Caption($"Remembered choices, the newest of each field: {Path.GetRelativePath(migration.Directory, file.Path)}").MaxRows(200).Build();
        return new DisplayStack([table, .. notices.Take(20).Select(notice => Notice.Warning(notice))]);
    }

    private static Badge StateOf(Plan plan, RememberedChoice choice) =>
        plan.For(choice.Object)?.For(choice.Field) is { } row && row.Destination == choice.Destination && TransformForm.Of(row.Transform) == TransformForm.Of(choice.Transform)
            ? new Badge("applied", Tone.Good)
            : new Badge("chosen otherwise", Tone.Neutral);

    /// <summary>A plan that was proposed anew, with what people of this organization chose before.</summary>
    private async Task<Plan> WithRememberedAsync(Plan proposed)
    {
        if (migration.Choices is not { } file)
        {
            return proposed;
        }

        var (choices, _) = await file.ReadAsync(Cancellation);
        var discovery = await DiscoveryAsync();
        return Remembering.Apply(proposed, choices, discovery.Source, discovery.Destination, (await ProductionAsync()).Destination).Plan;
    }

    private async Task RememberAsync(IReadOnlyList<FieldChange> changes, string by)
    {
        if (migration.Choices is { } file)
        {
            var (source, at) = ((await DiscoveryAsync()).Source, migration.Clock.GetUtcNow());
            await file.AppendAsync(
                [.. changes.Select(change => new RememberedChoice(
                    by, at, change.Object.SourceObject, change.After.Source, source.Object(change.Object.SourceObject).Field(change.After.Source)!.Type,
                    change.After.Transform, change.After.Destination))],
                Cancellation);
        }
    }
}
