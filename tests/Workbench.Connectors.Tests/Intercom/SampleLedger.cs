using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>An in-memory stand-in for the ledger: records, links and files, and the plan applied to them.</summary>
internal sealed class SampleLedger(Plan plan, SchemaSnapshot destination, SchemaSnapshot? source = null) : IComposeContext
{
    private readonly Dictionary<RecordKey, CanonicalRecord> records = [];
    private readonly Dictionary<RecordKey, List<RecordLink>> linksFrom = [];
    private readonly Dictionary<RecordKey, List<RecordLink>> linksTo = [];
    private readonly Dictionary<RecordKey, List<AttachedFile>> files = [];

    // As they were read, until something is added: a long thread is asked for by each of its messages.
    private readonly Dictionary<RecordKey, IReadOnlyList<ThreadMessage>> threads = [];

    /// <summary>Bodies of writes that were sent.</summary>
    public Dictionary<(RecordKey Key, string Write), JsonElement> SentWrites { get; } = [];

    public Plan Plan => plan;

    public SchemaSnapshot Source { get; } = source ?? SampleSource.Schema;

    public SchemaSnapshot Destination { get; set; } = destination;

    public IReadOnlyCollection<RecordKey> Keys => records.Keys;

    /// <summary>A plan as the connector proposes it.</summary>
    public static Plan Propose(IDestinationConnector connector, SchemaSnapshot destination, SchemaSnapshot source) => new(
        "ivinex-intercom",
        [.. source.Objects.Select(found => connector.Propose(found, source, destination))],
        new Dictionary<string, string> { ["7"] = "991267459" },
        "991267499",
        connector.ProposeChoices(source, destination));

    public RecordKey Add(ObjectSchema source, string id, params (string Field, FieldValue Value)[] values)
    {
        var key = SampleSource.Key(source.Kind!.Value, id);
        var fields = source.Fields.Select(field => new CanonicalField(
            field,
            field.Role == FieldRole.Id ? SampleSource.Text(id) : values.FirstOrDefault(value => value.Field == field.Name).Value ?? FieldValue.Empty.Value));
        threads.Clear();
        records[key] = new CanonicalRecord(key, source.Name, [.. fields], []);
        return key;
    }

    public void Link(RecordKey from, string role, RecordKey to)
    {
        threads.Clear();
        var link = new RecordLink(from, role, to);
        (linksFrom.TryGetValue(from, out var outward) ? outward : linksFrom[from] = []).Add(link);
        (linksTo.TryGetValue(to, out var inward) ? inward : linksTo[to] = []).Add(link);
    }

    public RecordKey Attach(RecordKey parent, string id, string name, long bytes, string? sha256, string? failure = null,
        string type = "application/pdf", string url = "", bool isLate = false, RecordKey? staysWith = null)
    {
        var key = Add(
            SampleSource.Files, id, ("name", SampleSource.Text(name)), ("type", SampleSource.Text(type)), ("bytes", new FieldValue.Number(bytes)),
            ("url", SampleSource.Text(url)));
        Link(key, LinkRole.Parent, parent);
        (files.TryGetValue(parent, out var list) ? list : files[parent] = []).Add(new AttachedFile(key, name, type, bytes, sha256, failure) { IsLate = isLate, StaysWith = staysWith });
        return key;
    }

    public bool Carries(RecordKey key) => records.ContainsKey(key);

    public JsonElement? Sent(RecordKey key, string write) => SentWrites.TryGetValue((key, write), out var body) ? body : null;

    public CanonicalRecord? Find(RecordKey key) => records.GetValueOrDefault(key);

    public IReadOnlyList<RecordLink> LinksTo(RecordKey key) => linksTo.GetValueOrDefault(key) ?? [];

    public IReadOnlyList<RecordLink> LinksFrom(RecordKey key) => linksFrom.GetValueOrDefault(key) ?? [];

    public RecordKey? Home(RecordKey message) => LinksFrom(message)
        .Where(link => link.Role == LinkRole.Parent)
        .OrderBy(link => Array.IndexOf([Kind.Ticket, Kind.Task, Kind.Contact, Kind.Organization], link.To.Kind))
        .Select(link => (RecordKey?)link.To)
        .FirstOrDefault();

    public IReadOnlyList<ThreadMessage> Thread(RecordKey home) =>
        threads.TryGetValue(home, out var known) ? known : threads[home] = ThreadNow(home);

    private IReadOnlyList<ThreadMessage> ThreadNow(RecordKey home) =>
    [
        .. LinksTo(home).Where(link => link.Role == LinkRole.Parent && link.From.Kind == Kind.Message && Home(link.From) == home)
            .Select(link => records[link.From])
            .Select(record => new ThreadMessage(
                record.Key,
                (record.ByRole(FieldRole.OccurredAt) as FieldValue.Instant)?.Value ?? DateTimeOffset.UnixEpoch,
                record.ByRole(FieldRole.ActivityType).Print().ToLowerInvariant()))
            .OrderBy(message => message.At).ThenBy(message => message.Key),
    ];

    public IReadOnlyList<AttachedFile> Files(RecordKey parent) => files.GetValueOrDefault(parent) ?? [];

    /// <summary>The record with the plan applied; transforms that this fixture does not need pass the value on.</summary>
    public PlannedRecord Planned(RecordKey key)
    {
        var record = records[key];
        var row = plan.For(record.Object)!;
        var values = record.Fields.Select(field => Apply(row.For(field.Schema.Name)!, field.Value));
        return new PlannedRecord(record, row, [.. LinksFrom(key), .. LinksTo(key)], [.. values], []);
    }

    private static PlannedValue Apply(FieldPlan row, FieldValue value) => row.Transform switch
    {
        Transform.Skip skip => new(row, value, FieldValue.Empty.Value, VerdictClass.ExpectedLoss, skip.Reason),
        Transform.HtmlToText when !value.IsEmpty =>
            new(row, value, SampleSource.Text(HtmlText.Of(value.Print())), VerdictClass.EqualAfterTransform, "html-to-text"),
        Transform.MapValues map when map.Values.TryGetValue(value.Print(), out var mapped) =>
            new(row, value, SampleSource.Text(mapped), VerdictClass.EqualAfterTransform, "map-values"),
        _ => new(row, value, value, VerdictClass.Equal, null),
    };
}
