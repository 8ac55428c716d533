using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.Vivantio;

/// <summary>Even pacing, with a long pause after a 429 that names no time: clients of the real API wait 30 s (seen January 2026).</summary>
internal sealed class VivantioPace(PaceRule pace, TimeSpan retryAfter) : QuotaRule
{
    public override double? Share
    {
        get => pace.Share;
        set => pace.Share = value;
    }

    public override QuotaReading Reading => pace.Reading;

    public override DateTimeOffset? NextAt(DateTimeOffset now, int inFlight) => pace.NextAt(now, inFlight);

    public override void Sent(DateTimeOffset now, int inFlight) => pace.Sent(now, inFlight);

    public override void UsedByOthers(DateTimeOffset now) => pace.UsedByOthers(now);

    public override void Observe(HttpAnswer answer, DateTimeOffset sentAt) =>
        pace.Observe(answer.Status == 429 && answer.RetryAfter is null ? WithPause(answer) : answer, sentAt);

    private HttpAnswer WithPause(HttpAnswer answer) => answer with
    {
        Headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase)
        {
            ["Retry-After"] = retryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        },
    };
}
