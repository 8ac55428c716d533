using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>Rows of messages, tasks, agents, teams and files.</summary>
internal static class OtherRows
{
    public static ObjectPlan Message(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var time = source.Fields.Any(field => field.Role == FieldRole.OccurredAt) ? FieldRole.OccurredAt : FieldRole.CreatedAt;
        return new ObjectPlan(source.Name, source.Label, Kind.Message, Outcome.Flattened, GorgiasNames.Message, [.. source.Fields.Select(Row)],
            "messages and internal notes of their ticket, with their own times; what hangs on no ticket is in the inventory");

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => Rows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => Rows.Related(field, "external_id", "the source key is the external id"),
            FieldRole.Body when used.Add("body") => Rows.To(field, "body", "the text, with its formatting"),
            _ when field.Role == time && used.Add("time") => Rows.To(field, "created_datetime", "messages can be backdated"),
            FieldRole.CreatedBy when used.Add("sender") => new(
                field.Name, "sender", new Transform.AgentByEmail(), 0.9, "the sender, or a line where somebody else is"),
            FieldRole.ActivityType when used.Add("channel") => Rows.Related(field, "channel", "the channel says it; calls and notes say it in a line"),
            FieldRole.Direction when used.Add("direction") => Rows.Related(field, "direction", "from a customer or from an agent; internal notes say it in a line"),
            FieldRole.Subject when used.Add("subject") => Rows.To(field, "subject", "same role"),
            FieldRole.From when used.Add("from") => Rows.Related(field, "from", "address of a mail; else a line"),
            FieldRole.To when used.Add("to") => Rows.Related(field, "to", "addresses of a mail; else a line"),
            FieldRole.Cc when used.Add("cc") => Rows.Related(field, "cc", "addresses of a mail; else a line"),
            FieldRole.Bcc when used.Add("bcc") => Rows.Related(field, "bcc", "addresses of a mail; else a line"),
            _ => Rows.Line(field, "body", "messages have no fields of their own: a line of the text"),
        };
    }

    public static ObjectPlan Task(ObjectSchema source)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        return new ObjectPlan(source.Name, source.Label, Kind.Task, Outcome.Flattened, GorgiasNames.Message, [.. source.Fields.Select(Row)],
            "Gorgias has no tasks: an internal note on its ticket; one that stands alone is in the inventory");

        FieldPlan Row(FieldSchema field) => field.Role switch
        {
            FieldRole.System => Rows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id => Rows.Related(field, "external_id", "the source key is the external id"),
            FieldRole.Body when used.Add("body") => Rows.To(field, "body", "the text of the note"),
            FieldRole.CreatedAt when used.Add("time") => Rows.To(field, "created_datetime", "notes can be backdated"),
            _ => Rows.Line(field, "body", "a line of the note"),
        };
    }

    public static ObjectPlan Agent(ObjectSchema source) => Joined(
        source, Kind.Agent, GorgiasNames.User, "creating a user may mail an invitation: matched by e-mail, the rest waits in the provisioning queue");

    public static ObjectPlan Team(ObjectSchema source) => Joined(
        source, Kind.Team, GorgiasNames.Team, "the team of the same name, created before the load where the choice createTeams says yes");

    public static ObjectPlan Attachment(ObjectSchema source) => new(
        source.Name, source.Label, Kind.Attachment, Outcome.Flattened, GorgiasNames.Message,
        [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => Rows.Skipped(field, ReasonCode.SystemField),
            FieldRole.FileName or FieldRole.ContentType or FieldRole.FileBytes => Rows.To(field, "attachments", "travels with its message"),
            FieldRole.FileUrl => Rows.To(field, "attachments", "stands for the bytes: the same content is there to be downloaded"),
            _ => Rows.Skipped(field, ReasonCode.NoSuchField),
        })],
        "uploaded, then named by the message it belongs to; files of a ticket hang on its opening note");

    private static ObjectPlan Joined(ObjectSchema source, Kind kind, string destination, string reason) => new(
        source.Name, source.Label, kind, Outcome.Merged, destination,
        [.. source.Fields.Select(field => field.Role switch
        {
            FieldRole.System => Rows.Skipped(field, ReasonCode.SystemField),
            FieldRole.Id or FieldRole.Email or FieldRole.Name => Rows.Related(field, "name", "joins the one of the same e-mail or name"),
            _ => Rows.Skipped(field, ReasonCode.ReportedInInventory),
        })],
        reason);
}
