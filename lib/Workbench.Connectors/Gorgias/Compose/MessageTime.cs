using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>When a message is shown.</summary>
internal static class MessageTime
{
    /// <summary>Its own time; that of the record it hangs on where the source states none. Equal seconds are told apart by milliseconds.</summary>
    public static DateTimeOffset Of(ThreadMessage self, IReadOnlyList<ThreadMessage> thread, RecordKey home, IComposeContext context)
    {
        var at = self.At > DateTimeOffset.UnixEpoch ? self.At : Created(home, context) ?? self.At;
        var second = DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
        return second.AddMilliseconds(Math.Min(999, TicketThread.PlaceInSecond(self, thread)));
    }

    public static DateTimeOffset? Created(RecordKey record, IComposeContext context) =>
        context.Find(record) is { } found ? Bodies.Time(found.ByRole(FieldRole.CreatedAt)) : null;
}
