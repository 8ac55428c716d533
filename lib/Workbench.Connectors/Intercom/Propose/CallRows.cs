using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>Rows of calls: an internal note, in which every detail of the call is a line.</summary>
internal static class CallRows
{
    public static ObjectPlan Of(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var timeRole = source.Fields.Any(field => field.Role == FieldRole.OccurredAt) ? FieldRole.OccurredAt : FieldRole.CreatedAt;
        return new ObjectPlan(
            source.Name, source.Label, Kind.Call, Outcome.Flattened, IntercomNames.ConversationPart, [.. source.Fields.Select(Row)],
            "calls of other systems cannot be written: an internal note in the thread, else on the contact");

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => PlanRows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => PlanRows.Skipped(field, ReasonCode.NoSuchField),
            FieldRole.Body when used.Add("body") => PlanRows.Text(field, "body"),
            _ when field.Role == timeRole && used.Add("created_at") => PlanRows.To(field, "created_at", "parts can be backdated"),
            FieldRole.Assignee when used.Add("author") => new(
                field.Name, "author", new Transform.AgentByEmail(), 0.9, "author of the note, or a line where somebody else is"),
            _ => PlanRows.Line(field, "body"),
        };
    }
}
