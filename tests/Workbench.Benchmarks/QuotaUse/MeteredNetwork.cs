using System.Net;

namespace Workbench.Benchmarks.QuotaUse;

/// <summary>The way to a vendor: adds the time that a distant one takes, and counts what leaves, what is refused and what is under way.</summary>
internal sealed class MeteredNetwork(TimeSpan latency, TimeProvider clock) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private readonly Lock gate = new();
    private DateTimeOffset from = DateTimeOffset.MaxValue;
    private DateTimeOffset until = DateTimeOffset.MaxValue;
    private DateTimeOffset movedAt;
    private double runningSeconds;
    private int running;

    /// <summary>Requests that were answered by 429 before the measured time.</summary>
    public long RefusedBefore { get; private set; }

    /// <summary>Requests that were answered by 429 in the measured time.</summary>
    public long Refused { get; private set; }

    /// <summary>Requests that left in the measured time.</summary>
    public long Sent { get; private set; }

    /// <summary>Most requests under way at once.</summary>
    public int Most { get; private set; }

    /// <summary>Seconds of all requests in the measured time, added up.</summary>
    public double RunningSeconds
    {
        get
        {
            lock (gate)
            {
                return runningSeconds;
            }
        }
    }

    /// <summary>Says which time is measured.</summary>
    public void Measure(DateTimeOffset beginning, TimeSpan length)
    {
        lock (gate)
        {
            (from, until) = (beginning, beginning + length);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Move(+1);
        try
        {
            await Task.Delay(latency, clock, cancellationToken);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Refuse();
            }

            return response;
        }
        finally
        {
            Move(-1);
        }
    }

    private void Move(int change)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var (begin, end) = (movedAt > from ? movedAt : from, now < until ? now : until);
            runningSeconds += end > begin ? running * (end - begin).TotalSeconds : 0;
            movedAt = now;
            running += change;
            Most = Math.Max(Most, running);
            Sent += change > 0 && now >= from && now < until ? 1 : 0;
        }
    }

    private void Refuse()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            RefusedBefore += now < from ? 1 : 0;
            Refused += now >= from && now < until ? 1 : 0;
        }
    }
}
