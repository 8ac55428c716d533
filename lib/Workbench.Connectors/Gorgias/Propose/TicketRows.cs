using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>Rows of tickets: native members by role, ticket fields while there are any, lines of the opening note for the rest.</summary>
internal static class TicketRows
{
    public static ObjectPlan Ticket(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination)
    {
        var slots = new TicketSlots(sourceSchema, destination);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var subject = source.Fields.Any(field => field.Role == FieldRole.Subject) ? FieldRole.Subject : FieldRole.Name;
        return new ObjectPlan(source.Name, source.Label, Kind.Ticket, Outcome.Mapped, GorgiasNames.Ticket, [.. source.Fields.Select(Row)],
            "one call per ticket with up to 500 messages; every one is marked as already sent, or is an internal note");

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => Rows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => Rows.Related(field, "external_id", "the source key is the external id"),
            _ when field.Role == subject && used.Add("subject") => Rows.To(field, "subject", "same role"),
            FieldRole.Body when used.Add("body") => Rows.To(field, GorgiasNames.Note, "tickets have no description: the text of the opening internal note"),
            FieldRole.Status when used.Add("status") => Status(field, slots),
            FieldRole.Priority when used.Add("priority") => new(
                field.Name, "priority", StateWords.Map(field, StateWords.Priority), 0.8, "four priorities: mapped by meaning, the source's word stands in the opening note"),
            FieldRole.Requester => Rows.Related(field, "customer", "who asked"),
            FieldRole.Organization => Rows.Related(field, GorgiasNames.Organization, "there are no organizations: kept in the ticket's meta data and on its customer"),
            FieldRole.Assignee when used.Add("assignee") => new(
                field.Name, "assignee_user", new Transform.AgentByEmail(), 1, "the user with the same e-mail; else unassigned, with the name in the opening note"),
            FieldRole.Team when used.Add("team") => Rows.Related(field, "assignee_team", "the team of the same name; else a line of the opening note"),
            FieldRole.Channel when used.Add("channel") => Rows.Related(field, "channel", "the channel of the same meaning; else a line of the opening note"),
            FieldRole.CreatedAt when used.Add("created") => Rows.To(field, "created_datetime", "can be set when a ticket is created"),
            FieldRole.ClosedAt when used.Add("closed") => Rows.To(field, "closed_datetime", "can be set"),
            FieldRole.ModifiedAt when used.Add("updated") => Rows.Line(
                field, GorgiasNames.Note, "set as updated_datetime too, but every later write moves that: a line of the opening note keeps it"),
            _ when slots.For(field) is { } name => Rows.Field(field, name, slots.Why(name)),
            _ => Rows.Line(field, GorgiasNames.Note, slots.WhyNot(field)),
        };
    }

    private static FieldPlan Status(FieldSchema field, TicketSlots slots) => new(
        field.Name, GorgiasNames.Status, StateWords.Map(field, StateWords.Status), 0.8,
        slots.HasStatus
            ? $"only open and closed exist: mapped by meaning, the source's word in the ticket field '{GorgiasNames.SourceStatusLabel}'"
            : "only open and closed exist: mapped by meaning; no ticket field is free, so the source's word is a line of the opening note");
}
