using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Map.Edits;

namespace Workbench.Notebooks;

/// <summary>Notebook 03: a person's changes to the plan. Each writes the whole plan or nothing, and remembers the choice.</summary>
public sealed partial class Bench
{
    /// <summary>Sends a source field to another destination field.</summary>
    /// <param name="sourceObject">Name, label or kind of the object, for example <c>contact</c>.</param>
    /// <param name="sourceField">Name or label of the field.</param>
    /// <param name="to">Name or label of an existing destination field, or a name that the destination's connector would create.</param>
    /// <param name="by">Who chooses.</param>
    /// <exception cref="PlanException">The change cannot be; the message says why, with the nearest names.</exception>
    public Task<Table> Map(string sourceObject, string sourceField, string to, string by) => ChangeAsync(
        sourceObject, sourceField, by, (row, discovery) => (to, FittingTransform.Of(row, to, discovery.Destination)));

    /// <summary>Says what values become; values that the row maps already and that are not named here stay as they are.</summary>
    /// <param name="values">Source label and destination label.</param>
    public Task<Table> MapValues(string sourceObject, string sourceField, string by, params (string From, string To)[] values) => ChangeAsync(
        sourceObject, sourceField, by, (row, _) =>
        {
            var map = new Dictionary<string, string>((row.Field.Transform as Transform.MapValues)?.Values ?? new Dictionary<string, string>(), StringComparer.Ordinal);
            foreach (var (from, to) in values)
            {
                map[from] = to;
            }

            return (row.Field.Destination, new Transform.MapValues(map));
        });

    /// <summary>Leaves a source field behind.</summary>
    /// <param name="reason">A code of <see cref="ReasonCode"/>.</param>
    public Task<Table> Skip(string sourceObject, string sourceField, string by, string reason = ReasonCode.NotChosen) => ChangeAsync(
        sourceObject, sourceField, by, (_, _) => (null, new Transform.Skip(reason)));

    /// <summary>Chooses how a value changes on its way.</summary>
    /// <param name="transform">The transform's word, for example <c>truncate</c>.</param>
    /// <param name="settings">Its settings as JSON, for example <c>{"maxCharacters":255}</c>; "" where it has none.</param>
    /// <param name="to">Another destination field; null keeps the present one.</param>
    public Task<Table> Change(string sourceObject, string sourceField, string transform, string by, string settings = "", string? to = null) => ChangeAsync(
        sourceObject, sourceField, by, (row, _) =>
        {
            var (chosen, typeFault, settingsFault) = new TransformForm(transform, settings).Read();
            return (to ?? row.Field.Destination, chosen ?? throw new PlanException($"{row.Name}: {typeFault ?? settingsFault} Nothing was changed."));
        });

    private async Task<Table> ChangeAsync(
        string sourceObject, string sourceField, string by, Func<FoundRow, Discovery, (string? Destination, Transform Transform)> choose)
    {
        var (plan, discovery) = (await PlanAsync(), await DiscoveryAsync());
        var (row, problem) = RowFinder.Find(plan, discovery.Source, sourceObject, sourceField);
        if (row is null)
        {
            throw new PlanException($"{problem!.Message} Nothing was changed.");
        }

        var (to, transform) = choose(row, discovery);
        var edit = new PlanEdit(row.Object.SourceObject, row.Field.Source, to, transform, by, migration.Clock.GetUtcNow());
        var edited = PlanEditing.Apply(plan, [edit], discovery.Source, discovery.Destination, (await ProductionAsync()).Destination);
        edited.Require();
        await KeepAsync(edited, by);
        return ChangeTable(plan, edited, edited.Changes is [var change] ? change : new FieldChange(row.Object, row.Field, row.Field));
    }

    /// <summary>Writes an edited plan and remembers the choices. A plan without changes is left alone.</summary>
    private async Task KeepAsync(EditedPlan edited, string by)
    {
        if (edited.Changes.Count == 0)
        {
            return;
        }

        await PlanFile.WriteAsync(migration.PlanPath, edited.Require(), Cancellation);
        await RememberAsync(edited.Changes, by);
    }

    private static Table ChangeTable(Plan before, EditedPlan edited, FieldChange change) =>
        Table.Of([change])
            .Text("Object", row => row.Object.SourceLabel)
            .Text("Source field", row => row.Before.Source)
            .Text("Before", row => RowWords(row.Before))
            .Text("After", row => RowWords(row.After))
            .Text("Why", row => row.After.Why)
            .Caption(edited.Changes.Count == 0
                ? $"The plan says that already; it stays {before.Hash()[..8]}"
                : $"{ChangedPlan(before, edited.Require())}").Build();

    private static string ChangedPlan(Plan before, Plan after) =>
        $"The plan is now {after.Hash()[..8]} (it was {before.Hash()[..8]}). The mapping must be signed again at the end of notebook 03, and a load that asks for confirm takes the new value";

    private static string RowWords(FieldPlan row) => row.Destination is null
        ? TransformWords.Of(row.Transform)
        : $"{row.Destination}: {TransformWords.Of(row.Transform)}";
}
