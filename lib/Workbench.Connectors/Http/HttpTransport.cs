using System.Net;

namespace Workbench.Connectors.Http;

/// <summary>The real network.</summary>
public static class HttpTransport
{
    /// <summary>
    /// A handler without cookies and automatic redirects (a redirect could carry credentials to another host), that decompresses;
    /// body limits count decompressed bytes. Downloads are connected to the addresses that were judged. The composition root owns it.
    /// </summary>
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = PinnedConnection.OpenAsync,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
    };
}
