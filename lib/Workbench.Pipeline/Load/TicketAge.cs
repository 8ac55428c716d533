using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Delta;

namespace Workbench.Pipeline.Load;

/// <summary>
/// Tells history from what people work with: a ticket that is over and was not changed since a day is history, and with it all that hangs on it.
/// Whatever hangs on no ticket is not.
/// </summary>
internal sealed class TicketAge(MigrationEnvironment environment, DeltaTerms terms, DateTimeOffset since)
{
    /// <summary>A file hangs on a message, and that on its ticket; nothing hangs deeper.</summary>
    private const int MostSteps = 3;

    private readonly TicketEnd end = new(environment, terms);
    private (RecordKey? Ticket, bool IsHistory) last;

    public bool IsHistory(RecordKey key)
    {
        if (TicketOf(key) is not { } ticket)
        {
            return false;
        }

        // What hangs on one ticket is asked about in a row.
        if (last.Ticket != ticket.Key)
        {
            last = (ticket.Key, IsOld(ticket));
        }

        return last.IsHistory;
    }

    private EntryRow? TicketOf(RecordKey key)
    {
        var entry = environment.Read.Entry(key);
        for (var step = 0; step < MostSteps && entry is not null && entry.Key.Kind != Kind.Ticket; step++)
        {
            var above = entry.Home ?? environment.Read.LinksFrom(entry.Key).Where(link => link.Role == LinkRole.Parent)
                .OrderBy(link => Nearness(link.To.Kind)).Select(link => (RecordKey?)link.To).FirstOrDefault();
            entry = above is { } parent ? environment.Read.Entry(parent) : null;
        }

        return entry?.Key.Kind == Kind.Ticket ? entry : null;
    }

    /// <summary>Of several parents the one that leads to a ticket counts: a task of a customer waits for the ticket on which it is noted.</summary>
    private static int Nearness(Kind parent) => parent switch
    {
        Kind.Ticket => 0,
        Kind.Message => 1,
        Kind.Task => 2,
        _ => 3,
    };

    private bool IsOld(EntryRow ticket)
    {
        var record = environment.Source.Map(
            environment.Read.Extracted(ticket), terms.Source);
        return Newest(ticket, record) < since && end.IsOver(record);
    }

    /// <summary>A ticket of which no time is known is never history.</summary>
    private static DateTimeOffset Newest(EntryRow ticket, CanonicalRecord record) =>
        new[] { ticket.ModifiedAt, Time(record, FieldRole.ModifiedAt), Time(record, FieldRole.ClosedAt), ticket.OccurredAt }.Max() ?? DateTimeOffset.MaxValue;

    private static DateTimeOffset? Time(CanonicalRecord record, string role) => (record.ByRole(role) as FieldValue.Instant)?.Value;
}
