using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>A row of the operator's call log. It hangs on its ticket; where it has none, on its contact.</summary>
internal static class CallShape
{
    public static RecordShape Shape { get; } = new(ObjectNames.Calls, "Calls", Kind.Call,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new("type", "Type", FieldType.Text, FieldRole.ActivityType),
        new("direction", "Direction", FieldType.Text, FieldRole.Direction),
        new("startedAt", "Started", FieldType.Instant, FieldRole.OccurredAt),
        new("durationSeconds", "Duration in seconds", FieldType.Number, FieldRole.CallDuration),
        new("disposition", "Disposition", FieldType.Text, FieldRole.CallDisposition),
        new("queue", "Queue", FieldType.Text),
        new("ivrPath", "IVR path", FieldType.Text),
        new("ticketId", "Ticket", FieldType.Link, FieldRole.System, LinkedObject: ObjectNames.Tickets),
        new("contactId", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: ObjectNames.Contacts),
        new("agentId", "Agent", FieldType.Agent, FieldRole.Assignee),
        new("recording", "Recording", FieldType.Text),
    ])
    {
        Compute = static (field, reading) => field.Name switch
        {
            "type" => new FieldValue.Text("call"),
            "direction" => reading.Row.Text("direction") switch
            {
                "" => FieldValue.Empty.Value,
                var text => new FieldValue.Text(text.StartsWith("out", StringComparison.OrdinalIgnoreCase) ? "outbound" : "inbound"),
            },
            "ivrPath" => reading.Values.Read(field, string.Join(" > ", reading.Row.Texts("ivrPath"))),
            _ => null,
        },
        LinkRoles = new Dictionary<string, string> { ["ticketId"] = LinkRole.Parent },
        Links = Links,
    };

    private static IEnumerable<RecordLink> Links(RecordKey key, RecordReading reading)
    {
        if (reading.Row.Text("ticketId").Length == 0 && reading.Row.Text("contactId") is { Length: > 0 } contact)
        {
            yield return new RecordLink(key, LinkRole.Parent, new RecordKey(InfosetSource.Name, Kind.Contact, contact));
        }

        if (reading.Row.Text("agentId") is { Length: > 0 } id && reading.Values.AgentKey(id) is { } agent)
        {
            yield return new RecordLink(key, LinkRole.Assignee, agent);
        }
    }
}
