using System.Runtime.CompilerServices;
using CsvHelper;

namespace Workbench.Notebooks.Lists;

/// <summary>
/// Complete lists for people: comma-separated, UTF-8 with a byte order mark so that Excel reads it, cells that would act as
/// formulas neutralised (<see cref="SpreadsheetText"/>). Rows are streamed, never held.
/// </summary>
public static class CsvList
{
    private const int MaxRowBytes = 16 * 1024 * 1024;

    /// <summary>Writes a heading and all rows; the stream stays open.</summary>
    /// <returns>The number of rows.</returns>
    public static async Task<long> WriteAsync<T>(
        Stream stream,
        IReadOnlyList<CsvColumn<T>> columns,
        IAsyncEnumerable<T> rows,
        CancellationToken cancel
    )
    {
        await using var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(SpreadsheetText.Neutralize(column.Name));
        await csv.EndRecordAsync(cancel);
        long count = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            foreach (var column in columns)
                csv.WriteField(SpreadsheetText.Neutralize(column.Value(row) ?? ""));
            await csv.EndRecordAsync(cancel);
            count++;
        }
        await csv.FlushAsync(cancel);
        return count;
    }

    /// <summary>Reads a list back, every cell as it was before neutralising. The first row is the heading; the stream stays open.</summary>
    /// <exception cref="FormatException">A row is not well-formed CSV or is larger than 16 MiB; the message names the row.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancel)
    {
        var options = new CsvReaderOptions
        {
            // Never guessed: the text of a cell could steer the guess.
            Separator = ',',
            SkipEmptyLines = false,
            HasHeader = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = MaxRowBytes,
        };
        await using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        while (await ReadRowAsync(csv, cancel))
        {
            yield return [.. Enumerable.Range(0, csv.FieldCount).Select(index => SpreadsheetText.Restore(csv.GetString(index)))];
        }
    }

    private static async Task<bool> ReadRowAsync(CsvReader csv, CancellationToken cancel)
    {
        try
        {
            return await csv.ReadAsync(cancel);
        }
        catch (CsvFormatException cause)
        {
            throw new FormatException(
                $"Row {cause.RecordNumber} of the list is not well-formed CSV. Save it again as 'CSV UTF-8 (comma delimited)'.",
                cause
            );
        }
    }
}
