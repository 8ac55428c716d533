using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Read;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>
/// The text of a message's comment: a header with author, direction, recipients, time and source key, because a comment takes none of
/// them; then the body; then whatever else the message has.
/// </summary>
internal static class MessageText
{
    private static readonly string[] Header =
    [
        FieldRole.From, FieldRole.CreatedBy, FieldRole.Direction, FieldRole.To, FieldRole.Cc, FieldRole.Bcc, FieldRole.OccurredAt,
        FieldRole.ActivityType, FieldRole.Subject,
    ];

    /// <summary>A longer value stands below the body: the line with the source key must stand in the first piece of a text that is cut.</summary>
    private const int LongestInHeader = 500;

    /// <param name="twin">Type of the comment.</param>
    /// <param name="mark">The line with the source key.</param>
    public static string Compose(Draft draft, string twin, string mark, ThreadMessage self)
    {
        var roles = draft.Record.Record.Fields.DistinctBy(field => field.Schema.Name)
            .ToDictionary(field => field.Schema.Name, field => field.Schema.Role, StringComparer.Ordinal);
        var (header, rest, body) = (new NoteText(draft, twin), new NoteText(draft, twin), "");
        if (MessageSender.Of(draft.Record, draft.Context) is { } author)
        {
            header.Add($"Author: {author}");
        }

        foreach (var value in draft.Record.Values.OrderBy(value => Rank(roles.GetValueOrDefault(value.Plan.Source))))
        {
            var role = roles.GetValueOrDefault(value.Plan.Source);
            if (draft.Settled(value))
            {
                continue;
            }

            if (value.Plan.Transform is Transform.Relate)
            {
                var (expected, check) = role == FieldRole.Id ? (mark, PromiseCheck.Lines) : (value.Source.Print(), PromiseCheck.Contains);
                draft.Becomes(value, twin, "body", expected, "relate", check, FieldType.LongText);
            }
            else if (value.Plan.Transform is not Transform.BodyLine)
            {
                body = Body(draft, value, twin, body);
            }
            else if (role == FieldRole.OccurredAt && value.Source is FieldValue.Instant at)
            {
                var line = PlainText.Line(draft.Label(value), at.Print());
                header.Add(line);
                draft.Loses(value, ReasonCode.CannotBackdate, null, twin, "body", line, PromiseCheck.Lines);
            }
            else
            {
                var words = Words(value);
                (Rank(role) < Header.Length && words.Length <= LongestInHeader ? header : rest).Put(value, words);
            }
        }

        // The time where no field of the message states it.
        if (draft.Record.Record.ByRole(FieldRole.OccurredAt).IsEmpty && self.At > DateTimeOffset.UnixEpoch)
        {
            header.Add($"Time: {new FieldValue.Instant(self.At).Print()}");
        }

        // Nothing sets the time of a comment: what is promised is the order of the comments.
        draft.Decides(twin, CommentStates.Time, "", PromiseCheck.None, FieldType.Instant, FieldRole.OccurredAt, FieldRole.CreatedAt);
        header.Add(mark);
        return string.Join("\n\n", new[] { string.Join('\n', header.Lines), body, string.Join('\n', rest.Lines) }.Where(part => part.Length > 0));
    }

    private static string Body(Draft draft, PlannedValue value, string twin, string before)
    {
        var text = PlainText.Clean(ReadableText.Of(value)).Trim();
        draft.Becomes(value, twin, "body", text, "copy", PromiseCheck.Lines, FieldType.LongText);
        return before.Length > 0 ? $"{before}\n\n{text}" : text;
    }

    private static string Words(PlannedValue value) => value.Source is FieldValue.Agent agent ? People.Words(agent) : ReadableText.Of(value);

    private static int Rank(string? role) => Array.IndexOf(Header, role) is >= 0 and var rank ? rank : Header.Length;
}
