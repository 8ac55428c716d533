using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>Rows of messages, people, files, and of what only an inventory can carry.</summary>
internal static class OtherRows
{
    /// <summary>The body is the comment; everything else stands in the header or below, because comments take no author and no time.</summary>
    public static ObjectPlan Message(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new ObjectPlan(
            source.Name, source.Label, Kind.Message, Outcome.Flattened, DeskNames.Comment(DeskNames.Ticket), [.. source.Fields.Select(field => field.Role switch
            {
                FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
                FieldRole.Body when used.Add("body") => PlanRows.Text(field, "body"),
                FieldRole.Id => PlanRows.Related(field, "body", "the source key stands in the header"),
                _ => new(field.Name, "body", new Transform.BodyLine(Label(field)), 1, "comments take no author, no time and no fields: a line of their header"),
            })],
            "private comments, oldest first: no call of the API creates a historic thread");
    }

    public static ObjectPlan Agent(ObjectSchema source) => new(
        source.Name, source.Label, Kind.Agent, Outcome.Merged, DeskNames.Agent,
        [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id or FieldRole.Email => PlanRows.Related(field, "email", "joins the agent of the same e-mail"),
            _ => PlanRows.Skipped(field, ReasonCode.ReportedInInventory),
        })],
        "creating an agent sends an invitation and takes a licence: matched by e-mail, the rest waits in the provisioning queue");

    public static ObjectPlan Team(ObjectSchema source) => new(
        source.Name, source.Label, Kind.Team, Outcome.Merged, DeskNames.Team,
        [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id or FieldRole.Name => PlanRows.Related(field, "name", "joins the team of the same name"),
            _ => PlanRows.Skipped(field, ReasonCode.ReportedInInventory),
        })],
        "no call creates teams or their members: matched by name, the rest waits in the provisioning queue");

    public static ObjectPlan Attachment(ObjectSchema source) => new(
        source.Name, source.Label, Kind.Attachment, Outcome.Flattened, DeskNames.Attachment(DeskNames.Ticket),
        [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.FileName or FieldRole.FileBytes => PlanRows.To(field, "attachments", "travels with its comment or record"),
            FieldRole.FileUrl => PlanRows.To(field, "attachments", "stands for the bytes: the same content is there to be downloaded"),
            _ => PlanRows.Skipped(field, ReasonCode.NoSuchField),
        })],
        "files of messages hang on their comment, others on their record");

    public static ObjectPlan Inventory(ObjectSchema source) => new(
        source.Name, source.Label, source.Kind ?? Kind.CustomRecord, Outcome.Inventory, null, [.. source.Fields.Select(DeskRows.Inventory)],
        ReasonCode.ReportedInInventory);

    private static string Label(FieldSchema field) => field.Role switch
    {
        FieldRole.From => "From",
        FieldRole.To => "To",
        FieldRole.Cc => "CC",
        FieldRole.Bcc => "BCC",
        FieldRole.Direction => "Direction",
        FieldRole.OccurredAt => "Time",
        FieldRole.ActivityType => "Type",
        FieldRole.Subject => "Subject",
        _ => field.Label,
    };
}
