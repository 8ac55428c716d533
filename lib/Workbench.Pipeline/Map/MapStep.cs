using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Map;

/// <summary>
/// Turns every extracted record into writes and promises, in the ledger. Pure per record: running it again writes the same rows, and
/// confirmed writes stay confirmed.
/// </summary>
public sealed class MapStep(MigrationEnvironment environment, Plan plan, SchemaSnapshot source, SchemaSnapshot destination)
{
    private const int CommitSize = 200;

    /// <summary>Composes records.</summary>
    /// <returns>Records composed.</returns>
    /// <param name="isIncluded">Records that travel at all; others are treated as if the plan left them out. Null for all.</param>
    /// <param name="isDue">Of those, the ones to compose in this run. Null for all.</param>
    public async Task<long> RunAsync(
        Func<RecordKey, bool>? isIncluded, CancellationToken cancellation, Func<RecordKey, bool>? isDue = null)
    {
        var included = isIncluded ?? (static _ => true);
        var application = new PlanApplication(plan, destination);
        var context = new ComposeContext(environment, plan, source, destination, included);
        var meter = new ProgressMeter(environment, "map", null);
        var pending = new List<LedgerChange>(CommitSize);
        foreach (var entry in environment.Read.Entries().Where(entry => included(entry.Key) && isDue?.Invoke(entry.Key) != false))
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Deleted && entry.State is not (EntryState.Extracted or EntryState.Mapped or EntryState.Waiting))
            {
                continue;
            }

            pending.Add(entry.Deleted
                ? new LedgerChange.EntryMoved(entry.Key, EntryState.Excluded, ReasonCode.DeletedInSource)
                : Compose(entry, application, context));
            meter.Add();
            if (pending.Count == CommitSize)
            {
                await environment.Ledger.CommitAsync([.. pending], cancellation);
                pending.Clear();
            }
        }

        await environment.Ledger.CommitAsync(pending, cancellation);
        meter.Finish();
        return meter.Done;
    }

    /// <summary>A record as the plan changes it, without shaping or writing anything: for previews.</summary>
    public PlannedRecord Apply(EntryRow entry) => Planned(entry, new PlanApplication(plan, destination));

    private LedgerChange Compose(EntryRow entry, PlanApplication application, ComposeContext context)
    {
        var planned = Planned(entry, application);
        if (planned.Object.Outcome is Outcome.Inventory or Outcome.NotMigrated)
        {
            var reason = planned.Object.Reason ?? ReasonCode.ReportedInInventory;
            return new LedgerChange.RecordComposed(
                entry.Key,
                planned.Object.Outcome == Outcome.Inventory ? EntryState.Inventoried : EntryState.Excluded,
                reason,
                [],
                [.. planned.Values.Select(value => NotMigrated(value, reason))],
                []);
        }

        var composition = environment.Destination.Compose(planned, context);
        var naturalKey = environment.Destination.NaturalKey(planned);
        return new LedgerChange.RecordComposed(
            entry.Key,
            StateOf(entry, composition, planned.Object.Outcome),
            composition.Held,
            [.. composition.Writes.Select(write => write.Creates is null ? write : write with { NaturalKey = naturalKey })],
            composition.Promises,
            [.. planned.Notes, .. composition.Notes]);
    }

    private PlannedRecord Planned(EntryRow entry, PlanApplication application)
    {
        var row = plan.For(entry.Object)
            ?? throw new MappingException($"{entry.Key}: the plan has no row for object '{entry.Object}'. Propose the plan again and sign it.")
            {
                Key = entry.Key,
            };
        var record = environment.Source.Map(
            new SourceRecord(entry.Key, entry.Object, environment.Read.Body(entry.BodySha256), entry.ModifiedAt), source);
        return application.Apply(record, row, environment.Read.LinksFrom(entry.Key));
    }

    private static EntryState StateOf(EntryRow entry, Composition composition, Outcome outcome) => composition switch
    {
        { Writes.Count: > 0 } => EntryState.Mapped,
        { Held: not null } => EntryState.Inventoried,

        // A file travels inside its message: it is on its way until that message is confirmed.
        _ when entry.Key.Kind == Kind.Attachment => EntryState.Mapped,
        _ when outcome is Outcome.Merged or Outcome.Flattened => EntryState.Folded,
        _ => EntryState.Mapped,
    };

    private static Promise NotMigrated(PlannedValue value, string reason) =>
        new(value.Plan.Source, null, null, FieldType.Text, "", PromiseCheck.None,
            value.Source.IsEmpty ? VerdictClass.Equal : VerdictClass.NotMigratable, value.Source.IsEmpty ? null : reason);
}
