using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Handoff;

/// <summary>A conversation with the time at which the source removes it.</summary>
/// <param name="DaysLeft">Whole days until then, rounded down; below 0 where the time is over.</param>
public sealed record RetentionRow(RecordKey Conversation, string Subject, DateTimeOffset LastActivity, DateTimeOffset LeavesAt, int DaysLeft);

/// <summary>The extracted conversations against the source's retention window.</summary>
/// <param name="days">Days after the last activity at which the source removes a conversation; above 0.</param>
public sealed class RetentionList(ILedgerReader read, int days, DateTimeOffset now)
{
    /// <summary>Name of the operator file, without extension.</summary>
    public const string FileName = "retention";

    private static readonly TimeSpan Everything = TimeSpan.FromDays(36_500);

    /// <summary>The window that a person wrote down in <c>retention.json</c>; null where there is none.</summary>
    /// <exception cref="PlanException">The file is not what it should be.</exception>
    public static async Task<int?> DaysAsync(string operatorDirectory, CancellationToken cancellation)
    {
        var plans = await OperatorFile.ReadAsync<Plan>(operatorDirectory, FileName, cancellation);
        var stated = plans.Select(plan => plan.ChatRetentionDays).OfType<int>().ToList();
        return stated.Count == 0 ? null
            : stated.Min() is > 0 and var days ? days
            : throw new PlanException("retention.json: 'chatRetentionDays' must be a number of days above 0. Correct the file and run the cell again.");
    }

    /// <summary>What leaves and when. Memory follows the conversations within the window.</summary>
    public Retention Outlook() => Retention.Of(Conversations().Select(found => found.Activity), days, now, Everything);

    /// <summary>First what leaves, the first to leave first; then, in the order of their keys, conversations whose time is over.</summary>
    public IEnumerable<RetentionRow> Rows()
    {
        foreach (var (conversation, leavesAt) in Outlook().Leaving)
        {
            yield return Row(conversation, read.Entry(conversation)?.Label ?? "", leavesAt.AddDays(-days));
        }

        foreach (var (entry, activity) in Conversations().Where(found => found.Activity.At.AddDays(days) <= now))
        {
            yield return Row(entry.Key, entry.Label, activity.At);
        }
    }

    private RetentionRow Row(RecordKey conversation, string subject, DateTimeOffset at)
    {
        var leavesAt = at.AddDays(days);
        return new RetentionRow(conversation, subject, at, leavesAt, (int)Math.Floor((leavesAt - now).TotalDays));
    }

    private IEnumerable<(EntryRow Entry, LastActivity Activity)> Conversations() =>
        from entry in read.Entries(Kind.Ticket)
        where !entry.Deleted
        let at = entry.ModifiedAt ?? entry.OccurredAt
        where at is not null
        select (entry, new LastActivity(entry.Key, at.Value));

    private sealed record Plan(int? ChatRetentionDays = null);
}
