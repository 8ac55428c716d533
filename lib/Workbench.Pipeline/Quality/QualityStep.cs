using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Quality.Duplicates;

namespace Workbench.Pipeline.Quality;

/// <summary>
/// Profiles every extracted record and keeps the profile in the ledger. Changes nothing else and calls nobody, so it may be repeated at
/// any time. Memory holds capped counters per field and never the records; what must be brought together lies sorted in temporary files.
/// </summary>
public sealed class QualityStep(MigrationEnvironment environment, SchemaSnapshot schema, QualityOptions? options = null)
{
    private const string DocumentName = "quality";

    private readonly QualityOptions options = options ?? new QualityOptions();

    /// <summary>Reads every body once.</summary>
    /// <exception cref="PlanException">Nothing was extracted yet: an empty ledger must not pass for good data.</exception>
    public async Task<QualityProfile> RunAsync(CancellationToken cancellation)
    {
        var fates = options.Fates ?? FieldFates.Unknown;
        var log = new FindingLog(fates, options.Hit);
        var scratch = options.Scratch ?? Path.GetTempPath();
        using var duplicates = new DuplicateChecks(log, scratch);
        using var unused = new UnusedOrganizations(log, scratch);
        var values = new ValueChecks(log, new DateChecks(environment.Clock.GetUtcNow(), options.Since ?? QualityOptions.DefaultSince), fates);
        var records = new RecordChecks(log, environment, schema, unused);
        var objects = new Dictionary<string, ObjectMeter>(StringComparer.Ordinal);
        var meter = new ProgressMeter(environment, "quality", environment.Read.Records());
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
            duplicates.Add(record);
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

        var inOrder = InOrder(objects);
        duplicates.Finish(cancellation);
        unused.Finish(cancellation);
        var fields = new FieldFindings(log);
        inOrder.ForEach(found => found.Fields.ToList().ForEach(field => fields.Find(found.Name, field)));
        var profile = new QualityProfile(
            schema.Hash(), meter.Done - deleted, deleted, [.. inOrder.Select(found => found.Profile())], log.Findings(), duplicates.BeyondWindow);
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

    private CanonicalRecord Record(EntryRow entry) => environment.Source.Map(
        environment.Read.Extracted(entry), schema);

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
    private List<ObjectMeter> InOrder(Dictionary<string, ObjectMeter> objects)
    {
        var order = schema.Objects.Select((found, index) => (found.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index);
        return [.. objects.Values.OrderBy(found => order.GetValueOrDefault(found.Name, int.MaxValue)).ThenBy(found => found.Name, StringComparer.Ordinal)];
    }
}
