using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Writing;

namespace Workbench.Connectors.Intercom.Read;

/// <summary>Streams a file that a read-back listed; its address expires 30 minutes after the read (OpenAPI 2.16).</summary>
internal sealed class FileReading(IntercomApi api)
{
    public async Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation)
    {
        if (file.Url is not { } url)
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, "the read-back names no address");
        }

        try
        {
            return await api.DownloadAsync(url, new ExpectedFile(file.FileName, file.ContentType, null), destination, cancellation).ConfigureAwait(false);
        }
        catch (ConnectorException fault)
        {
            return new FileAnswer(0, null, ReasonCode.FileRefused, fault.Message);
        }
    }
}
