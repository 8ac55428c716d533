using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Map;

/// <summary>Answers a composer's questions from the ledger. Threads and records are kept for the length of a few neighbours only.</summary>
internal sealed class ComposeContext(
    MigrationEnvironment environment,
    PlanApplication application,
    Plan plan,
    SchemaSnapshot source,
    SchemaSnapshot destination,
    Func<RecordKey, bool> isIncluded)
    : IComposeContext
{
    private readonly RecentAnswers<RecordKey, CanonicalRecord?> records = new(512);
    private readonly RecentAnswers<RecordKey, PlannedRecord?> planned = new(64);
    private readonly RecentAnswers<RecordKey, IReadOnlyList<ThreadMessage>> threads = new(64);
    private readonly FileLateness lateness = new(environment.Read);
    private readonly SharedEmails emails = new(environment, plan, source, isIncluded);

    public Plan Plan => plan;

    public SchemaSnapshot Source => source;

    public SchemaSnapshot Destination => destination;

    public bool Carries(RecordKey key) =>
        environment.Read.Entry(key) is { } entry
        && (!entry.Deleted || environment.Read.Twins(key).Any(twin => !twin.Removed))
        && plan.For(entry.Object) is { Outcome: Outcome.Mapped or Outcome.Flattened or Outcome.Split }
        && isIncluded(key);

    public CanonicalRecord? Find(RecordKey key) => records.Get(key, Load);

    public PlannedRecord? Planned(RecordKey key) => planned.Get(key, wanted =>
        Find(wanted) is { } record && plan.For(record.Object) is { } row ? application.Apply(record, row, LinksFrom(wanted)) : null);

    public IReadOnlyList<RecordLink> LinksTo(RecordKey key) => environment.Read.LinksTo(key);

    public IReadOnlyList<RecordLink> LinksFrom(RecordKey key) => environment.Read.LinksFrom(key);

    public RecordKey? Home(RecordKey message) => environment.Read.Entry(message)?.Home;

    public IReadOnlyList<ThreadMessage> Thread(RecordKey home) => threads.Get(home, key =>
        [.. environment.Read.Thread(key)
            .Where(entry => isIncluded(entry.Key))
            .Select(entry => new ThreadMessage(entry.Key, entry.OccurredAt ?? DateTimeOffset.UnixEpoch, entry.Form))]);

    public JsonElement? Sent(RecordKey key, string write) => environment.Read.Writes(key)
        .Where(row => row.Write.Name == write && (row.IsUpdate || row.State is not (WriteState.Planned or WriteState.Refused or WriteState.Removed)))
        .Select(row => (JsonElement?)row.Write.Body)
        .FirstOrDefault();

    public IReadOnlyList<AttachedFile> Files(RecordKey parent) =>
        [.. environment.Read.FilesOf(parent)
            .Where(file => isIncluded(file.Key))
            .Select(file => new AttachedFile(file.Key, file.FileName, file.ContentType, file.Bytes, file.Sha256, file.Failure)
            {
                IsLate = lateness.IsLate(parent, file.Key),
                StaysWith = lateness.StaysWith(parent, file.Key),
            })];

    public RecordKey EmailOwner(RecordKey contact) => emails.OwnerOf(contact);

    private CanonicalRecord? Load(RecordKey key)
    {
        if (environment.Read.Entry(key) is not { } entry)
        {
            return null;
        }

        return environment.Source.Map(environment.Read.Extracted(entry), source);
    }
}
