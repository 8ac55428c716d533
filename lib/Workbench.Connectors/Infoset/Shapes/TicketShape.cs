using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>
/// A ticket: <c>{"ticket":{...},"breaches":[...]}</c>. Codes of status and priority as seen in github.com/sudohakan/infoset-mcp, January 2026;
/// a priority of 0 means that nobody chose one (assumed).
/// </summary>
internal static class TicketShape
{
    public const string Root = "ticket";
    public const string Breaches = "breaches";

    private const string Owners = "ownerIds";
    private const string Priority = "priority";

    /// <summary>The field by which destinations keep the channel where their own lists show none.</summary>
    public const string ChannelSource = "channel_source";

    public static RecordShape Shape { get; } = new(ObjectNames.Tickets, "Tickets", Kind.Ticket,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new("subject", "Subject", FieldType.Text, FieldRole.Subject),
        new("content", "Content", FieldType.Html, FieldRole.Body),
        new("status", "Status", FieldType.Choice, FieldRole.Status, [new("1", "Open"), new("2", "Pending"), new("3", "Resolved"), new("4", "Closed")]),
        new(Priority, "Priority", FieldType.Choice, FieldRole.Priority, [new("1", "Low"), new("2", "Normal"), new("3", "High"), new("4", "Urgent")]),
        new("pipelineId", "Pipeline", FieldType.Choice),
        new("stageId", "Stage", FieldType.Choice),
        new(Owners, "Owner", FieldType.Agent, FieldRole.Assignee),
        new("otherOwners", "Other owners", FieldType.Text),
        new("contactId", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: ObjectNames.Contacts),
        new("companyId", "Company", FieldType.Link, FieldRole.Organization, LinkedObject: ObjectNames.Companies),
        new("source", "Source", FieldType.Text, FieldRole.Channel),
        new(ChannelSource, "Channel source", FieldType.Text, IsCustom: true),
        new("dueDate", "Due date", FieldType.Date, FieldRole.DueAt),
        new("tags", "Tags", FieldType.Text),
        new(Breaches, "SLA breaches", FieldType.Text),
        new("createdDate", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("updatedDate", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
    ])
    {
        Root = Root,
        PropertyObject = "ticket",
        Compute = static (field, reading) => field.Name switch
        {
            Priority when reading.Row.Text(Priority) == "0" => FieldValue.Empty.Value,
            ChannelSource => reading.Values.Read(field, reading.Row.Member("source")),
            Owners => reading.Row.Texts(Owners) is [var first, ..] ? reading.Values.Agent(first) : FieldValue.Empty.Value,
            "otherOwners" => reading.Values.Read(
                field, string.Join(", ", reading.Row.Texts(Owners).Skip(1).Select(id => reading.Values.Agent(id).Print()))),
            Breaches => reading.Values.Read(field, string.Join("; ", reading.Body.Rows(Breaches).Select(Breach))),
            _ => null,
        },
        Links = static (key, reading) => reading.Row.Texts(Owners) is [var first, ..] && reading.Values.AgentKey(first) is { } agent
            ? [new RecordLink(key, LinkRole.Assignee, agent)]
            : [],
    };

    private static string Breach(System.Text.Json.JsonElement row) =>
        row.Text("breachedDate") is { Length: > 0 } at ? $"{row.Text("slaName")} ({at})" : row.Text("slaName");
}
