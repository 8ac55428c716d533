using Workbench.Core.Errors;

namespace Workbench.Connectors.Http;

/// <summary>Reads a body whole, up to a limit of decompressed bytes.</summary>
internal static class BoundedBody
{
    /// <exception cref="ConnectorException">The body is longer than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpContent content, string endpoint, int maxBytes, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var held = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0)
        {
            if (held.Length + read > maxBytes)
            {
                throw new ConnectorException(
                    $"{endpoint} answered more than {maxBytes:N0} bytes. Ask for fewer records per page, or raise the body limit.")
                {
                    Code = HttpAnswer.TooLong,
                };
            }

            held.Write(chunk, 0, read);
        }

        return held.GetBuffer().AsMemory(0, (int)held.Length);
    }
}
