using System.Net;
using System.Net.Sockets;
using System.Text;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>Metrics go to a collector where the environment names one.</summary>
public sealed class TelemetryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Simulate_CollectorIsNamed_SendsItTheCounts()
    {
        var port = FreePort();
        using var collector = new HttpListener();
        collector.Prefixes.Add($"http://127.0.0.1:{port}/");
        collector.Start();
        var received = ReceiveAsync(collector, "/v1/metrics");

        var run = await WorkbenchCli.RunProcessAsync(
            ["simulate", "--seeds", "1"],
            Cancellation,
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://127.0.0.1:{port}",
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            });

        Assert.True(run.ExitCode == 0, run.ToString());
        collector.Stop();
        var sent = await received;
        Assert.All(
            new[] { "workbench.http.requests", "workbench.quota.queue", "workbench.records", "endpoint", "load " },
            words => Assert.Contains(words, sent, StringComparison.Ordinal));
    }

    /// <summary>Everything that arrives at that path until the collector is stopped: a long run sends more than once.</summary>
    private static async Task<string> ReceiveAsync(HttpListener collector, string path)
    {
        var all = new StringBuilder();
        while (collector.IsListening)
        {
            try
            {
                var call = await collector.GetContextAsync().WaitAsync(Cancellation);
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body, Cancellation);
                call.Response.Close();
                all.Append(call.Request.Url!.AbsolutePath == path ? Encoding.UTF8.GetString(body.ToArray()) : "");
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException && !collector.IsListening)
            {
                break;
            }
        }

        return all.ToString();
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
