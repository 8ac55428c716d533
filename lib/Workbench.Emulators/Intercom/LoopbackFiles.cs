using System.Collections.Frozen;

namespace Workbench.Emulators.Intercom;

/// <summary>A file that an <c>attachment_urls</c> address gave.</summary>
internal sealed record FetchedFile(string ContentType, byte[] Bytes);

/// <summary>
/// Fetches attachments that a request names by address, as the vendor does, but from this machine only: an emulator calls nobody else.
/// </summary>
internal sealed class LoopbackFiles(HttpMessageHandler loopback) : IDisposable
{
    /// <summary>Attachments that a request may name by address.</summary>
    public const int Most = 10;

    private readonly HttpClient http = new(loopback)
    {
        MaxResponseContentBufferSize = 64 * 1024 * 1024,
    };

    public async Task<IReadOnlyDictionary<string, FetchedFile>> FetchAsync(IReadOnlyList<string> urls, CancellationToken cancellationToken)
    {
        if (urls.Count == 0)
        {
            return FrozenDictionary<string, FetchedFile>.Empty;
        }
        var files = new Dictionary<string, FetchedFile>(StringComparer.Ordinal);
        foreach (var url in urls.Distinct(StringComparer.Ordinal))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address is { IsLoopback: true, Scheme: "http" or "https" }
                && await FetchAsync(address, cancellationToken) is { } file)
            {
                files[url] = file;
            }
        }
        return files;
    }

    public void Dispose() => http.Dispose();

    private async Task<FetchedFile?> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            return response.IsSuccessStatusCode
                ? new FetchedFile(
                    response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream",
                    await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : null;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
