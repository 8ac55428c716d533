using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Workbench.Connectors.Http;

/// <summary>
/// What the HTTP layer counts, for whoever listens: <c>dotnet-counters monitor --counters Workbench.Connectors</c>, or an exporter. Tags are the
/// vendor, the endpoint's name in our own list, and the status; never an address, a header, a body or an id of a record.
/// </summary>
public static class HttpInstruments
{
    /// <summary>Name of the meter and of the source of spans.</summary>
    public const string Name = "Workbench.Connectors";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Spans = new(Name);

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("workbench.http.requests", "{request}", "Requests that were answered, by status.");
    private static readonly Counter<long> Throttled = Meter.CreateCounter<long>("workbench.http.throttled", "{request}", "Answers that said \"too many requests\" (429).");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("workbench.http.retries", "{request}", "Safe requests that are sent again.");
    private static readonly Counter<long> Bytes = Meter.CreateCounter<long>("workbench.http.received", "By", "Bytes of answers, decompressed.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("workbench.http.duration", "s", "Time from sending to the headers of the answer.");
    private static readonly Gauge<long> Limit = Meter.CreateGauge<long>("workbench.quota.limit", "{request}", "The vendor's quota per window, as it states it.");
    private static readonly Gauge<long> Remaining = Meter.CreateGauge<long>("workbench.quota.remaining", "{request}", "What is left of it.");
    private static readonly Gauge<long> Queue = Meter.CreateGauge<long>("workbench.quota.queue", "{request}", "Requests that wait for quota.");

    /// <summary>A span around one attempt; null while nobody listens.</summary>
    internal static Activity? Begin(string system, string endpoint) =>
        Spans.StartActivity(endpoint, ActivityKind.Client)?.SetTag("vendor", system).SetTag("endpoint", endpoint);

    internal static void Answered(string system, HttpAnswer answer, TimeSpan took, Quota quota)
    {
        if (Activity.Current is { } span && span.Source == Spans)
        {
            span.SetTag("status", answer.Status);
        }

        var vendor = new KeyValuePair<string, object?>("vendor", system);
        var endpoint = new KeyValuePair<string, object?>("endpoint", answer.Endpoint);
        if (Requests.Enabled)
        {
            Requests.Add(1, vendor, endpoint, new("status", answer.Status));
        }

        Duration.Record(took.TotalSeconds, vendor, endpoint);
        if (answer.Status == 429)
        {
            Throttled.Add(1, vendor, endpoint);
        }

        if (Limit.Enabled || Remaining.Enabled || Queue.Enabled)
        {
            State(vendor, quota);
        }
    }

    internal static void Received(string system, long bytes) => Bytes.Add(bytes, new KeyValuePair<string, object?>("vendor", system));

    internal static void Retried(string system) => Retries.Add(1, new KeyValuePair<string, object?>("vendor", system));

    private static void State(KeyValuePair<string, object?> vendor, Quota quota)
    {
        var reading = quota.Reading;
        if (reading.Limit is { } limit)
        {
            Limit.Record(limit, vendor);
        }

        if (reading.Remaining is { } remaining)
        {
            Remaining.Record(remaining, vendor);
        }

        Queue.Record(quota.GetStatistics()?.CurrentQueuedCount ?? 0, vendor);
    }
}
