using System.Net;

namespace Workbench.Connectors.Http;

/// <summary>What may be downloaded, and from where.</summary>
/// <param name="Hosts">Host names besides the account's own; <c>*.example.com</c> stands for every name below it.</param>
/// <param name="AllowLoopback">True where 127.0.0.1 may be read, as in the demo. Default false.</param>
public sealed record DownloadRules(IReadOnlyList<string> Hosts, bool AllowLoopback = false)
{
    /// <summary>Largest file. Default 100 MiB.</summary>
    public long MaxFileBytes { get; init; } = 100L * 1024 * 1024;

    /// <summary>Finds the addresses of a host name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Says whether the address may be read, and to which addresses of its host a connection may then be made.</summary>
    public async Task<DownloadVerdict> JudgeAsync(Uri address, VendorHost own, CancellationToken cancellation)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("https" or "http") || address.UserInfo.Length > 0)
        {
            return new("the address is no plain https address");
        }

        if (!own.Owns(address) && !Hosts.Any(pattern => Covers(pattern, address.IdnHost)))
        {
            return new($"host {address.IdnHost} is not on the list of allowed download hosts; add it to the setting 'downloadHosts' if it is the vendor's");
        }

        var found = await FindAsync(address, cancellation).ConfigureAwait(false);
        if (found.Length == 0)
        {
            return new($"host {address.IdnHost} has no address");
        }

        var isLoopback = Array.TrueForAll(found, PublicAddress.IsLoopback);
        if (!(isLoopback && AllowLoopback) && !Array.TrueForAll(found, PublicAddress.IsPublic))
        {
            return new($"host {address.IdnHost} is inside this network (private, loopback or link-local address)");
        }

        return address.Scheme == "http" && !isLoopback ? new("the address is not encrypted (http)") : new(new AllowedAddress(address, found));
    }

    private static bool Covers(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);

    private async Task<IPAddress[]> FindAsync(Uri address, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal))
        {
            return [literal];
        }

        try
        {
            return await Resolve(address.IdnHost, cancellation).ConfigureAwait(false);
        }
        catch (System.Net.Sockets.SocketException)
        {
            return [];
        }
    }
}
