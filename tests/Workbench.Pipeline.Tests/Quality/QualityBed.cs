using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Files;
using Workbench.Pipeline.Quality;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Tests.Quality;

/// <summary>A temporary ledger with hand-made records, and the step that profiles them. The clock stands at 2026-03-01.</summary>
internal sealed class QualityBed : IAsyncDisposable
{
    public const long MaxFileBytes = 1_000;

    private static readonly Route Route = new(
        "ivinex-intercom", "ivinex", "intercom", null, [], [], null!, [], [], new HypercareRule(0), MaxFileBytes, IndividuallyScopedAbove: 0);

    private readonly HandMadeSource source = new();
    private readonly string folder;
    private readonly SqliteLedger ledger;

    private QualityBed(string folder, SqliteLedger ledger)
    {
        this.folder = folder;
        this.ledger = ledger;
    }

    public static DateTimeOffset Now { get; } = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static SchemaSnapshot Schema { get; } = new(
        "ivinex",
        "acme",
        [new ObjectSchema("tickets", "Cases", Kind.Ticket, null, []), new ObjectSchema("contacts", "People", Kind.Contact, null, [])],
        [new AgentSchema("1", "Ann", "ann@example.com", true)],
        []);

    public ILedgerReader Read => ledger.Read;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<QualityBed> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("quality-tests-").FullName;
        return new QualityBed(folder, await SqliteLedger.OpenAsync(Path.Combine(folder, "ledger.db"), new StillClock(Now), Cancellation));
    }

    /// <summary>Adds a record, for example <c>contact/1</c>, whose object is the plural of its kind.</summary>
    public RecordKey Add(string key, params CanonicalField[] fields)
    {
        var parsed = RecordKey.Parse("ivinex/" + key);
        source.Add(new CanonicalRecord(parsed, parsed.Kind.Print() + "s", fields, []));
        return parsed;
    }

    /// <summary>Profiles what was added, after a first scan of everything and whatever happened then.</summary>
    public async Task<QualityProfile> RunAsync(params LedgerChange[] more) =>
        await new QualityStep(await ExtractAsync(more), Schema, new QualityOptions(Scratch: folder, Hit: Hits.Add)).RunAsync(Cancellation);

    /// <summary>Every record of every finding that was told.</summary>
    public List<QualityHit> Hits { get; } = [];

    /// <summary>The environment with what was added extracted into its ledger, and whatever happened then.</summary>
    public async Task<MigrationEnvironment> ExtractAsync(params LedgerChange[] more)
    {
        foreach (var record in source.Records)
        {
            await ledger.CommitAsync([Extracted(record, 1)], Cancellation);
        }

        await ledger.CommitAsync(more, Cancellation);
        return new MigrationEnvironment(
            "production", Route, source, null!, ledger, new FileStore(Path.Combine(folder, "files")), new StillClock(Now), new NoProgress(), "test");
    }

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static LedgerChange Link(RecordKey from, string role, string to) =>
        new LedgerChange.LinkExtracted(new RecordLink(from, role, RecordKey.Parse("ivinex/" + to)), 1);

    /// <summary>A second scan of a record's object that sees this record alone.</summary>
    public LedgerChange[] ScanOfOnly(RecordKey key)
    {
        var record = source.Records.Single(found => found.Key == key);
        return [Extracted(record, 2), new LedgerChange.ScanFinished(record.Object, 2, 1)];
    }

    public static CanonicalField Field(string name, FieldValue value, string? role = null, FieldType type = FieldType.Text, params FieldOption[] options) =>
        new(new FieldSchema(name, name, type, role, options, IsCustom: role is null), value);

    public static CanonicalField Text(string name, string value, string? role = null) =>
        Field(name, value.Length == 0 ? FieldValue.Empty.Value : new FieldValue.Text(value), role);

    public static CanonicalField Email(string value) => Text("email", value, FieldRole.Email);

    private static LedgerChange Extracted(CanonicalRecord record, long scan) => new LedgerChange.RecordExtracted(
        new SourceRecord(record.Key, record.Object, HandMadeSource.BodyOf(record), null), scan, null, "", record.Key.Id);

    private sealed class StillClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class NoProgress : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}
