using System.Globalization;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset.Check;

/// <summary>
/// Says how much time is left before the vendor removes conversations. Tickets are counted by the vendor's totals, and the first page of those that
/// leave next is looked at; chats of the operator folder are all looked at.
/// </summary>
internal sealed class RetentionCheck(InfosetApi api, InfosetFiles files, TimeProvider clock)
{
    private const string Code = "infoset.retention";

    private static readonly TimeSpan Horizon = TimeSpan.FromDays(30);

    public async Task<Finding> RunAsync(CancellationToken cancellation)
    {
        if (files.ChatDays is not { } days)
        {
            return new Finding(
                Code,
                FindingState.NeedsPerson,
                "How long this account keeps conversations is not known. The standard plan is said to remove chats after three months.",
                "Ask the vendor which plan applies, write retention.json, and extract before the date.");
        }

        var now = clock.GetUtcNow();
        var (gone, next) = await TicketsAsync(now.AddDays(-days), cancellation).ConfigureAwait(false);
        var chats = await new ChatReading(files).ActivityAsync(cancellation).ToListAsync(cancellation).ConfigureAwait(false);
        var outlook = Retention.Of(next.Concat(chats), days, now, Horizon);
        var (past, leaving) = (gone + outlook.Past, outlook.Leaving.Count);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"The account keeps conversations for {days} days after their last message. {past} are older and may be gone at any time; "
            + $"at least {leaving} leave within {Horizon.Days} days");
        return outlook.NextAt is { } at
            ? new Finding(
                Code,
                FindingState.NeedsPerson,
                string.Create(CultureInfo.InvariantCulture, $"{text}, the next ({outlook.Leaving[0].Conversation}) on {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC."),
                "Extract now: the oldest conversations are read first, and what is in the ledger stays.",
                past + leaving)
            : new Finding(
                Code,
                past > 0 ? FindingState.Affects : FindingState.Clear,
                $"{text}.",
                past > 0 ? "Compare the oldest months with the vendor's own reports: what was removed before cannot be migrated." : null,
                past);
    }

    // Where the vendor ignores the filter the difference is nothing, and the page begins with the oldest: no more than that can be said cheaply.
    private async Task<(long Gone, IEnumerable<LastActivity> Next)> TicketsAsync(DateTimeOffset since, CancellationToken cancellation)
    {
        var all = await api.CountAsync(InfosetEndpoints.Tickets, [], cancellation).ConfigureAwait(false);
        var within = await api.PageAsync(InfosetEndpoints.Tickets, OldestFirst.Filters(since), 1, cancellation).ConfigureAwait(false);
        var next = from row in within.Rows
                   let at = row.Time("updatedDate")
                   where at is not null
                   select new LastActivity(new RecordKey(InfosetSource.Name, Kind.Ticket, row.Text("id")), at.Value);
        return ((all - within.Total) ?? 0, next);
    }
}
