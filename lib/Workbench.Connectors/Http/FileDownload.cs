using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;

namespace Workbench.Connectors.Http;

/// <summary>
/// Streams one file. Every address, also each one redirected to, is checked against the rules; what is not the file comes back as a
/// reason code, because a file that fails is data. A transfer that breaks is begun again where the destination can be rewound.
/// </summary>
public sealed class FileDownload(VendorClient client, DownloadRules rules)
{
    private const int MaxRedirects = 5;
    private const int MaxTransfers = 3;

    /// <summary>Writes the file's bytes to <paramref name="destination"/>.</summary>
    /// <param name="expected">What the vendor's metadata says about the file.</param>
    /// <exception cref="ConnectorException">The vendor cannot be reached, or refuses the credentials.</exception>
    public async Task<FileAnswer> SaveAsync(Uri address, ExpectedFile expected, Stream destination, CancellationToken cancellation)
    {
        var start = destination.CanSeek ? destination.Position : 0;
        for (var transfer = 1; ; transfer++)
        {
            var mayRepeat = transfer < MaxTransfers && destination.CanSeek;
            try
            {
                var answer = await FollowAsync(address, expected, destination, cancellation).ConfigureAwait(false);

                // Bytes and yet a failure: the file arrived in another size than stated, which a cut transfer also looks like.
                if (answer.Failure is null || answer.Bytes == 0 || !mayRepeat)
                {
                    return answer;
                }
            }
            catch (ConnectorException fault) when (fault.InnerException is IOException && mayRepeat)
            {
                // Begun again below.
            }

            destination.Position = start;
            destination.SetLength(start);
        }
    }

    private static FileAnswer Failed(string reason, string detail, string? contentType = null) => new(0, contentType, reason, detail);

    private static string? MediaType(HttpAnswer head) => head.ContentType?.Split(';')[0].Trim().ToLowerInvariant();

    private async Task<FileAnswer> FollowAsync(Uri address, ExpectedFile expected, Stream destination, CancellationToken cancellation)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var verdict = await rules.JudgeAsync(address, client.Host, cancellation).ConfigureAwait(false);
            if (verdict.Allowed is not { } allowed)
            {
                return Failed(ReasonCode.FileRefused, $"{Print(address)}: {verdict.Refusal}");
            }

            using var answer = await client.OpenAsync("file.download", allowed, cancellation).ConfigureAwait(false);
            if (answer.Head.Status is < 300 or >= 400)
            {
                return answer.Body is null
                    ? Refused(address, answer.Head)
                    : await CopyAsync(address, answer, expected, destination, cancellation).ConfigureAwait(false);
            }

            if (!Uri.TryCreate(address, answer.Head.Headers.GetValueOrDefault("Location") ?? "", out var next))
            {
                return Failed(ReasonCode.FileRefused, $"{Print(address)} redirects to nowhere");
            }

            address = next;
        }

        return Failed(ReasonCode.FileRefused, $"{Print(address)}: more than {MaxRedirects} redirects");
    }

    private FileAnswer Refused(Uri address, HttpAnswer head) => head.Status switch
    {
        404 or 410 => Failed(ReasonCode.FileExpired, $"{Print(address)} answered {head.Status}"),
        401 when client.Host.Owns(address) => throw client.Refusal(head),
        _ => Failed(ReasonCode.FileRefused, $"{Print(address)} answered {head.Status}"),
    };

    private async Task<FileAnswer> CopyAsync(
        Uri address, OpenAnswer answer, ExpectedFile expected, Stream destination, CancellationToken cancellation)
    {
        var type = MediaType(answer.Head);
        if (type is "text/html" && !expected.IsHtml)
        {
            return Failed(ReasonCode.FileRefused, $"{Print(address)} answered a web page instead of the file", type);
        }

        if (answer.Body!.Headers.ContentLength > rules.MaxFileBytes)
        {
            return Failed(ReasonCode.FileRefused, TooLarge(), type);
        }

        if (await PumpAsync(answer.Body, destination, cancellation).ConfigureAwait(false) is not { } bytes)
        {
            return Failed(ReasonCode.FileRefused, $"{Print(address)} took longer than {client.Limits.LongestTransfer}", type);
        }

        return bytes switch
        {
            _ when bytes > rules.MaxFileBytes => Failed(ReasonCode.FileRefused, TooLarge(), type),
            0 => Failed(ReasonCode.FileEmpty, $"{Print(address)} answered no bytes", type),
            _ when expected.Bytes is { } stated && stated != bytes =>
                new(bytes, type, ReasonCode.FileRefused, $"{bytes} bytes arrived where the metadata says {stated}"),
            _ => new(bytes, type, null, null),
        };

        string TooLarge() => $"{Print(address)} is larger than {rules.MaxFileBytes:N0} bytes";
    }

    /// <summary>Copies until the end, or until the limit of bytes is passed; null where it took too long.</summary>
    private async Task<long?> PumpAsync(HttpContent body, Stream destination, CancellationToken cancellation)
    {
        using var time = new TransferTime(client.Limits, client.Clock, cancellation);
        var chunk = new byte[64 * 1024];
        var total = 0L;
        try
        {
            await using var source = await body.ReadAsStreamAsync(time.Token).ConfigureAwait(false);
            int read;
            while ((read = await source.ReadAsync(chunk, time.Token).ConfigureAwait(false)) > 0)
            {
                total += read;
                if (total > rules.MaxFileBytes)
                {
                    return total;
                }

                await destination.WriteAsync(chunk.AsMemory(0, read), cancellation).ConfigureAwait(false);
                time.Heard();
            }

            return total;
        }
        catch (OperationCanceledException) when (time.IsOver && !cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception fault) when (fault is HttpIOException or HttpRequestException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ConnectorException(
                $"The download from {client.Host.Root.Host} broke after {total:N0} bytes. Run the step again.", new IOException(fault.Message))
            {
                MayRetry = true,
                Code = $"{client.Host.System}.http.cut",
            };
        }
    }

    // A query may hold a signature that opens the file for anybody.
    private static string Print(Uri address) => address.IsAbsoluteUri ? address.GetLeftPart(UriPartial.Path) : "(no address)";
}

/// <summary>What metadata says about a file before it is read.</summary>
/// <param name="Bytes">Its size; null where unknown.</param>
public sealed record ExpectedFile(string FileName, string? ContentType, long? Bytes)
{
    /// <summary>True where a web page is what the file really is.</summary>
    public bool IsHtml => ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true
        || FileName.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || FileName.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
}
