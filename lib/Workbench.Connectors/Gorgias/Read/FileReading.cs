using Workbench.Connectors.Gorgias.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Gorgias.Read;

/// <summary>
/// Streams a file that a read-back listed. The address of a private file answers nobody; its hash and name lead to the account's own download
/// call, so nothing is ever read from another host.
/// </summary>
internal sealed class FileReading(GorgiasApi api)
{
    public async Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation)
    {
        if (file.Url is not { } url || url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) is not [.., "attachments", var hash, var name])
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, "the read-back names no address of an attachment");
        }

        try
        {
            var address = new Uri(api.Settings.BaseUrl, $"/api/attachment/download/{hash}/{name}");
            using var answer = await api.OpenAsync(address, cancellation).ConfigureAwait(false);
            if (answer.Body is not { } body)
            {
                return new FileAnswer(0, null, ReasonCode.FileRefused, $"answered {answer.Head.Status}");
            }

            await using var stream = await body.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            var bytes = await CopyAsync(stream, destination, cancellation).ConfigureAwait(false);
            return new FileAnswer(bytes, answer.Head.ContentType, null, null);
        }
        catch (ConnectorException fault)
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, fault.Message);
        }
    }

    private static async Task<long> CopyAsync(Stream source, Stream destination, CancellationToken cancellation)
    {
        var chunk = new byte[64 * 1024];
        var total = 0L;
        int read;
        while ((read = await source.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0)
        {
            await destination.WriteAsync(chunk.AsMemory(0, read), cancellation).ConfigureAwait(false);
            total += read;
        }

        return total;
    }
}
