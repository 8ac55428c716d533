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
        var sent = await received.WaitAsync(Cancellation);
        Assert.All(
            new[] { "workbench.http.requests", "workbench.quota.queue", "workbench.records", "endpoint", "load " },
            words => Assert.Contains(words, sent, StringComparison.Ordinal));
    }

    private static async Task<string> ReceiveAsync(HttpListener collector, string path)
    {
        while (true)
        {
            var call = await collector.GetContextAsync().WaitAsync(Cancellation);
            using var body = new MemoryStream();
            await call.Request.InputStream.CopyToAsync(body, Cancellation);
            call.Response.Close();
            if (call.Request.Url!.AbsolutePath == path)
            {
                return Encoding.UTF8.GetString(body.ToArray());
            }
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
