using System.Text.Json;

namespace Workbench.Notebooks.Lists;

/// <summary>Complete lists for machines: one JSON object per line, UTF-8, values verbatim. Rows are streamed, never held.</summary>
public static class JsonLinesList
{
    /// <summary>Writes all rows; the stream stays open.</summary>
    /// <returns>The number of rows.</returns>
    public static async Task<long> WriteAsync<T>(
        Stream stream,
        IAsyncEnumerable<T> rows,
        CancellationToken cancel,
        JsonSerializerOptions? options = null
    )
    {
        var oneLine = new JsonSerializerOptions(options ?? JsonSerializerOptions.Web) { WriteIndented = false };
        ReadOnlyMemory<byte> lineFeed = "\n"u8.ToArray();
        long count = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await JsonSerializer.SerializeAsync(stream, row, oneLine, cancel);
            await stream.WriteAsync(lineFeed, cancel);
            count++;
        }
        await stream.FlushAsync(cancel);
        return count;
    }
}
