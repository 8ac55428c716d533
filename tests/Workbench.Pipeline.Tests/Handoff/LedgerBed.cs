using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Handoff;
using Workbench.Pipeline.Tests.Doubles;
using Workbench.Pipeline.Tests.Quality;

namespace Workbench.Pipeline.Tests.Handoff;

/// <summary>A small ledger of hand-made records, as the hand-off reads it.</summary>
internal sealed class LedgerBed : IAsyncDisposable
{
    private readonly Rehearsal rehearsal;
    private readonly HandMadeSource source = new();

    private LedgerBed(Rehearsal rehearsal) => this.rehearsal = rehearsal;

    public static SchemaSnapshot Schema { get; } = new(
        "ivinex",
        "acme",
        [
            new ObjectSchema("tickets", "Cases", Kind.Ticket, null, [new FieldSchema("source", "Source", FieldType.Text, FieldRole.Channel)]),
            new ObjectSchema("messages", "Activities", Kind.Message, null, []),
        ],
        [new AgentSchema("1", "Ann", "ann@example.com", true), new AgentSchema("2", "Bob", "bob@example.com", false)],
        []);

    public ILedgerReader Read => rehearsal.Read;

    public LedgerRecords Records => new(rehearsal.Environment with { Source = source }, Schema);

    public static async Task<LedgerBed> BeginAsync() => new(await Rehearsal.BeginAsync());

    /// <summary>Adds a record such as <c>ticket/1</c>; its object is the plural of its kind.</summary>
    public Task AddAsync(string key, string label, DateTimeOffset? at, string form = "", DateTimeOffset? modified = null, params (string Role, FieldValue Value)[] fields)
    {
        var parsed = Rehearsal.Key(key);
        var record = new CanonicalRecord(
            parsed, parsed.Kind.Print() + "s",
            [.. fields.Select(field => new CanonicalField(new FieldSchema(field.Role, field.Role, FieldType.Text, field.Role), field.Value))], []);
        source.Add(record);
        return rehearsal.CommitAsync(new LedgerChange.RecordExtracted(
            new SourceRecord(parsed, record.Object, HandMadeSource.BodyOf(record), modified), 1, at, form, label));
    }

    public Task LinkAsync(string from, string role, string to) =>
        rehearsal.CommitAsync(new LedgerChange.LinkExtracted(new RecordLink(Rehearsal.Key(from), role, Rehearsal.Key(to)), 1));

    /// <summary>Ends the scan, which gives messages their homes.</summary>
    public Task FinishScanAsync() => rehearsal.CommitAsync(
        new LedgerChange.ScanFinished("tickets", 1, 1), new LedgerChange.ScanFinished("messages", 1, 1));

    /// <summary>Gives a record a twin, as a load does.</summary>
    public Task CarryAsync(string key, string type, string id) => rehearsal.CommitAsync(
        new LedgerChange.RecordComposed(Rehearsal.Key(key), EntryState.Mapped, null, [Rehearsal.Create(key)], [], []),
        new LedgerChange.WriteIntended(Rehearsal.Key(key), "create", 1, new string('a', 64), false),
        new LedgerChange.WriteEnded(Rehearsal.Key(key), "create", WriteState.Done, new TwinRef(type, id), TwinOrigin.Created, null, null),
        new LedgerChange.EntryMoved(Rehearsal.Key(key), EntryState.Loaded, null));

    public ValueTask DisposeAsync() => rehearsal.DisposeAsync();
}
