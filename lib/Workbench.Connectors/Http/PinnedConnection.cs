using System.Net;
using System.Net.Sockets;

namespace Workbench.Connectors.Http;

/// <summary>
/// Connects a request to the addresses that its host name had when it was judged. A name that answers differently the second time, so as to lead
/// inside the network, leads nowhere.
/// </summary>
internal static class PinnedConnection
{
    private static readonly HttpRequestOptionsKey<IReadOnlyList<IPAddress>> Hosts = new("workbench.hosts");

    /// <summary>Binds a request to the addresses that were judged.</summary>
    public static void Pin(HttpRequestMessage request, AllowedAddress address) => request.Options.Set(Hosts, address.Hosts);

    /// <summary>Opens the connection of a <see cref="SocketsHttpHandler"/>.</summary>
    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // Through a proxy the end point is the proxy's own: it looks names up by itself.
            var request = context.InitialRequestMessage;
            if (request.Options.TryGetValue(Hosts, out var hosts) && context.DnsEndPoint.Host == request.RequestUri!.IdnHost)
            {
                await socket.ConnectAsync([.. hosts], context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            }
            else
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            }

            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
