using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Task to an internal note on its ticket; one that stands alone is reported.</summary>
internal sealed class TaskComposer(FileRoute files)
{
    /// <summary>The reason code under which it is held; null where it is written.</summary>
    public string? Compose(Draft draft)
    {
        var (key, context) = (draft.Record.Key, draft.Context);
        if (TicketThread.OfTask(key, context) is not { } ticket)
        {
            return ReasonCode.ReportedInInventory;
        }

        var at = Bodies.Time(draft.Record.Record.ByRole(FieldRole.CreatedAt))
            ?? Bodies.Time(draft.Record.Record.ByRole(FieldRole.ModifiedAt))
            ?? MessageTime.Created(ticket, context)
            ?? DateTimeOffset.UnixEpoch;
        var lines = new Lines(draft, GorgiasNames.Message, "body");
        lines.Add("Task");
        var body = MailHtml.Empty;
        foreach (var value in draft.Record.Values.Where(value => !draft.Settled(value)))
        {
            switch (value.Plan.Destination)
            {
                case "external_id":
                    draft.Becomes(value, GorgiasNames.Message, "external_id", key.ToString(), "relate", PromiseCheck.Equals, FieldType.Text);
                    break;
                case "created_datetime" when Bodies.Time(value.Result) == at:
                    draft.Holds(value, GorgiasNames.Message, "created_datetime", value.Result.Print(), FieldType.Instant);
                    break;
                case "body" when value.Plan.Transform is not Transform.BodyLine && body == MailHtml.Empty:
                    body = MailHtml.Of(value.Result);
                    draft.Becomes(value, GorgiasNames.Message, "body", body.Text, "copy", PromiseCheck.Lines, FieldType.LongText);
                    break;
                default:
                    lines.Put(value);
                    break;
            }
        }

        var author = draft.Record.Record.ByRole(FieldRole.CreatedBy) is FieldValue.Agent agent ? People.Teammate(context, agent.Id) : null;
        var sender = (author ?? context.Plan.PlaceholderAgentId) is { } user ? Bodies.Number(user) : null;
        var note = MessageJson.Note(key.ToString(), sender, body.With(lines.Text), at);
        MessageComposer.Add(draft, ticket, note, at, files);
        return null;
    }
}
