using System.Buffers;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Http;

/// <summary>Reads a body whole, up to a limit of decompressed bytes.</summary>
internal static class BoundedBody
{
    private const int FirstBytes = 16 * 1024;

    /// <exception cref="ConnectorException">The body is longer than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpContent content, string endpoint, int maxBytes, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);

        // Most answers are short and there is one for every record. A read that fails may still hold the buffer: then it is not given back.
        var held = ArrayPool<byte>.Shared.Rent(FirstBytes);
        var length = 0;
        int read;
        while ((read = await stream.ReadAsync(held.AsMemory(length), cancellation).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length > maxBytes)
            {
                throw new ConnectorException(
                    $"{endpoint} answered more than {maxBytes:N0} bytes. Ask for fewer records per page, or raise the body limit.")
                {
                    Code = HttpAnswer.TooLong,
                };
            }

            if (length == held.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(length * 2);
                held.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(held);
                held = larger;
            }
        }

        var body = held.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(held);
        return body;
    }
}
