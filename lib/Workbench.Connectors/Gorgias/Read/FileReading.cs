using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
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
            return await api.DownloadAsync(address, new ExpectedFile(file.FileName, file.ContentType, null), destination, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault)
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, fault.Message);
        }
    }
}
