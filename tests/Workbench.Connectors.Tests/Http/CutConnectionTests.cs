using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Workbench.Connectors.Http;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests.Http;

/// <summary>Real sockets: the platform's handler repeats requests by itself on connections that it had kept open.</summary>
public sealed class CutConnectionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task WriteAsync_KeptConnectionCutAfterRequest_ArrivesOnceAndIsUnknown(string verb)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var writes = 0;
        var serving = ServeAsync(listener, head => head.StartsWith("GET", StringComparison.Ordinal) || ++writes < 0, stop.Token);
        using var handler = HttpTransport.Create();
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        var host = new VendorHost("vendor", new Uri($"http://{listener.LocalEndpoint}/"), _ => new(new AuthenticationHeaderValue("Bearer", "none")));
        using var quota = new Quota(new PaceRule(1000), TimeProvider.System);
        var client = new VendorClient(host, new ClientLimits(), services, quota);

        await client.ReadAsync(ScriptedVendor.ReadThing, Cancellation);
        var write = new Endpoint("vendor.write", new HttpMethod(verb), "things", Safety.Write, "test");
        var result = await client.WriteAsync(new VendorRequest(write), Cancellation);

        Assert.IsType<SendResult.Unknown>(result);
        Assert.Equal(1, writes);
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task WriteAsync_RightLostWhileConnecting_IsCertainlyNotSent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var arrived = 0;
        var serving = ServeAsync(listener, _ => ++arrived > 0, stop.Token);
        var isOurs = true;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                isOurs = false;
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber()) { MaySend = () => isOurs };
        var host = new VendorHost("vendor", new Uri($"http://{listener.LocalEndpoint}/"), _ => new(new AuthenticationHeaderValue("Bearer", "none")));
        using var quota = new Quota(new PaceRule(1000), TimeProvider.System);

        var result = await new VendorClient(host, new ClientLimits(), services, quota).WriteAsync(ScriptedVendor.CreateThing, Cancellation);

        Assert.IsType<SendResult.NotSent>(result);
        Assert.False(isOurs);
        await stop.CancelAsync();
        await serving;
        Assert.Equal(0, arrived);
    }

    private static async Task ServeAsync(TcpListener listener, Func<string, bool> answers, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                using var socket = await listener.AcceptTcpClientAsync(cancellation);
                await using var stream = socket.GetStream();
                var buffer = new byte[8192];
                int read;
                while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
                {
                    if (!answers(Encoding.ASCII.GetString(buffer, 0, read)))
                    {
                        break;
                    }

                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray(), cancellation);
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
