using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>Rows of messages, agents, files, custom records, and of what only an inventory can carry.</summary>
internal static class OtherRows
{
    public static ObjectPlan Message(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var timeRole = source.Fields.Any(field => field.Role == FieldRole.OccurredAt) ? FieldRole.OccurredAt : FieldRole.CreatedAt;
        return new ObjectPlan(
            source.Name, source.Label, Kind.Message, Outcome.Flattened, IntercomNames.TicketPart, [.. source.Fields.Select(Row)],
            "parts of tickets, of one history conversation per contact, or notes, by what the message hangs on");

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => PlanRows.Skipped(field, ReasonCode.NoSuchField),
            FieldRole.Body when used.Add("body") => PlanRows.Text(field, "body"),
            _ when field.Role == timeRole && used.Add("created_at") => PlanRows.To(field, "created_at", "parts can be backdated"),
            FieldRole.CreatedBy => new(field.Name, "author", new Transform.AgentByEmail(), 0.9, "author of the part, or a line where somebody else is"),
            _ => PlanRows.Line(field, "body"),
        };
    }

    public static ObjectPlan Agent(ObjectSchema source) => new(
        source.Name, source.Label, Kind.Agent, Outcome.Merged, IntercomNames.Teammate,
        [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id or FieldRole.Email => PlanRows.Related(field, "email", "joins the teammate of the same e-mail"),
            _ => PlanRows.Skipped(field, ReasonCode.ReportedInInventory),
        })],
        "the API cannot create or deactivate teammates: matched by e-mail, the rest waits in the provisioning queue");

    public static ObjectPlan Attachment(ObjectSchema source) => new(
        source.Name, source.Label, Kind.Attachment, Outcome.Flattened, IntercomNames.TicketPart,
        [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.FileName or FieldRole.ContentType or FieldRole.FileBytes => PlanRows.To(field, "attachments", "travels with its message"),
            FieldRole.FileUrl => PlanRows.To(field, "attachments", "stands for the bytes: the same content is there to be downloaded"),
            _ => PlanRows.Skipped(field, ReasonCode.NoSuchField),
        })],
        "files travel inside the reply they belong to");

    public static ObjectPlan Inventory(ObjectSchema source, string? reason = null) => new(
        source.Name, source.Label, source.Kind ?? Kind.CustomRecord, Outcome.Inventory, null,
        [.. source.Fields.Select(field => PlanRows.Skipped(
            field, field.Role == FieldRole.System ? ReasonCode.SystemField : ReasonCode.ReportedInInventory))],
        reason ?? "Intercom's API has no such object");

    /// <summary>Mapped where a person has created the type and its attributes (UI only, help article 6298280); else an inventory.</summary>
    public static ObjectPlan CustomRecord(ObjectSchema source, SchemaSnapshot destination)
    {
        var type = destination.Objects.FirstOrDefault(found => found.Name.StartsWith(IntercomNames.CustomPrefix, StringComparison.Ordinal)
            && (Stem(found.Label) == Stem(source.Label) || (source.Kind == Kind.Deal && Stem(found.Label) == "deal")));
        if (type is null)
        {
            return Inventory(source, $"no custom object type for '{source.Label}' exists: create it in Intercom's settings, name it in customObjectTypes, discover again");
        }

        var names = new AttributeNames("");
        return new ObjectPlan(source.Name, source.Label, source.Kind ?? Kind.CustomRecord, Outcome.Mapped, type.Name, [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => PlanRows.Related(field, "external_id", "the source key is the external id"),
            FieldRole.CreatedAt => PlanRows.To(field, "external_created_at", "can be set"),
            FieldRole.ModifiedAt => PlanRows.To(field, "external_updated_at", "can be set"),
            _ => PlanRows.Attribute(field, names.Slug(field.Name), null),
        })]);
    }

    private static string Stem(string label) => string.Concat(label.Where(char.IsLetterOrDigit)).ToLowerInvariant().TrimEnd('s');
}
