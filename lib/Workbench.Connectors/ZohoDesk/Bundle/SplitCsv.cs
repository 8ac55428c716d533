using System.Globalization;
using System.Text;
using CsvHelper;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>
/// Writes the rows of one table into as many files as their size asks for. Files are for a machine: UTF-8 without byte order mark, cells
/// verbatim. A row that is larger than a whole file may be stands alone in its file.
/// </summary>
internal sealed class SplitCsv(string directory, BundleTable table, BundleSettings settings) : IAsyncDisposable
{
    private readonly List<BundleFile> files = [];
    private Stream? stream;
    private CsvWriter? csv;
    private string name = "";
    private long rows;
    private long bytes;

    /// <summary>Adds a row; columns that it does not name stay empty.</summary>
    public async Task AddAsync(IReadOnlyDictionary<string, string?> row, CancellationToken cancellation)
    {
        var cells = table.Columns.Select(column => Cell(row.GetValueOrDefault(column), column)).ToList();
        var size = Size(cells);
        if (csv is null || (rows > 0 && (rows >= settings.MaxRows || bytes + size > settings.MaxBytes)))
        {
            await EndAsync(cancellation).ConfigureAwait(false);
            await BeginAsync(cancellation).ConfigureAwait(false);
        }

        await WriteAsync(cells, cancellation).ConfigureAwait(false);
        (rows, bytes) = (rows + 1, bytes + size);
    }

    /// <summary>Ends the last file and answers all of them.</summary>
    public async Task<IReadOnlyList<BundleFile>> FinishAsync(CancellationToken cancellation)
    {
        await EndAsync(cancellation).ConfigureAwait(false);
        return files;
    }

    public async ValueTask DisposeAsync()
    {
        if (csv is not null)
        {
            await csv.DisposeAsync().ConfigureAwait(false);
        }

        if (stream is not null)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }

        (csv, stream) = (null, null);
    }

    private async Task BeginAsync(CancellationToken cancellation)
    {
        name = string.Create(CultureInfo.InvariantCulture, $"{table.Name}_{files.Count + 1:D2}.csv");
        stream = File.Create(Path.Combine(directory, name));
        csv = CsvWriter.Create(stream, new CsvWriterOptions(), leaveOpen: true);
        await WriteAsync(table.Columns, cancellation).ConfigureAwait(false);
        (rows, bytes) = (0, Size(table.Columns));
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        if (csv is null || stream is null)
        {
            return;
        }

        await csv.FlushAsync(cancellation).ConfigureAwait(false);
        var length = stream.Length;
        await DisposeAsync().ConfigureAwait(false);
        files.Add(new BundleFile(name, rows, length, await HashAsync(Path.Combine(directory, name), cancellation).ConfigureAwait(false)));
    }

    public static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
    }

    private async Task WriteAsync(IReadOnlyList<string> cells, CancellationToken cancellation)
    {
        foreach (var cell in cells)
        {
            csv!.WriteField(cell);
        }

        await csv!.EndRecordAsync(cancellation).ConfigureAwait(false);
    }

    // NULL is the vendor's word for an empty content; anywhere else it must not be taken for one.
    private static string Cell(string? text, string column) => column == "Content"
        ? string.IsNullOrEmpty(text) ? "NULL" : text
        : text == "NULL" ? "Null" : text ?? "";

    /// <summary>The most that a row can take: quotes doubled, every cell quoted, separators and line end.</summary>
    private static long Size(IReadOnlyList<string> cells) =>
        2 + cells.Sum(cell => 3L + Encoding.UTF8.GetByteCount(cell) + cell.Count(letter => letter == '"'));
}
