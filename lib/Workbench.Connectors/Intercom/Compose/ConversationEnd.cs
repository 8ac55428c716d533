using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Assignee and state of a conversation, written after its last message, because every reply changes the state.</summary>
/// <param name="Message">What is sent: <c>open</c>, <c>close</c> or <c>snoozed</c>.</param>
/// <param name="Until">Unix second at which a snooze ends.</param>
internal sealed record ConversationEnd(string Message, long? Until = null)
{
    public static ConversationEnd Open { get; } = new("open");

    /// <summary>
    /// Closed where the mapped ticket state is a resolved one; snoozed where it waits and the plan's choice <c>snoozeUntil</c> names a day;
    /// else open. The source's own word stays readable as an attribute.
    /// </summary>
    public static ConversationEnd Of(Draft draft, PlannedValue value)
    {
        if (draft.Settled(value))
        {
            return Open;
        }

        var end = Category(draft, value.Result.Print()) switch
        {
            "resolved" => new ConversationEnd("close"),
            "waiting_on_customer" when Day(draft) is { } until => new("snoozed", until),
            _ => Open,
        };
        draft.Becomes(value, IntercomNames.Conversation, TicketTypes.State, ConversationStates.After(end.Message), "map-values", PromiseCheck.Equals, FieldType.Text);
        return end;
    }

    /// <param name="last">The newest message: with another one the state must be written again.</param>
    public void Add(Draft draft, int chapters, string? adminId, RecordKey? last)
    {
        var key = draft.Record.Key;
        for (var chapter = 0; chapter < chapters; chapter++)
        {
            var (twin, suffix) = (IntercomNames.Chapter(IntercomNames.Conversation, chapter), chapter == 0 ? "" : $"-{chapter + 1}");
            if (adminId is not null)
            {
                var assign = new JsonObject { ["type"] = "admin", ["message_type"] = "assignment", ["assignee_id"] = adminId };
                draft.Add(Change(key, twin, $"assign{suffix}", "conversation.assign", assign, null) with { Order = long.MaxValue - 3 });
            }

            var state = new JsonObject { ["type"] = "admin", ["message_type"] = chapter < chapters - 1 && Message == "snoozed" ? "close" : Message };
            if (Until is { } until && state["message_type"]!.GetValue<string>() == "snoozed")
            {
                state["snoozed_until"] = until;
            }

            var find = last is { } message ? new JsonObject { ["after"] = message.ToString() } : null;
            draft.Add(Change(key, twin, $"state{suffix}", "conversation.state", state, find) with { Order = long.MaxValue });
        }
    }

    private static Write Change(RecordKey key, string twin, string name, string operation, JsonObject json, JsonObject? find)
    {
        var body = BodyShape.Of(json, [People.Token(key, twin)], twin, find);
        return new Write(name, operation, Phases.Finish, body) { UpdateBody = body, Thread = key.ToString() };
    }

    private static string Category(Draft draft, string label)
    {
        var ticket = draft.Context.Destination.Object(IntercomNames.Ticket);
        var state = ticket.Field(TicketTypes.State)?.Options.FirstOrDefault(option => string.Equals(option.Label, label, StringComparison.OrdinalIgnoreCase));
        return ticket.Field(TicketTypes.StateCategory)?.Options.FirstOrDefault(option => option.Id == state?.Id)?.Label ?? StatusWords.Category(label);
    }

    private static long? Day(Draft draft) =>
        DateOnly.TryParse(draft.Context.Plan.Choices.GetValueOrDefault(IntercomNames.SnoozeChoice), System.Globalization.CultureInfo.InvariantCulture, out var day)
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds()
            : null;
}
