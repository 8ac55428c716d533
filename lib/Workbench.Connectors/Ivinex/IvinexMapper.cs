using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>A record's body in the shared vocabulary: every property becomes a field, link fields also become links.</summary>
internal sealed class IvinexMapper(AccountZone zone, SchemaIndex schema)
{
    private readonly IvinexValues values = new(zone, schema);

    public CanonicalRecord Map(SourceRecord record)
    {
        using var document = RecordJson.Open(record);
        var body = document.RootElement;
        var fields = new List<CanonicalField>();
        var links = new List<RecordLink>();
        foreach (var property in body.EnumerateObject())
        {
            var definition = schema.Field(record.Object, property.Name) ?? Undefined(property.Name);
            var raw = IvinexApi.Text(property.Value);
            var value = definition.Role == FieldRole.OccurredAt
                ? Occurred(definition, raw, IvinexApi.Text(body, IvinexFieldRoles.StartTime))
                : values.Read(definition, raw);
            fields.Add(new CanonicalField(definition, value));
            AddLinks(record, definition, value, links);
        }

        return new CanonicalRecord(record.Key, record.Object, fields, links);
    }

    // A property that GetFields does not list is a layout or button field (NodeID=281): technical.
    private static FieldSchema Undefined(string name) => new(name, name, FieldType.Text, FieldRole.System);

    private static string LinkRoleOf(Kind from, FieldSchema field, Kind to) => (from, field.Role, to) switch
    {
        (Kind.Message or Kind.Task, _, Kind.Ticket or Kind.Task or Kind.Contact or Kind.Organization) => LinkRole.Parent,
        (_, FieldRole.Requester, Kind.Contact) => LinkRole.Requester,
        (_, FieldRole.Organization, Kind.Organization) => LinkRole.Organization,
        _ => LinkRole.Reference,
    };

    private FieldValue Occurred(FieldSchema field, string date, string time)
    {
        const int dayLength = 10;
        var isDayOnly = date.Length == dayLength || date.EndsWith(" 00:00:00", StringComparison.Ordinal);
        var joined = isDayOnly && time.Length > 0 ? values.Read(field, $"{date[..dayLength]} {time}") : FieldValue.Empty.Value;
        return joined is FieldValue.Instant ? joined : values.Read(field, date);
    }

    private void AddLinks(SourceRecord record, FieldSchema field, FieldValue value, List<RecordLink> links)
    {
        if (value is FieldValue.References references)
        {
            links.AddRange(references.Keys.Select(to => new RecordLink(record.Key, LinkRoleOf(record.Key.Kind, field, to.Kind), to)));
        }
        else if (value is FieldValue.Agent agent && field.Role == FieldRole.Assignee && schema.HasAgentTab)
        {
            links.Add(new RecordLink(record.Key, LinkRole.Assignee, new RecordKey(record.Key.System, Kind.Agent, agent.Id)));
        }
    }
}
