using Workbench.Core.Records;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Handoff;

/// <summary>How long customers waited for the first public reply of an agent.</summary>
/// <param name="Month">Month in which the tickets came in, UTC.</param>
/// <param name="Answered">Tickets with such a reply after their creation.</param>
/// <param name="Unanswered">Tickets without one, those without a time among them.</param>
/// <param name="Median">Half of the answered waited no longer; null where none was answered.</param>
/// <param name="Percentile90">Nine of ten answered waited no longer; null where none was answered.</param>
public sealed record ResponseMonth(string Month, long Answered, long Unanswered, TimeSpan? Median, TimeSpan? Percentile90);

/// <summary>Computes response times month by month. Memory holds a histogram per month, never the tickets.</summary>
public static class ResponseTimes
{
    public static IReadOnlyList<ResponseMonth> Of(LedgerRecords records, CancellationToken cancellation)
    {
        var months = new SortedDictionary<string, (DurationCounts Waits, long Unanswered)>(StringComparer.Ordinal);
        foreach (var ticket in records.Of(Kind.Ticket))
        {
            cancellation.ThrowIfCancellationRequested();
            var name = VolumesByMonth.MonthOf(ticket.OccurredAt);
            var month = months.TryGetValue(name, out var found) ? found : (Waits: new DurationCounts(), Unanswered: 0L);
            if (Wait(ticket, records) is { } wait)
            {
                month.Waits.Add(wait);
            }
            else
            {
                month.Unanswered++;
            }

            months[name] = month;
        }

        return [.. months.Select(month => new ResponseMonth(
            month.Key, month.Value.Waits.Count, month.Value.Unanswered, month.Value.Waits.Percentile(50), month.Value.Waits.Percentile(90)))];
    }

    private static TimeSpan? Wait(EntryRow ticket, LedgerRecords records) =>
        ticket.OccurredAt is { } asked
        && records.Read.Thread(ticket.Key).FirstOrDefault(message => message.OccurredAt >= asked && Speakers.Of(message, records) == Speaker.Agent) is { } reply
            ? reply.OccurredAt - asked
            : null;
}
