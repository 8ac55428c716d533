using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
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
        var context = new ComposeContext(environment, application, plan, source, destination, included);
        var gone = new GoneRecord(environment.Read);
        var meter = new ProgressMeter(environment, "map", null);
        var pending = new List<LedgerChange>(CommitSize);
        foreach (var entry in environment.Read.Entries().Where(entry => included(entry.Key) && isDue?.Invoke(entry.Key) != false))
        {
            cancellation.ThrowIfCancellationRequested();
            if (isDue is null && entry is { State: EntryState.Rejected, Reason: ReasonCode.LeftInDoubt })
            {
                // Somebody decided to leave it out; it comes back when somebody replays it.
                continue;
            }

            if (entry.Deleted && (!GoneRecord.IsUnfinished(entry) || gone.IsInDoubt(entry)))
            {
                continue;
            }

            pending.AddRange(entry.Deleted ? [gone.Compose(entry)] : Compose(entry, application, context));
            meter.Add();
            if (pending.Count >= CommitSize)
            {
                await environment.Ledger.CommitAsync([.. pending], cancellation);
                pending.Clear();
            }
        }

        await environment.Ledger.CommitAsync(pending, cancellation);
        await RejectPartsAsync(application, context, included, cancellation);
        meter.Finish();
        return meter.Done;
    }

    /// <summary>A record as the plan changes it, without shaping or writing anything: for previews.</summary>
    public PlannedRecord Apply(EntryRow entry) => Planned(entry, new PlanApplication(plan, destination));

    /// <summary>
    /// What travels inside a rejected record cannot arrive either. Only now is every record composed, so that nothing moves it on again.
    /// </summary>
    private async Task RejectPartsAsync(
        PlanApplication application, ComposeContext context, Func<RecordKey, bool> included, CancellationToken cancellation)
    {
        if (!plan.Rejects() && !environment.Read.Entries(states: [EntryState.Rejected]).Any(entry => entry.Reason == ReasonCode.UnreadableRecord))
        {
            return;
        }

        var batch = new ChangeBatch(environment.Ledger, CommitSize);
        foreach (var entry in environment.Read.Entries(states: [EntryState.Rejected], isDeleted: false).Where(entry => included(entry.Key)))
        {
            var planned = Planned(entry, application);
            var why = planned.Record.Unreadable is not null ? "could not be read" : planned.Rejection is not null ? "was rejected by the plan" : null;
            if (why is null)
            {
                continue;
            }

            foreach (var part in Parts(planned, context))
            {
                await batch.AddAsync(new LedgerChange.RecordRejected(part, ReasonCode.ParentRejected, $"{entry.Key} {why}.", null), cancellation);
            }
        }

        await batch.FlushAsync(cancellation);
    }

    /// <summary>
    /// Records that would have travelled inside this one: its files, and what its writes carry without a write of their own. What an unreadable
    /// record would have carried is not known: it is whatever hangs on it.
    /// </summary>
    private IEnumerable<RecordKey> Parts(PlannedRecord planned, ComposeContext context) => Carried(planned, context)
        .Concat(context.Files(planned.Key).Select(file => file.Key))
        .Distinct()
        .Where(key => environment.Read.Entry(key) is { State: EntryState.Mapped or EntryState.Folded } && environment.Read.Writes(key).Count == 0);

    private IEnumerable<RecordKey> Carried(PlannedRecord planned, ComposeContext context) => planned.Record.Unreadable is null
        ? environment.Destination.Compose(planned, context).Writes.SelectMany(write => write.Carries)
        : environment.Read.LinksTo(planned.Key).Select(link => link.From).Where(key => key.Kind == Kind.Message);

    private IEnumerable<LedgerChange> Compose(EntryRow entry, PlanApplication application, ComposeContext context)
    {
        var planned = Planned(entry, application);
        if (planned.Record.Unreadable is { } fault)
        {
            // Nothing can be promised about fields that nobody could read.
            yield return new LedgerChange.RecordComposed(entry.Key, EntryState.Rejected, ReasonCode.UnreadableRecord, [], [], []);
            yield return new LedgerChange.RecordRejected(entry.Key, ReasonCode.UnreadableRecord, fault, null);
            yield break;
        }

        if (planned.Object.Outcome is Outcome.Inventory or Outcome.NotMigrated)
        {
            var reason = planned.Object.Reason ?? ReasonCode.ReportedInInventory;
            yield return new LedgerChange.RecordComposed(
                entry.Key,
                planned.Object.Outcome == Outcome.Inventory ? EntryState.Inventoried : EntryState.Excluded,
                reason,
                [],
                [.. planned.Values.Select(value => NotMigrated(value, reason))],
                []);
            yield break;
        }

        var composition = environment.Destination.Compose(planned, context);
        if (planned.Rejection is { } rejection)
        {
            // The promises stay: every field of a rejected record has its verdict.
            yield return new LedgerChange.RecordComposed(
                entry.Key, EntryState.Rejected, rejection.Code, [], composition.Promises, [.. planned.Notes, .. composition.Notes]);
            yield return new LedgerChange.RecordRejected(
                entry.Key,
                rejection.Code,
                $"Field '{rejection.Field}': '{Shortened(rejection.Value)}' was refused by the plan: {rejection.Why}.",
                CanonicalJson.Write(rejection));
            yield break;
        }

        var naturalKey = environment.Destination.NaturalKey(planned);
        yield return new LedgerChange.RecordComposed(
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
            environment.Read.Extracted(entry), source);
        return application.Apply(record, row, environment.Read.LinksFrom(entry.Key));
    }

    private static string Shortened(string value) => value.Length <= 200 ? value : value[..200] + "…";

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
