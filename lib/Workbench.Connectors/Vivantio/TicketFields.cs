using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// A ticket's properties in the vendor's order (apiexamples TicketBaseDto.cs and TicketInsertDto.cs, January 2026). Ids whose words stand
/// beside them, words whose records are linked, and the plain copy of a rich text are technical.
/// </summary>
internal static class TicketFields
{
    /// <summary>StatusType as the vendor numbers it (apiexamples Enums.cs, January 2026).</summary>
    public static readonly IReadOnlyList<FieldOption> StatusTypes =
        [new("1", "Open"), new("2", "OnHold"), new("4", "Closed"), new("5", "Pending"), new("99", "Deleted")];

    public static IEnumerable<FieldSchema> Of(
        IReadOnlyList<FieldOption> types,
        IReadOnlyList<FieldOption> statuses,
        IReadOnlyList<FieldOption> priorities,
        IReadOnlyList<FieldOption> groups,
        VivantioCodes codes) =>
    [
        Standard.Field("Id", "Id", FieldType.Text, FieldRole.Id),
        Standard.Field("DisplayId", "Ticket number", FieldType.Text),
        Standard.Field("Title", "Title", FieldType.Text, FieldRole.Subject),
        Standard.Technical("RecordTypeId"),
        Standard.Choice("RecordTypeNameSingular", "Ticket type", types, FieldRole.TicketType),
        Standard.Technical("Description"),
        Standard.Field("DescriptionHtml", "Description", FieldType.Html, FieldRole.Body),
        Standard.Technical("Solution"),
        Standard.Field("SolutionHtml", "Solution", FieldType.Html),
        Standard.Field("OpenDate", "Opened", FieldType.Instant, FieldRole.CreatedAt),
        Standard.Field("CloseDate", "Closed", FieldType.Instant, FieldRole.ClosedAt),
        Standard.Field("Resolved", "Resolved", FieldType.Boolean),
        Standard.Field("ResolvedDate", "Resolved at", FieldType.Instant, FieldRole.ResolvedAt),
        Standard.Field("LastModifiedDate", "Last modified", FieldType.Instant, FieldRole.ModifiedAt),
        Standard.Field("LastModifiedById", "Last modified by", FieldType.Agent, FieldRole.ModifiedBy),
        Standard.Technical("LastActionId"),
        Standard.Technical("StatusId"),
        Standard.Choice("StatusName", "Status", statuses, FieldRole.Status),
        Standard.Choice("StatusType", "Status type", StatusTypes),
        Standard.Technical("PriorityId"),
        Standard.Choice("PriorityName", "Priority", priorities, FieldRole.Priority),
        Standard.Technical("CategoryId"),
        Standard.Field("CategoryLineage", "Category", FieldType.Text),
        Standard.Field("ImpactId", "Impact", FieldType.Text),
        Standard.Link("ClientId", "Client", VivantioNames.Client, FieldRole.Organization),
        Standard.Technical("ClientName"),
        Standard.Field("LocationId", "Location", FieldType.Text),
        Standard.Link("CallerId", "Caller", VivantioNames.Caller, FieldRole.Requester),
        Standard.Technical("CallerName"),
        Standard.Field("CallerEmail", "Caller e-mail on the ticket", FieldType.Email),
        Standard.Field("CallerPhone", "Caller phone on the ticket", FieldType.Text),
        Standard.Field("TakenById", "Taken by", FieldType.Agent),
        Standard.Technical("TakenByName"),
        Standard.Field("OwnerId", "Owner", FieldType.Agent, FieldRole.Assignee),
        Standard.Technical("OwnerName"),
        Standard.Technical("GroupId"),
        Standard.Choice("GroupName", "Group", groups, FieldRole.Team),
        Standard.Choice("AssigneeType", "Kind of assignee", codes.AssigneeTypes),
        Standard.Link("AssigneeClientId", "Assigned client", VivantioNames.Client),
        Standard.Link("AssigneeCallerId", "Assigned caller", VivantioNames.Caller),
        Standard.Technical("AssigneeExpression"),
        Standard.Field("AssignedToEmail", "Assigned to, e-mail", FieldType.Email),
        Standard.Technical("AssignedToGroupName"),
        Standard.Technical("AssignedToIndividualName"),
        Standard.Field("AssignedToSummary", "Assigned to", FieldType.Text),
        Standard.Technical("IntelligentAssignmentGroup"),
        Standard.Technical("IntelligentAssignmentExcludeOutOfOffice"),
        Standard.Field("ThirdPartyId", "Third party", FieldType.Text),
        Standard.Field("ThirdPartyRef", "Third-party reference", FieldType.Text),
        Standard.Field("ThirdPartyLogDate", "Logged with third party", FieldType.Instant),
        Standard.Choice("CallOrigin", "Call origin", codes.CallOrigins, FieldRole.Channel),
        Standard.Field("CCAddressList", "Copied to", FieldType.Text, FieldRole.Cc),
        Standard.Field("TotalEffort", "Total effort (minutes)", FieldType.Number),
        Standard.Technical("WorkflowId"),
        Standard.Technical("NextStepId"),
        Standard.Field("IsDeferred", "Deferred", FieldType.Boolean),
        Standard.Field("Deleted", "Deleted", FieldType.Boolean),
        Standard.Field(VivantioNames.SlaStages, "SLA stages", FieldType.LongText),
    ];
}
