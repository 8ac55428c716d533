using System.Diagnostics;
using System.Diagnostics.Metrics;
using Workbench.Connectors.Http;
using static Workbench.Connectors.Tests.Http.ScriptedVendor;

namespace Workbench.Connectors.Tests.Http;

[Collection(nameof(ManualClockTests))]
public sealed class HttpInstrumentsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ThrottledThenAnswered_IsCountedByStatusWithRetryAndQuota()
    {
        using var heard = new Heard();
        using var vendor = new ScriptedVendor(
            Answer(429, "{}", ("Retry-After", "1")),
            Answer(200, "{\"a\":1}", ("X-RateLimit-Limit", "40"), ("X-RateLimit-Remaining", "39"), ("X-RateLimit-Reset", "1772442010")));
        await vendor.Clock.RunAsync(vendor.Client(new WindowRule(QuotaHeaders.Common, TimeSpan.FromSeconds(10))).ReadAsync(ReadThing, Cancellation));

        Assert.Equal([429, 200], heard.Of("workbench.http.requests").Select(one => (int)one.Tags["status"]!));
        Assert.Equal(1, heard.Of("workbench.http.throttled").Sum(one => one.Value));
        Assert.Equal(1, heard.Of("workbench.http.retries").Sum(one => one.Value));
        Assert.Equal(9, heard.Of("workbench.http.received").Sum(one => one.Value));
        Assert.Equal(40, heard.Of("workbench.quota.limit")[^1].Value);
        Assert.Equal(39, heard.Of("workbench.quota.remaining")[^1].Value);
        Assert.Equal(0, heard.Of("workbench.quota.queue")[^1].Value);
    }

    [Fact]
    public async Task ReadAsync_SecretAndRecordId_StandInNoTag()
    {
        using var heard = new Heard();
        using var vendor = new ScriptedVendor(Answer(200));
        await vendor.Clock.RunAsync(vendor.Client().ReadAsync(ReadThing, Cancellation));

        var span = Assert.Single(heard.Spans);
        Assert.Equal(("vendor.read", ActivityKind.Client), (span.OperationName, span.Kind));
        var tags = heard.All.SelectMany(one => one.Tags).Concat(span.TagObjects).ToList();
        Assert.Equal(["endpoint", "status", "vendor"], tags.Select(tag => tag.Key).Distinct().Order(StringComparer.Ordinal));
        Assert.All(tags, tag => Assert.Contains($"{tag.Value}", new[] { "vendor", "vendor.read", "200" }));
    }

    /// <summary>What the instruments say about the scripted vendor alone: other tests count meanwhile.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly Lock gate = new();
        private readonly List<Measured> all = [];
        private readonly List<Activity> spans = [];
        private readonly MeterListener listener = new();
        private readonly ActivityListener watcher = new()
        {
            ShouldListenTo = source => source.Name == HttpInstruments.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };

        public Heard()
        {
            listener.InstrumentPublished = (instrument, to) =>
            {
                if (instrument.Meter.Name == HttpInstruments.Name)
                {
                    to.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
            listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
            listener.Start();
            watcher.ActivityStopped = span =>
            {
                lock (gate)
                {
                    spans.Add(span);
                }
            };
            ActivitySource.AddActivityListener(watcher);
        }

        public IReadOnlyList<Measured> All => all;

        public IReadOnlyList<Activity> Spans => [.. spans.Where(span => (string?)span.GetTagItem("vendor") == "vendor")];

        public IReadOnlyList<Measured> Of(string name) => [.. all.Where(one => one.Name == name)];

        public void Dispose()
        {
            listener.Dispose();
            watcher.Dispose();
        }

        private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var measured = new Measured(instrument.Name, value, tags.ToArray().ToDictionary());
            lock (gate)
            {
                if ((string?)measured.Tags["vendor"] == "vendor")
                {
                    all.Add(measured);
                }
            }
        }
    }

    private sealed record Measured(string Name, double Value, IReadOnlyDictionary<string, object?> Tags);
}
