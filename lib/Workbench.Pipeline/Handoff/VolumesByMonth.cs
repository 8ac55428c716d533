using System.Globalization;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Handoff;

/// <summary>What happened in one month of the source, UTC.</summary>
/// <param name="Month"><c>2026-01</c>; <c>undated</c> for records without a time.</param>
/// <param name="Other">Messages of which the source does not say who wrote them.</param>
public sealed record MonthVolume(string Month, long Tickets, long FromCustomers, long PublicReplies, long InternalNotes, long Calls, long Other);

/// <summary>Counts tickets and messages by month. Memory holds one row per month.</summary>
public static class VolumesByMonth
{
    public static IReadOnlyList<MonthVolume> Of(LedgerRecords records, CancellationToken cancellation)
    {
        var months = new SortedDictionary<string, MonthVolume>(StringComparer.Ordinal);
        foreach (var ticket in records.Of(Kind.Ticket))
        {
            cancellation.ThrowIfCancellationRequested();
            Count(months, ticket.OccurredAt, month => month with { Tickets = month.Tickets + 1 });
        }

        foreach (var message in records.Of(Kind.Message))
        {
            cancellation.ThrowIfCancellationRequested();
            var speaker = Speakers.Of(message, records);
            Count(months, message.OccurredAt, month => speaker switch
            {
                Speaker.Customer => month with { FromCustomers = month.FromCustomers + 1 },
                Speaker.Agent => month with { PublicReplies = month.PublicReplies + 1 },
                Speaker.Internal => month with { InternalNotes = month.InternalNotes + 1 },
                Speaker.Call => month with { Calls = month.Calls + 1 },
                _ => month with { Other = month.Other + 1 },
            });
        }

        foreach (var call in records.Of(Kind.Call))
        {
            Count(months, call.OccurredAt, month => month with { Calls = month.Calls + 1 });
        }

        return [.. months.Values];
    }

    /// <summary>The month of a time, UTC.</summary>
    internal static string MonthOf(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "undated";

    private static void Count(SortedDictionary<string, MonthVolume> months, DateTimeOffset? at, Func<MonthVolume, MonthVolume> count)
    {
        var month = MonthOf(at);
        months[month] = count(months.GetValueOrDefault(month) ?? new MonthVolume(month, 0, 0, 0, 0, 0, 0));
    }
}
