using System.Net;

namespace Workbench.Connectors.Http;

/// <summary>An address that <see cref="DownloadRules"/> let pass. Only they make one, so nothing can be opened that was not judged.</summary>
public sealed class AllowedAddress
{
    internal AllowedAddress(Uri uri, IReadOnlyList<IPAddress> hosts) => (Uri, Hosts) = (uri, hosts);

    public Uri Uri { get; }

    /// <summary>What its host name meant when it was judged: the connection is made to one of these, whatever the name means by then.</summary>
    public IReadOnlyList<IPAddress> Hosts { get; }
}

/// <summary>What the rules say to an address: one of the two is set.</summary>
public sealed record DownloadVerdict
{
    internal DownloadVerdict(AllowedAddress allowed) => Allowed = allowed;

    internal DownloadVerdict(string refusal) => Refusal = refusal;

    public AllowedAddress? Allowed { get; }

    /// <summary>Why it must not be read.</summary>
    public string? Refusal { get; }
}
