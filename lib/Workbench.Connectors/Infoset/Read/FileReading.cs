using System.Globalization;
using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Read;

/// <summary>
/// Bytes of files. Whether an address needs the account's credentials is not known: on the account's own host it is asked with them and, where that
/// brings no file, without; other hosts, which must be allowed by name, never see them. Recordings come from the operator folder.
/// </summary>
internal sealed class FileReading(InfosetClients clients, InfosetOptions options)
{
    private readonly FileDownload signed = new(clients.Signed, Rules(options));
    private readonly FileDownload open = new(clients.Open, Rules(options));

    public async Task<FileAnswer> SaveAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation)
    {
        var url = attachment.ByRole(FieldRole.FileUrl).Print();
        if (url.StartsWith(FileShape.OperatorScheme + ":", StringComparison.Ordinal))
        {
            var path = Uri.UnescapeDataString(url[(FileShape.OperatorScheme.Length + 1)..]);
            var hash = attachment.Fields.FirstOrDefault(field => field.Schema.Name == FileShape.Sha256)?.Value.Print();
            return await CopyAsync(path, hash, destination, cancellation).ConfigureAwait(false);
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, "the text names no absolute address");
        }

        var size = attachment.ByRole(FieldRole.FileBytes) is FieldValue.Number number ? (long?)number.Value : null;
        var expected = new ExpectedFile(
            attachment.ByRole(FieldRole.FileName).Print(), attachment.ByRole(FieldRole.ContentType).Print(), size);
        return clients.Signed.Host.Owns(address)
            ? await FromOwnHostAsync(address, expected, destination, cancellation).ConfigureAwait(false)
            : await open.SaveAsync(address, expected, destination, cancellation).ConfigureAwait(false);
    }

    private static DownloadRules Rules(InfosetOptions options) => new(options.DownloadHosts, options.AllowLoopback) { MaxFileBytes = options.MaxFileBytes };

    private async Task<FileAnswer> FromOwnHostAsync(Uri address, ExpectedFile expected, Stream destination, CancellationToken cancellation)
    {
        FileAnswer? first = null;
        ConnectorException? refused = null;
        try
        {
            first = await signed.SaveAsync(address, expected, destination, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault) when (fault.Status == 401)
        {
            refused = fault;
        }

        // Nothing was written where the answer has no bytes, so a second attempt starts clean.
        if (first is { Failure: null } or { Bytes: > 0 } or { Failure: ReasonCode.FileEmpty })
        {
            return first;
        }

        try
        {
            var second = await open.SaveAsync(address, expected, destination, cancellation).ConfigureAwait(false);
            return second.Failure is null ? second : first ?? second;
        }
        catch (ConnectorException fault) when (fault.Status == 401)
        {
            return first ?? throw refused!;
        }
    }

    private async Task<FileAnswer> CopyAsync(string path, string? sha256, Stream destination, CancellationToken cancellation)
    {
        var root = Path.GetFullPath(options.OperatorDirectory ?? ".") + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, path));
        if (!full.StartsWith(root, StringComparison.Ordinal) || !File.Exists(full))
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, $"'{path}' is not in the operator folder");
        }

        await using var source = File.OpenRead(full);
        if (source.Length == 0 || source.Length > options.MaxFileBytes)
        {
            var reason = source.Length == 0 ? ReasonCode.FileEmpty : ReasonCode.FileRefused;
            return new FileAnswer(0, null, reason, string.Create(CultureInfo.InvariantCulture, $"'{path}' has {source.Length} bytes"));
        }

        if (sha256 is { Length: > 0 } && !sha256.Equals(await Sha256Hex.OfAsync(source, cancellation).ConfigureAwait(false), StringComparison.OrdinalIgnoreCase))
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, $"'{path}' does not have the SHA-256 that recordings.json states");
        }

        source.Position = 0;
        await source.CopyToAsync(destination, cancellation).ConfigureAwait(false);
        return new FileAnswer(source.Length, null, null, null);
    }
}
