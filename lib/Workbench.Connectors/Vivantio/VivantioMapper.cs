using System.Text.Json;
using Workbench.Connectors.Ivinex;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// A record's body in the shared vocabulary. The body holds each answer under a name of its own; every property becomes a field, in the
/// order of the snapshot, and a property that the snapshot does not know comes last and is technical.
/// </summary>
internal sealed class VivantioMapper(AccountZone zone, VivantioIndex schema, IReadOnlyDictionary<string, LegacyField> legacy)
{
    private readonly VivantioValues values = new(zone, schema);

    public CanonicalRecord Map(SourceRecord record)
    {
        using var document = RecordJson.Open(record);
        var body = document.RootElement;
        var row = VivantioJson.Member(body, RecordBody.Row) is { ValueKind: JsonValueKind.Object } main ? main : default;
        var fields = schema.Fields(record.Object);
        var forms = FormReader.Read(values, fields, legacy, VivantioJson.Rows(body, RecordBody.Forms));
        var derived = Derived(record.Object, body, row);
        var mapped = fields.Select(field => new CanonicalField(field, Value(field))).ToList();
        if (row.ValueKind == JsonValueKind.Object)
        {
            var known = fields.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
            mapped.AddRange(row.EnumerateObject().Where(property => known.Add(property.Name)).Select(property => new CanonicalField(
                Standard.Technical(property.Name), values.Read(FieldType.Text, VivantioJson.Text(property.Value)))));
        }

        var canonical = new CanonicalRecord(record.Key, record.Object, mapped, []);
        return canonical with { Links = [.. RecordLinks.Of(canonical, body, schema)] };

        FieldValue Value(FieldSchema field) =>
            derived.TryGetValue(field.Name, out var known) ? known
            : forms.TryGetValue(field.Name, out var entered) ? entered
            : row.ValueKind == JsonValueKind.Object ? values.Read(field, row)
            : FieldValue.Empty.Value;
    }

    private IReadOnlyDictionary<string, FieldValue> Derived(string objectName, JsonElement body, JsonElement row) => objectName switch
    {
        VivantioNames.Action => new ActionFields(schema, values).Read(body, row),
        VivantioNames.Article => ArticleMeta.Read(body, values),
        VivantioNames.User => AgentMeta(body),
        VivantioNames.Attachment => new Dictionary<string, FieldValue> { ["AttachmentGuid"] = values.Read(FieldType.Text, AttachmentRows.Guid(row)) },
        VivantioNames.Group => new Dictionary<string, FieldValue> { ["Members"] = Members(body) },
        _ when VivantioNames.RecordTypeOf(objectName) is not null =>
            new Dictionary<string, FieldValue> { [VivantioNames.SlaStages] = new SlaText(zone).Read(VivantioJson.Rows(body, RecordBody.SlaStages)) },
        _ => new Dictionary<string, FieldValue>(),
    };

    private Dictionary<string, FieldValue> AgentMeta(JsonElement body)
    {
        var meta = VivantioJson.Member(body, RecordBody.Meta);
        var roles = meta is { } known && VivantioJson.Member(known, "roles") is { ValueKind: JsonValueKind.Array } list
            ? string.Join(", ", list.EnumerateArray().Select(VivantioJson.Text))
            : "";
        var isActive = meta is not { } stated || VivantioJson.Member(stated, "active") is not { ValueKind: JsonValueKind.False };
        return new() { ["Active"] = new FieldValue.Boolean(isActive), ["Roles"] = values.Read(FieldType.Text, roles) };
    }

    private FieldValue Members(JsonElement body) => values.Read(FieldType.Text, string.Join(", ", VivantioJson.Texts(body, RecordBody.Members)
        .Select(id => schema.Agent(id) is { } agent ? agent.Email.Length > 0 ? agent.Email : agent.Name : id)));
}
