using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>A small desk in memory whose records tests change between two scans: contacts with a name, tickets with a
/// status and a requester, messages in a ticket that may name another. Where a record names the time of its last change, that is told.</summary>
internal sealed class DeskSource : ISourceConnector
{
    private readonly SortedDictionary<string, Dictionary<string, string>> records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> damaged = new(StringComparer.Ordinal);

    public ConnectorDescription Description { get; } = new("ivinex", "Ivinex", []);

    public QuotaReading Quota => new(null, null, null, 0, 0);

    public IReadOnlyList<Limitation> Limitations => [];

    public SchemaSnapshot Schema { get; } = new(
        "ivinex",
        "acme",
        [
            new ObjectSchema("contact", "Contacts", Kind.Contact, null, [
                new FieldSchema("name", "Name", FieldType.Text, FieldRole.Name),
                new FieldSchema("gone", "Gone", FieldType.Boolean, FieldRole.IsDeleted)]),
            new ObjectSchema("ticket", "Tickets", Kind.Ticket, null, [
                new FieldSchema("status", "Status", FieldType.Choice, FieldRole.Status, [new("zu", "zu"), new("auf", "auf")]),
                new FieldSchema("of", "Requester", FieldType.Text, FieldRole.Requester)]),
            new ObjectSchema("message", "Messages", Kind.Message, null, [new FieldSchema("in", "Ticket", FieldType.Text), new FieldSchema("names", "Names", FieldType.Text)]),
        ],
        [],
        []);

    /// <summary>Saves a record, for example <c>ticket/1</c>.</summary>
    public void Put(string key, params (string Name, string Value)[] fields) => records[key] = fields.ToDictionary(field => field.Name, field => field.Value);

    /// <summary>From now on the record's body is this text, which is no record.</summary>
    public void Damage(string key, string body) => damaged[key] = body;

    public void Delete(string key) => records.Remove(key);

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => Task.FromResult(Schema);

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) => AsyncEnumerable.Empty<Finding>();

    public async IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema source, SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var (key, fields) in records.Where(record => record.Key.StartsWith(source.Name + "/", StringComparison.Ordinal)))
        {
            var changedAt = fields.TryGetValue("changed", out var at) ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
            var body = damaged.TryGetValue(key, out var text) ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(fields);
            yield return new SourceRecord(Rehearsal.Key(key), source.Name, body, changedAt);
        }
    }

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        AsyncEnumerable.Empty<RelatedRow>();

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema)
    {
        if (record.Body.Span is not [(byte)'{', ..])
        {
            return new CanonicalRecord(record.Key, record.Object, [], []) { Unreadable = $"The body of {record.Key} is not a JSON object." };
        }

        var values = JsonSerializer.Deserialize<Dictionary<string, string>>(record.Body.Span)!;
        var fields = schema.Object(record.Object).Fields.Select(field => new CanonicalField(
            field,
            !values.TryGetValue(field.Name, out var value) ? FieldValue.Empty.Value
            : field.Type == FieldType.Boolean ? new FieldValue.Boolean(value == "true")
            : new FieldValue.Text(value)));
        var links = new[] { ("of", LinkRole.Requester), ("in", LinkRole.Parent), ("names", LinkRole.Reference) }
            .Where(link => values.ContainsKey(link.Item1))
            .SelectMany(link => values[link.Item1].Split(' ').Select(to => new RecordLink(record.Key, link.Item2, Rehearsal.Key(to))));
        return new CanonicalRecord(record.Key, record.Object, [.. fields], [.. links]);
    }

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
