using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>The fields of a message, each in its member or as a line of the text, with its promise.</summary>
/// <param name="channel">Null for an internal note.</param>
/// <param name="source">Addresses of a mail; null for anything else.</param>
internal sealed class MessageFields(Draft draft, Speaker speaker, string? channel, MailSource? source, DateTimeOffset at)
{
    private const int MaxSubject = 998;
    private const string Twin = GorgiasNames.Message;
    private readonly Lines lines = new(draft, Twin, "body");

    public string? Subject { get; private set; }

    public MailHtml Text()
    {
        if (speaker.Line is { } line)
        {
            lines.Add(line);
        }

        var body = MailHtml.Empty;
        foreach (var value in draft.Record.Values.Where(value => !draft.Settled(value)))
        {
            switch (value.Plan.Destination)
            {
                case "body" when value.Plan.Transform is not Transform.BodyLine && body == MailHtml.Empty:
                    body = Body(value);
                    break;
                case "external_id":
                    draft.Becomes(value, Twin, "external_id", draft.Record.Key.ToString(), "relate", PromiseCheck.Equals, FieldType.Text);
                    break;
                case "created_datetime" when Bodies.Time(value.Result) is { } time && time.ToUnixTimeSeconds() == at.ToUnixTimeSeconds():
                    draft.Holds(value, Twin, "created_datetime", value.Result.Print(), FieldType.Instant);
                    break;
                case "sender":
                    Sender(value);
                    break;
                case "subject" when channel is not null && value.Result.Print().Length <= MaxSubject:
                    Subject = OneLine(draft, value);
                    draft.Holds(value, Twin, "subject", Subject, FieldType.Text);
                    break;
                case "channel" when channel is not null:
                    draft.Becomes(value, Twin, "channel", channel, "relate", PromiseCheck.Equals, FieldType.Text);
                    break;
                case "direction" when channel is not null:
                    draft.Becomes(value, Twin, "direction", speaker.IsAgent ? "outbound" : "inbound", "relate", PromiseCheck.Equals, FieldType.Text);
                    break;
                case "from" or "to" or "cc" or "bcc":
                    Address(value, value.Plan.Destination);
                    break;
                default:
                    lines.Put(value);
                    break;
            }
        }

        Seen();
        return body.With(lines.Text);
    }

    /// <summary>A subject as the one line that mails have for it; named where it had several.</summary>
    public static string OneLine(Draft draft, PlannedValue value)
    {
        var text = PlainText.Clean(value.Result.Print());
        var line = text.ReplaceLineEndings(" ");
        if (line.Trim() != text.Trim())
        {
            draft.Note(value.Plan.Source, ReasonCode.FormattingLost, "its line ends became spaces: a subject is one line");
        }

        return line;
    }

    /// <summary>When and from whom the message is, whichever fields of it said so.</summary>
    private void Seen()
    {
        draft.Decides(
            Twin, "created_datetime", new FieldValue.Instant(at).Print(), PromiseCheck.Equals, FieldType.Instant, FieldRole.OccurredAt, FieldRole.CreatedAt);
        if (speaker.Customer is { } customer)
        {
            draft.Decides(
                Twin, "sender", customer.ToString(), PromiseCheck.RefersTo, FieldType.Link, FieldRole.From, FieldRole.CreatedBy, FieldRole.Direction);
        }
        else if (speaker.Sender is { } sender)
        {
            var shown = $"{(speaker.IsAgent ? GorgiasNames.User : GorgiasNames.Customer)}:{sender}";
            draft.Decides(Twin, "sender", shown, PromiseCheck.Equals, FieldType.Text, FieldRole.CreatedBy, FieldRole.From, FieldRole.Direction);
        }
    }

    private MailHtml Body(PlannedValue value)
    {
        var text = MailHtml.Of(value.Result);
        if (text.IsReduced)
        {
            draft.Loses(value, ReasonCode.FormattingLost, null, Twin, "body", text.Text, PromiseCheck.Lines);
        }
        else if (value.Result is FieldValue.Html)
        {
            draft.Becomes(value, Twin, "body", text.Text, "copy", PromiseCheck.Lines, FieldType.LongText);
        }
        else
        {
            draft.Holds(value, Twin, "body", text.Text, FieldType.LongText, PromiseCheck.Lines);
        }

        return text;
    }

    private void Address(PlannedValue value, string member)
    {
        if (source is not null && Addresses.Read(ReadableText.Of(value)) is { } addresses && (member != "from" || addresses.List.Count == 1))
        {
            source.Put(member, addresses);
            draft.Becomes(value, Twin, member, addresses.Print(), "relate", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        lines.Put(value);
    }

    private void Sender(PlannedValue value)
    {
        var agent = value.Source as FieldValue.Agent;
        if (agent is not null && speaker.UserId is { } user && People.Teammate(draft.Context, agent.Id) == user)
        {
            draft.Becomes(value, Twin, "sender", $"{GorgiasNames.User}:{user}", "agent-by-email", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        var words = agent is null ? value.Source.Print() : People.Words(agent);
        if (speaker is { IsAgent: true, Line: { } line } && line == $"Author: {words}")
        {
            draft.Loses(value, ReasonCode.FormerAgent, $"{words} has no user of the same e-mail", Twin, "body", PlainText.Clean(line),
                PromiseCheck.Lines);
            return;
        }

        // Somebody else is shown as the sender: who entered it stays readable.
        lines.Put(value, words);
    }
}
