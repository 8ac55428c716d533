namespace Workbench.Core.Records;

/// <summary>When somebody last wrote in a conversation.</summary>
public sealed record LastActivity(RecordKey Conversation, DateTimeOffset At);

/// <summary>A conversation that the vendor is about to remove.</summary>
/// <param name="LeavesAt">When it falls out of the retention window.</param>
public sealed record LeavingConversation(RecordKey Conversation, DateTimeOffset LeavesAt);

/// <summary>
/// Which conversations fall out of the vendor's retention window, and when. The vendor is said to remove chats some time after their last message
/// (three months on the standard plan, by the common description of the migration, no vendor page confirms it): a deadline for extraction.
/// </summary>
/// <param name="Past">Conversations whose time is over already: what still answers may be gone tomorrow.</param>
/// <param name="Leaving">Conversations that leave within the horizon, the first to leave first; equal times in the order of their keys.</param>
/// <param name="Later">Conversations that stay longer.</param>
public sealed record Retention(long Past, IReadOnlyList<LeavingConversation> Leaving, long Later)
{
    /// <summary>The next time at which a conversation leaves within the horizon; null where none does.</summary>
    public DateTimeOffset? NextAt => Leaving is [var first, ..] ? first.LeavesAt : null;

    /// <summary>Computes the deadline. Pure.</summary>
    /// <param name="days">Days after the last activity at which the vendor removes a conversation; above 0.</param>
    /// <param name="horizon">How far ahead to list; memory follows what leaves within it.</param>
    public static Retention Of(IEnumerable<LastActivity> conversations, int days, DateTimeOffset now, TimeSpan horizon)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var leaving = new List<LeavingConversation>();
        var (past, later) = (0L, 0L);
        foreach (var (conversation, at) in conversations)
        {
            var leavesAt = at.AddDays(days);
            if (leavesAt <= now)
            {
                past++;
            }
            else if (leavesAt <= now + horizon)
            {
                leaving.Add(new LeavingConversation(conversation, leavesAt));
            }
            else
            {
                later++;
            }
        }

        return new Retention(past, [.. leaving.OrderBy(found => found.LeavesAt).ThenBy(found => found.Conversation)], later);
    }
}
