using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Workbench.Tests.Shared;

/// <summary>A port on loopback that leads to a server, until it is taken away.</summary>
internal sealed class TcpRelay(string host, int port) : IDisposable
{
    private readonly ConcurrentBag<TcpClient> clients = [];
    private CancellationTokenSource swallowing = new();
    private TcpListener listener = new(IPAddress.Loopback, 0);

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Open()
    {
        listener.Start();
        _ = AcceptAsync(listener);
    }

    /// <summary>Whoever is connected is cut off, and nobody else gets through.</summary>
    public void TakeAway()
    {
        var place = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();
        while (clients.TryTake(out var client))
        {
            client.Dispose();
        }

        listener = new TcpListener(place);
    }

    /// <summary>What those who are connected send is lost from here on, and nobody is told. New connections get through.</summary>
    public void Swallow()
    {
        swallowing.Cancel();
        swallowing = new CancellationTokenSource();
    }

    public void Dispose()
    {
        TakeAway();
        swallowing.Dispose();
    }

    private async Task AcceptAsync(TcpListener accepting)
    {
        try
        {
            while (true)
            {
                var client = await accepting.AcceptTcpClientAsync(CancellationToken.None);
                var server = new TcpClient(host, port);
                clients.Add(client);
                clients.Add(server);
                _ = CopyAsync(client, server, swallowing.Token);
                _ = CopyAsync(server, client, swallowing.Token);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The port was taken away.
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to, CancellationToken swallowing)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream(), swallowing);
        }
        catch (OperationCanceledException)
        {
            // Both stay open, and nothing goes through any more.
            return;
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // One side is gone; so is the other below.
        }

        from.Dispose();
        to.Dispose();
    }
}
