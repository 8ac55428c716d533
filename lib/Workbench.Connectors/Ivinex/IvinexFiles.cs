using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>Bytes of attachments: from the account with its own credentials, or from the operator folder.</summary>
internal sealed class IvinexFiles(VendorClient client, IvinexOptions options)
{
    private readonly FileDownload download = new(client, new DownloadRules(options.DownloadHosts, options.AllowLoopback)
    {
        MaxFileBytes = options.MaxFileBytes,
    });

    public Task<FileAnswer> SaveAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation)
    {
        var url = attachment.ByRole(FieldRole.FileUrl).Print();
        if (url.StartsWith(AttachmentRows.OperatorScheme + ":", StringComparison.Ordinal))
        {
            var path = Uri.UnescapeDataString(url[(AttachmentRows.OperatorScheme.Length + 1)..]);
            return CopyAsync(path, destination, cancellation);
        }

        if (!Uri.TryCreate(options.Root, url, out var address) || url.Length == 0)
        {
            return Task.FromResult(new FileAnswer(0, null, ReasonCode.FileRefused, "the metadata names no address"));
        }

        var size = attachment.ByRole(FieldRole.FileBytes) is FieldValue.Number number ? (long?)number.Value : null;
        var expected = new ExpectedFile(
            attachment.ByRole(FieldRole.FileName).Print(), attachment.ByRole(FieldRole.ContentType).Print(), size);
        return download.SaveAsync(address, expected, destination, cancellation);
    }

    private async Task<FileAnswer> CopyAsync(string path, Stream destination, CancellationToken cancellation)
    {
        var root = Path.GetFullPath(options.OperatorDirectory ?? ".") + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        if (!full.StartsWith(root, StringComparison.Ordinal))
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, $"'{path}' lies outside the operator folder");
        }

        if (!File.Exists(full))
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, $"'{path}' is not in the operator folder");
        }

        await using var source = File.OpenRead(full);
        if (source.Length == 0 || source.Length > options.MaxFileBytes)
        {
            var reason = source.Length == 0 ? ReasonCode.FileEmpty : ReasonCode.FileRefused;
            return new FileAnswer(0, null, reason, string.Create(CultureInfo.InvariantCulture, $"'{path}' has {source.Length} bytes"));
        }

        await source.CopyToAsync(destination, cancellation).ConfigureAwait(false);
        return new FileAnswer(source.Length, null, null, null);
    }
}
