using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>
/// A quota of which only the rest is stated (<c>x-ratelimit-remaining</c>), neither its size nor when it starts anew. Close to the end, and after
/// a 429, everything waits for one whole window; then one call goes ahead and its answer says what there is. A 429 while much was left has another
/// cause: the call that asks comes a second later, and only if that is refused as well the window is over. Seen in a client that waits 60 s
/// below 2 (github.com/sudohakan/infoset-mcp, January 2026). The largest rest that was seen stands for the size where a share of it is left alone.
/// </summary>
/// <param name="window">Assumed length of the vendor's window.</param>
internal sealed class RemainingRule(TimeSpan window) : QuotaRule
{
    private const string Header = "x-ratelimit-remaining";
    private const int LeastReserve = 2;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private int? remaining;
    private int? most;
    private DateTimeOffset latestSentAt = DateTimeOffset.MinValue;
    private DateTimeOffset pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset refusedAt = DateTimeOffset.MinValue;

    /// <summary>The limit is what the first answer of a window left, and the call that it answered.</summary>
    public override QuotaReading Reading => new(most, remaining, null, 0, 0, window);

    private int Reserve => Math.Max(LeastReserve, (int)Math.Ceiling((most ?? 0) * (1 - (Share ?? 1))));

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight)
    {
        if (pausedUntil > now)
        {
            return pausedUntil;
        }

        var isFree = inFlight == 0 || remaining - inFlight >= Reserve;
        return isFree ? null : DateTimeOffset.MaxValue;
    }

    public override void Sent(DateTimeOffset now, int inFlight)
    {
    }

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt)
    {
        if (answer.Status == 429)
        {
            // What a refusal itself states is not believed: it says 0 whatever its cause. Those that were on their way when the first was refused say nothing more.
            var isElse = sentAt < refusedAt || remaining >= Reserve;
            Pause(answer.ReceivedAt + (answer.RetryAfter ?? (isElse ? Second : window)));
            refusedAt = answer.ReceivedAt;
            return;
        }

        if (!answer.Headers.TryGetValue(Header, out var text)
            || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var stated))
        {
            return;
        }

        remaining = sentAt >= latestSentAt || remaining is null ? stated : Math.Min(remaining.Value, stated);
        most = Math.Max(most ?? 0, stated + 1);
        latestSentAt = sentAt > latestSentAt ? sentAt : latestSentAt;
        if (remaining < Reserve)
        {
            Pause(answer.ReceivedAt + window);
        }
    }

    private void Pause(DateTimeOffset until)
    {
        pausedUntil = until > pausedUntil ? until : pausedUntil;
        remaining = null;
    }
}
