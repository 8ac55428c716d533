using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Quality;

/// <summary>
/// Profiles every extracted record and keeps the profile in the ledger. Changes nothing else and calls nobody, so it may be repeated at
/// any time. Memory holds a 64-bit hash per record and capped counters per field, never the records.
/// </summary>
public sealed class QualityStep(MigrationEnvironment environment, SchemaSnapshot schema)
{
    private const string DocumentName = "quality";

    /// <summary>Reads all keys once to know what links may point to, then every body once.</summary>
    /// <exception cref="PlanException">Nothing was extracted yet: an empty ledger must not pass for good data.</exception>
    public async Task<QualityProfile> RunAsync(CancellationToken cancellation)
    {
        var known = KnownKeys(cancellation);
        var log = new FindingLog();
        var values = new ValueChecks(log, environment.Clock.GetUtcNow());
        var records = new RecordChecks(log, environment, known);
        var objects = new Dictionary<string, ObjectMeter>(StringComparer.Ordinal);
        var meter = new ProgressMeter(environment, "quality", environment.Read.Counts().Sum(count => count.Records));
        long deleted = 0;
        foreach (var entry in environment.Read.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            meter.Add();
            if (entry.Deleted)
            {
                deleted++;
                log.Add(ReasonCode.DeletedInSource, entry.Object, null, entry.Key, entry.Label);
                continue;
            }

            var record = Record(entry);
            Meter(objects, entry.Object).Add(record);
            records.Check(record);
            foreach (var field in record.Fields)
            {
                values.Check(record, field);
            }
        }

        meter.Finish();
        if (meter.Done == 0)
        {
            throw new PlanException("The ledger holds no source records yet, so there is nothing to profile. Extract the source first.");
        }

        var profile = new QualityProfile(schema.Hash(), meter.Done - deleted, deleted, InOrder(objects), log.Findings());
        await environment.Ledger.CommitAsync([new LedgerChange.DocumentSaved(DocumentName, CanonicalJson.Write(profile))], cancellation);
        return profile;
    }

    /// <summary>The last profile that the ledger keeps.</summary>
    /// <exception cref="PlanException">There is none yet.</exception>
    public static QualityProfile Last(ILedgerReader read) =>
        Find(read) ?? throw new PlanException("The records were not profiled yet. Run the first cell of notebook 02-data-quality.");

    /// <summary>As <see cref="Last"/>, but null where nothing was profiled yet.</summary>
    public static QualityProfile? Find(ILedgerReader read) =>
        read.Document(DocumentName) is { } json ? JsonSerializer.Deserialize<QualityProfile>(json, CanonicalJson.Options) : null;

    /// <summary>Hashes of everything a link may point to. Agents and teams of the schema count: not every vendor lists them as records.</summary>
    private HashSet<ulong> KnownKeys(CancellationToken cancellation)
    {
        var known = new HashSet<ulong>();
        foreach (var agent in schema.Agents)
        {
            known.Add(TextHash.Of(new RecordKey(schema.System, Kind.Agent, agent.Id).ToString()));
        }

        foreach (var team in schema.Teams)
        {
            known.Add(TextHash.Of(new RecordKey(schema.System, Kind.Team, team.Id).ToString()));
        }

        foreach (var entry in environment.Read.Entries().Where(entry => !entry.Deleted))
        {
            cancellation.ThrowIfCancellationRequested();
            known.Add(TextHash.Of(entry.Key.ToString()));
        }

        return known;
    }

    private CanonicalRecord Record(EntryRow entry) => environment.Source.Map(
        new SourceRecord(entry.Key, entry.Object, environment.Read.Body(entry.BodySha256), entry.ModifiedAt), schema);

    private ObjectMeter Meter(Dictionary<string, ObjectMeter> objects, string name)
    {
        if (!objects.TryGetValue(name, out var meter))
        {
            meter = new ObjectMeter(name, schema.Objects.FirstOrDefault(found => found.Name == name));
            objects[name] = meter;
        }

        return meter;
    }

    /// <summary>The schema's order; objects it no longer has come last.</summary>
    private List<ObjectProfile> InOrder(Dictionary<string, ObjectMeter> objects)
    {
        var order = schema.Objects.Select((found, index) => (found.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        return [.. objects
            .OrderBy(pair => order.GetValueOrDefault(pair.Key, int.MaxValue))
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Value.Profile())];
    }
}
