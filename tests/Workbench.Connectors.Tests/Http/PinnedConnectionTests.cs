using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Workbench.Connectors.Http;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Http;

/// <summary>A download goes to the address that was judged, over the real transport, on loopback.</summary>
public sealed class PinnedConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveAsync_NameThatNoServerKnows_IsReachedAtTheJudgedAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener);
        var asked = 0;
        var rules = new DownloadRules(["files.vendor.test"], AllowLoopback: true)
        {
            // From the second time on the name means another machine, as in an attack by changing answers.
            Resolve = (_, _) => Task.FromResult(new[] { ++asked == 1 ? IPAddress.Loopback : IPAddress.Parse("203.0.113.7") }),
        };
        using var handler = HttpTransport.Create();
        using var destination = new MemoryStream();

        var answer = await new FileDownload(Client(handler), rules).SaveAsync(
            new Uri($"http://files.vendor.test:{((IPEndPoint)listener.LocalEndpoint).Port}/a"), new ExpectedFile("a", null, null), destination, Cancellation);

        Assert.Equal((null, 2L, 1), (answer.Failure, answer.Bytes, asked));
        Assert.Contains("Host: files.vendor.test", await serving, StringComparison.Ordinal);
    }

    private static VendorClient Client(HttpMessageHandler handler)
    {
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        var host = new VendorHost("vendor", new Uri("https://api.vendor.test/"), _ => new(new AuthenticationHeaderValue("Bearer", "unused")));
        return new VendorClient(host, new ClientLimits(), services, new Quota(new PaceRule(1_000_000), TimeProvider.System));
    }

    private static async Task<string> ServeAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync(Cancellation);
        await using var stream = connection.GetStream();
        var request = new byte[4096];
        var read = await stream.ReadAsync(request, Cancellation);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"u8.ToArray(), Cancellation);
        return Encoding.ASCII.GetString(request, 0, read);
    }
}
