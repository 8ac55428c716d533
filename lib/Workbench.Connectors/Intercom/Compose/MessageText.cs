using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>The text of a part.</summary>
/// <param name="Whole">What is sent.</param>
/// <param name="Own">The message's own words, with which it begins; "" where it has none. The lines after them depend on who can write in the thread.</param>
internal sealed record PartText(string Whole, string Own);

/// <summary>The text of a message's part, with a promise for every field of the message.</summary>
internal static class MessageText
{
    /// <param name="twin">Type of the part or note.</param>
    /// <param name="second">Time of the part; null for notes, which take none.</param>
    /// <param name="at">When it happened.</param>
    public static PartText Compose(Draft draft, string twin, MessageAuthor author, long? second, bool isShifted, DateTimeOffset at)
    {
        var lines = new NoteText(draft, twin);
        var original = new FieldValue.Instant(at).Print();
        if (author.Line is { } line)
        {
            lines.Add(line);
        }

        if (isShifted || second is null)
        {
            lines.Add($"Original time: {original}");
        }

        if (isShifted)
        {
            draft.Note(null, ReasonCode.TimeShifted, $"moved from {original}");
        }

        var body = "";
        foreach (var value in draft.Record.Values)
        {
            if (draft.Settled(value))
            {
                continue;
            }

            switch (value.Plan.Destination)
            {
                case "body" when value.Plan.Transform is not Transform.BodyLine:
                    body = Body(draft, value, twin, body);
                    break;
                case "created_at":
                    Time(draft, value, twin, lines, second, isShifted, original);
                    break;
                case "author":
                    Author(draft, value, twin, lines, author);
                    break;
                default:
                    lines.Put(value, ReadableText.Of(value));
                    break;
            }
        }

        Seen(draft, twin, author, second);
        return new PartText(PlainText.Join(body, lines.Lines), body);
    }

    /// <summary>When and from whom the part is, whichever fields of the message said so.</summary>
    private static void Seen(Draft draft, string twin, MessageAuthor author, long? second)
    {
        if (second is { } shown)
        {
            var time = new FieldValue.Instant(DateTimeOffset.FromUnixTimeSeconds(shown)).Print();
            draft.Decides(twin, "created_at", time, PromiseCheck.Equals, FieldType.Instant, FieldRole.OccurredAt, FieldRole.CreatedAt);
        }

        if (author.Contact is { } contact)
        {
            draft.Decides(
                twin, "author", contact.ToString(), PromiseCheck.RefersTo, FieldType.Link, FieldRole.From, FieldRole.CreatedBy, FieldRole.Direction);
        }
        else if (author.Print is { } teammate)
        {
            draft.Decides(
                twin, "author", teammate, PromiseCheck.Equals, FieldType.Text, FieldRole.CreatedBy, FieldRole.From, FieldRole.Direction);
        }
    }

    private static string Body(Draft draft, PlannedValue value, string twin, string before)
    {
        var text = PlainText.Clean(ReadableText.Of(value)).Trim();
        draft.Becomes(value, twin, "body", text, "copy", PromiseCheck.Lines, FieldType.LongText);
        return before.Length > 0 ? $"{before}\n\n{text}" : text;
    }

    private static void Time(
        Draft draft, PlannedValue value, string twin, NoteText lines, long? second, bool isShifted, string original)
    {
        var promised = value.Result.Print();
        if (promised != original)
        {
            lines.Put(value, promised);
        }
        else if (second is null || isShifted)
        {
            var reason = second is null ? ReasonCode.CannotBackdate : ReasonCode.TimeShifted;
            draft.Loses(value, reason, second is null ? "the original time stands in the text" : null, twin, "body", $"Original time: {original}",
                PromiseCheck.Lines);
        }
        else
        {
            draft.Holds(value, twin, "created_at", promised, FieldType.Instant);
        }
    }

    private static void Author(Draft draft, PlannedValue value, string twin, NoteText lines, MessageAuthor author)
    {
        var agent = value.Source as FieldValue.Agent;
        if (agent is not null && author.AdminId is not null && People.Teammate(draft.Context, agent.Id) == author.AdminId)
        {
            draft.Becomes(value, twin, "author", $"admin:{author.AdminId}", "agent-by-email", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        var words = agent is null ? value.Source.Print() : People.Words(agent);
        if (author.IsFormerAgent && author.Line == $"Author: {words}")
        {
            draft.Loses(value, ReasonCode.FormerAgent, $"{words} has no teammate of the same e-mail", twin, "body", PlainText.Clean(author.Line),
                PromiseCheck.Lines);
            return;
        }

        // Somebody else is shown as the author: who entered it stays readable.
        lines.Put(value, words);
    }
}
