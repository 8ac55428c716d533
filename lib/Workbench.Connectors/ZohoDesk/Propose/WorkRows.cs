using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Propose;

/// <summary>Rows of tickets, tasks and calls.</summary>
internal static class WorkRows
{
    public static ObjectPlan Ticket(ObjectSchema source, SchemaSnapshot destination)
    {
        var closed = source.Fields.Any(field => field.Role == FieldRole.ClosedAt) ? FieldRole.ClosedAt : FieldRole.ResolvedAt;
        return Build(source, Kind.Ticket, DeskNames.Ticket, destination, (field, once, target) => field.Role switch
        {
            FieldRole.Requester when once(DeskNames.Contact) => PlanRows.Related(field, DeskNames.Contact, "a ticket has exactly one contact"),
            FieldRole.Organization when once(DeskNames.Account) => PlanRows.Related(field, DeskNames.Account, "accountId of the ticket"),
            FieldRole.Team when once(DeskNames.Team) =>
                new(field.Name, DeskNames.Team, new Transform.ToText(), 0.9, "the team of the same name, else a line of text"),
            FieldRole.Channel when StatusMap.ChannelsOf(field, target.Field("channel")) is { } channels && once("channel") =>
                new(field.Name, "channel", new Transform.MapValues(channels), 0.9, "channels are a fixed list: mapped by meaning"),
            _ when field.Role == closed && once(DeskNames.SourceClosed) => DeskRows.Time(field, DeskNames.SourceClosed),
            _ => null,
        });
    }

    public static ObjectPlan Task(ObjectSchema source, SchemaSnapshot destination) => Build(
        source, Kind.Task, DeskNames.Task, destination, (field, once, _) => field.Role switch
        {
            FieldRole.ClosedAt when once(DeskNames.SourceClosed) => DeskRows.Time(field, DeskNames.SourceClosed),
            FieldRole.Requester when once(DeskNames.Contact) => PlanRows.Related(field, DeskNames.Contact, "contactId of the task"),
            _ => null,
        },
        "linked by ticketId; a task without a ticket stands alone and says so in its subject");

    public static ObjectPlan Call(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var titleRole = TitleRole(source);
        return new ObjectPlan(source.Name, source.Label, Kind.Call, Outcome.Mapped, DeskNames.Call, [.. source.Fields.Select(Row)],
            "a call with its real start; one without contact or time is delivered as an inventory");

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => PlanRows.Related(field, "description", "the source key stands in the description"),
            _ when field.Role == titleRole && used.Add("subject") => PlanRows.Text(field, "subject"),
            FieldRole.Direction when used.Add("direction") => PlanRows.To(field, "direction", "same role"),
            FieldRole.OccurredAt when used.Add("startTime") => PlanRows.To(field, "startTime", "calls keep their real start"),
            FieldRole.CallDuration when used.Add("duration") => PlanRows.To(field, "duration", "seconds"),
            FieldRole.Requester when used.Add(DeskNames.Contact) => PlanRows.Related(field, DeskNames.Contact, "contactId of the call"),
            _ => PlanRows.Line(field, "description"),
        };
    }

    private static ObjectPlan Build(
        ObjectSchema source, Kind kind, string twin, SchemaSnapshot destination,
        Func<FieldSchema, Func<string, bool>, ObjectSchema, FieldPlan?> native, string? reason = null)
    {
        var target = destination.Object(twin);
        var (used, labels, titleRole) = (new HashSet<string>(StringComparer.Ordinal), new FieldLabels(target), TitleRole(source));
        return new ObjectPlan(source.Name, source.Label, kind, Outcome.Mapped, twin, [.. source.Fields.Select(Row)], reason);

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => DeskRows.SourceId(field),
            _ when field.Role == titleRole && used.Add("subject") => PlanRows.Text(field, "subject"),
            FieldRole.Body when used.Add("description") => PlanRows.Text(field, "description"),
            FieldRole.Status when used.Add(StandardFields.Status) => new(
                field.Name, StandardFields.Status, new Transform.MapValues(StatusMap.Statuses(field, target)), 0.8, "mapped to the portal's statuses by meaning"),
            FieldRole.Priority when used.Add("priority") => new(
                field.Name, "priority", new Transform.MapValues(StatusMap.Same(field, target.Field("priority"))), 0.9, "missing values are added to the layouts"),
            FieldRole.Assignee when used.Add("assignee") => new(field.Name, "assignee", new Transform.AgentByEmail(), 1, "the agent with the same e-mail"),
            FieldRole.DueAt when used.Add("dueDate") => PlanRows.To(field, "dueDate", "same role"),
            FieldRole.CreatedAt when used.Add(DeskNames.SourceCreated) => DeskRows.Time(field, DeskNames.SourceCreated),
            FieldRole.CreatedBy when used.Add(DeskNames.SourceAuthor) => new(
                field.Name, DeskNames.SourceAuthor, new Transform.ToText(), 1, "the API makes the token's user the author: the real one stands in a custom field"),
            _ => native(field, used.Add, target) ?? DeskRows.Custom(field, labels),
        };
    }

    private static string TitleRole(ObjectSchema source) => source.Fields.Any(field => field.Role == FieldRole.Subject) ? FieldRole.Subject : FieldRole.Name;
}
