namespace Workbench.Emulators.Kit;

/// <summary>One answered request.</summary>
/// <param name="Path">Path and query as sent.</param>
/// <param name="Status">The HTTP status; 0 when the connection was cut.</param>
/// <param name="Fault">The rule that struck, or null.</param>
public sealed record LoggedRequest(string Method, string Path, int Status, DateTimeOffset At, string? Fault);

/// <summary>What was asked of the vendor. Memory is bounded: counts per method and route, and the last requests only.</summary>
public sealed class RequestLog
{
    private const int Kept = 1000;
    private readonly Lock gate = new();
    private readonly Queue<LoggedRequest> last = new(Kept);
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>All vendor requests since the start, control endpoints excluded.</summary>
    public long Total { get; private set; }

    /// <summary>Requests that a fault struck since the start.</summary>
    public int Struck { get; private set; }

    /// <summary>Requests that were answered 429 since the start.</summary>
    public long Throttled { get; private set; }

    /// <summary>The last 1000 requests, oldest first.</summary>
    public IReadOnlyList<LoggedRequest> Last
    {
        get
        {
            lock (gate)
            {
                return [.. last];
            }
        }
    }

    /// <summary>Requests per method and route template, for example <c>POST /tickets/{id}/reply</c>.</summary>
    public IReadOnlyDictionary<string, long> Counts
    {
        get
        {
            lock (gate)
            {
                return new SortedDictionary<string, long>(counts, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>How many requests hit that route, for example <c>Count("POST", "/tickets")</c>.</summary>
    public long Count(string method, string template)
    {
        lock (gate)
        {
            return counts.GetValueOrDefault($"{method} {template}");
        }
    }

    internal void Add(string template, LoggedRequest request)
    {
        lock (gate)
        {
            Total++;
            Struck += request.Fault is null ? 0 : 1;
            Throttled += request.Status == 429 ? 1 : 0;
            var route = $"{request.Method} {template}";
            counts[route] = counts.GetValueOrDefault(route) + 1;
            if (last.Count == Kept)
            {
                last.Dequeue();
            }
            last.Enqueue(request);
        }
    }
}
