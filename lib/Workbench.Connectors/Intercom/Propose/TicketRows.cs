using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>
/// Rows of tickets and tasks: both become Intercom tickets, of a Customer and of a Back-office type. A ticket that becomes a conversation has
/// the same rows: its attributes bear the same names.
/// </summary>
internal static class TicketRows
{
    public static ObjectPlan Ticket(ObjectSchema source, SchemaSnapshot destination) =>
        Build(source, Kind.Ticket, IntercomNames.Ticket, destination, source.Fields.Any(field => field.Role == FieldRole.Channel)
            ? $"a conversation or a ticket by its channel, as the choices as:{source.Name}:... say"
            : null);

    public static ObjectPlan Task(ObjectSchema source, SchemaSnapshot destination) => Build(
        source, Kind.Task, IntercomNames.TaskTicket, destination, "Intercom has no tasks: a back-office ticket with the due date as attribute");

    private static ObjectPlan Build(ObjectSchema source, Kind kind, string name, SchemaSnapshot destination, string? reason)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var names = new AttributeNames("").Reserve(IntercomNames.SourceIdAttribute, ConversationFields.SourceStatus, "Title", "Description");
        var titleRole = source.Fields.Any(field => field.Role == FieldRole.Subject) ? FieldRole.Subject : FieldRole.Name;
        return new ObjectPlan(source.Name, source.Label, kind, Outcome.Mapped, name, [.. source.Fields.Select(Row)], reason);

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => PlanRows.Related(field, IntercomNames.SourceIdAttribute, "the source key is a searchable attribute"),
            _ when field.Role == titleRole && used.Add("title") => PlanRows.Text(field, "title"),
            FieldRole.Body when used.Add("description") => PlanRows.Text(field, "description"),
            FieldRole.Status when used.Add(TicketTypes.State) => new(
                field.Name, TicketTypes.State, new Transform.MapValues(StateMap.Of(field, destination.Object(name))), 0.8,
                "states cannot be created by the API: mapped to what the workspace has, by meaning"),
            FieldRole.Requester => PlanRows.Related(field, "contact", "a ticket has exactly one contact"),
            // The ticket is created with its company, but no answer of the API shows it again: the attribute is what can be verified.
            FieldRole.Organization => PlanRows.Attribute(field, names.Label(field.Label), null),
            FieldRole.Assignee when used.Add("assignee") => new(
                field.Name, "assignee", new Transform.AgentByEmail(), 1, "the teammate with the same e-mail"),
            FieldRole.CreatedAt when used.Add("created_at") => PlanRows.To(field, "created_at", "can be backdated"),
            _ => PlanRows.Attribute(field, names.Label(field.Label), null),
        };
    }
}
