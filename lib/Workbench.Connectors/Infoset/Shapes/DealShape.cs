using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>
/// A deal: <c>{"deal":{...},"logs":[...]}</c>. Only <c>id</c>, <c>contactId</c>, a numeric <c>status</c> and <c>notes</c> were seen; the other members
/// are what the migration's description promises, and assumed.
/// </summary>
internal static class DealShape
{
    public const string Root = "deal";
    public const string Logs = "logs";

    public static RecordShape Shape { get; } = new(ObjectNames.Deals, "Deals", Kind.Deal,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new("name", "Name", FieldType.Text, FieldRole.Name),
        new("pipelineId", "Pipeline", FieldType.Choice),
        new("stageId", "Stage", FieldType.Choice),
        new("status", "Status", FieldType.Text, FieldRole.Status),
        new("ownerId", "Owner", FieldType.Agent, FieldRole.Assignee),
        new("amount", "Value", FieldType.Number),
        new("currency", "Currency", FieldType.Text),
        new("closeDate", "Close date", FieldType.Date),
        new("contactId", "Contact", FieldType.Link, FieldRole.Requester, LinkedObject: ObjectNames.Contacts),
        new("companyId", "Company", FieldType.Link, FieldRole.Organization, LinkedObject: ObjectNames.Companies),
        new("notes", "Notes", FieldType.LongText, FieldRole.Body),
        new(Logs, "Log", FieldType.LongText),
        new("createdDate", "Created", FieldType.Instant, FieldRole.CreatedAt),
        new("updatedDate", "Updated", FieldType.Instant, FieldRole.ModifiedAt),
    ])
    {
        Root = Root,
        PropertyObject = "deal",
        Compute = static (field, reading) => field.Name == Logs
            ? reading.Values.Read(field, string.Join('\n', reading.Body.Rows(Logs).Select(row => $"{row.Text("createdDate")} {row.Text("notes")}".Trim())))
            : null,
        Links = static (key, reading) => reading.Row.Text("ownerId") is { Length: > 0 } owner && reading.Values.AgentKey(owner) is { } agent
            ? [new RecordLink(key, LinkRole.Assignee, agent)]
            : [],
    };
}
