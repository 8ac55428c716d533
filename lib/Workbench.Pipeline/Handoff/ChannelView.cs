using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Handoff;

/// <summary>Through which channels tickets came in, and how to filter by them again.</summary>
public static class ChannelView
{
    private const int MaxChannels = 500;
    private const string Further = "(further values)";

    private static readonly string[] Columns = ["Channel", "Tickets"];

    /// <summary>One row for each value, the most frequent first; after 500 different values the others are counted together.</summary>
    public static Inventory Of(LedgerRecords records, DestinationWords words, CancellationToken cancellation)
    {
        const string Title = "Tickets by channel";
        if (!records.Schema.Objects.Any(found => found.Kind == Kind.Ticket && found.Fields.Any(field => field.Role == FieldRole.Channel)))
        {
            return new Inventory("channel-view", Title, Columns, [], "The source does not say through which channel a ticket came in.");
        }

        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var ticket in records.Of(Kind.Ticket))
        {
            cancellation.ThrowIfCancellationRequested();
            var channel = records.Map(ticket).ByRole(FieldRole.Channel).Print();
            var counted = counts.ContainsKey(channel) || counts.Count < MaxChannels ? channel : Further;
            counts[counted] = counts.GetValueOrDefault(counted) + 1;
        }

        return new Inventory("channel-view", Title, Columns,
        [
            .. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => new InventoryRow(
                [count.Key.Length == 0 ? "(none)" : count.Key, count.Value.ToString(CultureInfo.InvariantCulture)],
                count.Key is "" or Further ? "No filter." : string.Format(CultureInfo.InvariantCulture, words.ChannelFilter, count.Key))),
        ]);
    }
}
