using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>When a ticket was created, closed and last changed. What is left out the vendor sets to the time of the load.</summary>
internal static class TicketTimes
{
    public static void Put(Draft draft, JsonObject json, Lines note)
    {
        var record = draft.Record.Record;
        var last = draft.Context.Thread(draft.Record.Key) is [.., var message] && message.At > DateTimeOffset.UnixEpoch ? message.At : (DateTimeOffset?)null;
        var created = Bodies.Time(record.ByRole(FieldRole.CreatedAt));
        var updated = Bodies.Time(record.ByRole(FieldRole.ModifiedAt)) ?? last ?? created;
        if (json["created_datetime"] is null && (created ?? updated) is { } first)
        {
            json["created_datetime"] = Bodies.Time(first);
        }

        if (updated is { } changed)
        {
            json["updated_datetime"] = Bodies.Time(changed);
        }

        var isClosed = json["status"]?.GetValue<string>() == "closed";
        var closed = Bodies.Time(record.ByRole(FieldRole.ClosedAt));
        if (isClosed && (closed ?? Bodies.Time(record.ByRole(FieldRole.ResolvedAt)) ?? updated) is { } end)
        {
            json["closed_datetime"] = Bodies.Time(end);
        }

        foreach (var value in draft.Record.Values.Where(value => value.Plan.Destination == "closed_datetime" && Bodies.Time(value.Result) is not null))
        {
            Promise(draft, value, note, isClosed && Bodies.Time(value.Result) == closed);
        }
    }

    private static void Promise(Draft draft, PlannedValue value, Lines note, bool isSet)
    {
        if (isSet)
        {
            draft.Holds(value, GorgiasNames.Ticket, "closed_datetime", value.Result.Print(), FieldType.Instant);
        }
        else
        {
            // An open ticket cannot have a time of closing: it would be closed by it.
            note.Put(value);
        }
    }
}
