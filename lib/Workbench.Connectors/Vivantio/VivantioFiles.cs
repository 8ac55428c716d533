using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Bytes of attachments: files come as base64 inside JSON and are decoded while they arrive; inline images come from their address, or from
/// the operator folder where that address wants a browser login.
/// </summary>
internal sealed class VivantioFiles(VendorClient client, VivantioOptions options, VivantioOperatorFiles files)
{
    private const int MaxTransfers = 3;

    private readonly FileDownload download = new(client, new DownloadRules(options.DownloadHosts, options.AllowLoopback)
    {
        MaxFileBytes = options.MaxFileBytes,
    });

    public Task<FileAnswer> SaveAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation)
    {
        var kind = Text(attachment, "Kind");
        return kind == AttachmentRows.Image ? ImageAsync(attachment, destination, cancellation)
            : AttachmentRows.IsUrl(kind) ? Task.FromResult(Failed(
                ReasonCode.FileRefused, $"it is a link to {attachment.ByRole(FieldRole.FileUrl).Print()} and has no bytes"))
            : FileAsync(attachment.ByRole(FieldRole.Id).Print(), destination, cancellation);
    }

    private static FileAnswer Failed(string reason, string detail) => new(0, null, reason, detail);

    private static ExpectedFile Expected(CanonicalRecord image) => new(image.ByRole(FieldRole.FileName).Print(), null, null);

    private static string Text(CanonicalRecord record, string name) =>
        record.Fields.FirstOrDefault(field => field.Schema.Name == name)?.Value.Print() ?? "";

    private async Task<FileAnswer> ImageAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation)
    {
        var source = attachment.ByRole(FieldRole.FileUrl).Print();
        if (files.Images.TryGetValue((Text(attachment, "ArticleId"), source), out var path))
        {
            return await CopyAsync(path, destination, cancellation).ConfigureAwait(false);
        }

        return Uri.TryCreate(options.WebRoot, source, out var address)
            ? await download.SaveAsync(address, Expected(attachment), destination, cancellation).ConfigureAwait(false)
            : Failed(ReasonCode.FileRefused, $"'{source}' is no address");
    }

    private async Task<FileAnswer> CopyAsync(string path, Stream destination, CancellationToken cancellation)
    {
        var root = Path.GetFullPath(options.OperatorDirectory ?? ".") + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        if (!full.StartsWith(root, StringComparison.Ordinal) || !File.Exists(full))
        {
            return Failed(ReasonCode.FileRefused, $"'{path}' is not in the operator folder");
        }

        await using var source = File.OpenRead(full);
        if (source.Length == 0 || source.Length > options.MaxFileBytes)
        {
            return Failed(source.Length == 0 ? ReasonCode.FileEmpty : ReasonCode.FileRefused, $"'{path}' has {source.Length} bytes");
        }

        await source.CopyToAsync(destination, cancellation).ConfigureAwait(false);
        return new FileAnswer(source.Length, null, null, null);
    }

    // A transfer that breaks is begun again where the destination can be rewound. Content that stays unreadable is the file's own fault.
    private async Task<FileAnswer> FileAsync(string id, Stream destination, CancellationToken cancellation)
    {
        var start = destination.CanSeek ? destination.Position : 0;
        for (var transfer = 1; ; transfer++)
        {
            var mayRepeat = transfer < MaxTransfers && destination.CanSeek;
            try
            {
                return await TransferAsync(id, destination, cancellation).ConfigureAwait(false);
            }
            catch (ConnectorException fault) when (fault.InnerException is IOException && mayRepeat)
            {
                // Begun again below.
            }
            catch (FormatException fault)
            {
                if (!mayRepeat)
                {
                    return Failed(ReasonCode.FileRefused, $"{VivantioEndpoints.Download.Name} of {id}: {fault.Message}");
                }
            }

            destination.Position = start;
            destination.SetLength(start);
        }
    }

    private async Task<FileAnswer> TransferAsync(string id, Stream destination, CancellationToken cancellation)
    {
        var request = new VendorRequest(VivantioEndpoints.Download).WithJson(JsonSerializer.SerializeToUtf8Bytes(new { AttachmentGuid = id }));
        using var answer = await client.OpenAsync(request, cancellation).ConfigureAwait(false);
        if (answer.Body is null)
        {
            return answer.Head.Status == 401
                ? throw client.Refusal(answer.Head)
                : Failed(ReasonCode.FileRefused, $"{VivantioEndpoints.Download.Name} of {id} answered {answer.Head.Status}");
        }

        if (answer.Head.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) != true)
        {
            var type = answer.Head.ContentType ?? "nothing";
            return Failed(ReasonCode.FileRefused, $"{VivantioEndpoints.Download.Name} of {id} answered {type} instead of the file");
        }

        var content = new Base64Member("Content");
        if (await PumpAsync(answer.Body, content, destination, cancellation).ConfigureAwait(false) is not { } bytes)
        {
            return Failed(ReasonCode.FileRefused, $"{VivantioEndpoints.Download.Name} of {id} took longer than {client.Limits.LongestTransfer}");
        }

        if (bytes > options.MaxFileBytes)
        {
            return Failed(ReasonCode.FileRefused, $"file {id} is larger than {options.MaxFileBytes:N0} bytes");
        }

        var (tail, rest) = content.Finish();
        using (rest)
        {
            await destination.WriteAsync(tail, cancellation).ConfigureAwait(false);
            return Judge(id, answer.Head, rest.RootElement, bytes + tail.Length, content.HasContent);
        }
    }

    private FileAnswer Judge(string id, HttpAnswer head, JsonElement rest, long bytes, bool hasContent)
    {
        try
        {
            _ = RpcAnswer.Open(head, rest, $" of {id}");
        }
        catch (ConnectorException refused) when (refused.Code == "vivantio.ItemNotFound")
        {
            return Failed(ReasonCode.FileExpired, refused.Message);
        }
        catch (ConnectorException refused)
        {
            return Failed(ReasonCode.FileRefused, refused.Message);
        }

        return !hasContent ? Failed(ReasonCode.FileEmpty, $"{VivantioEndpoints.Download.Name} of {id} answered no content")
            : bytes > options.MaxFileBytes ? Failed(ReasonCode.FileRefused, $"file {id} is larger than {options.MaxFileBytes:N0} bytes")
            : new FileAnswer(bytes, null, null, null);
    }

    /// <returns>Bytes of the file; null where it took too long.</returns>
    private async Task<long?> PumpAsync(HttpContent body, Base64Member content, Stream destination, CancellationToken cancellation)
    {
        using var time = new TransferTime(client.Limits, client.Clock, cancellation);
        var chunk = new byte[64 * 1024];
        var total = 0L;
        try
        {
            await using var source = await body.ReadAsStreamAsync(time.Token).ConfigureAwait(false);
            int read;
            while (total <= options.MaxFileBytes && (read = await source.ReadAsync(chunk, time.Token).ConfigureAwait(false)) > 0)
            {
                var decoded = content.Push(chunk.AsSpan(0, read));
                total += decoded.Length;
                await destination.WriteAsync(decoded, cancellation).ConfigureAwait(false);
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
                Code = "vivantio.http.cut",
            };
        }
    }
}
