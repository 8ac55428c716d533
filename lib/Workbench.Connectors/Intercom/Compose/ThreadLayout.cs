using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Where a message stands in its thread.</summary>
/// <param name="Chapter">0 for the first twin of the thread, 1 for its continuation, and so on.</param>
/// <param name="Second">Unix second of its first part.</param>
/// <param name="Order">Position among all writes of the thread.</param>
/// <param name="IsShifted">True where the second is not that of the source.</param>
internal sealed record Slot(RecordKey Message, int Chapter, long Second, long Order, bool IsShifted);

/// <summary>
/// Lays a thread out: strictly increasing seconds, because the vendor does not say how it orders equal ones, and at most 450 parts per
/// twin, because a read returns the newest 500 only (OpenAPI 2.16).
/// </summary>
internal static class ThreadLayout
{
    public const int MaxParts = 450;
    private const int PartsWorthCounting = 40;

    /// <param name="parts">How many parts a message takes; asked only where it matters.</param>
    /// <param name="reserve">Parts of every twin that are no messages.</param>
    public static IReadOnlyList<Slot> Of(IReadOnlyList<ThreadMessage> thread, Func<RecordKey, int> parts, int reserve = 0)
    {
        var most = MaxParts - reserve;
        var slots = new List<Slot>(thread.Count);
        var (next, chapter, used) = (long.MinValue, 0, 0);
        var mayOverflow = thread.Count > most / 2;
        for (var index = 0; index < thread.Count; index++)
        {
            var message = thread[index];
            var wanted = message.At.ToUnixTimeSeconds();
            var second = Math.Max(wanted, next);
            var isNear = index + 1 < thread.Count && thread[index + 1].At.ToUnixTimeSeconds() < second + PartsWorthCounting;
            var count = mayOverflow || isNear || index + 1 == thread.Count ? parts(message.Key) : 1;
            if (mayOverflow && used > 0 && used + count > most)
            {
                (chapter, used) = (chapter + 1, 0);
            }

            slots.Add(new Slot(message.Key, chapter, second, (index + 1) * 1000L, second != wanted));
            used += count;
            next = second + count;
        }

        return slots;
    }
}
