using System.Buffers;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Http;

/// <summary>Reads a body whole, up to a limit of decompressed bytes.</summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <exception cref="ConnectorException">The body is longer than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpContent content, string endpoint, int maxBytes, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var held = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
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
                    held = Larger(held);
                }
            }

            return held.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(held);
        }
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
