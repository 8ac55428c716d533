using System.Text;
using CsvHelper;
using Workbench.Core.Errors;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Cli.Matching;

/// <summary>
/// Reads a plain CSV file with a header into column descriptions: any usual separator, with or without byte order mark, row by row, in
/// memory that follows neither its rows nor its length.
/// </summary>
internal sealed class ColumnFile(string path)
{
    /// <summary>Longest row, 16 MiB. A longer one is a missing quote or no table at all.</summary>
    public const int MaxRecordBytes = 16 << 20;

    /// <summary>Most columns; every pair of columns is looked at, so that more would not fit into memory.</summary>
    public const int MaxColumns = 4000;

    /// <summary>Bytes of a cell that are looked at.</summary>
    private const int ReadBytes = 2048;

    private bool isUnterminated;

    /// <summary>The columns in the order of the file.</summary>
    /// <exception cref="PlanException">The file is missing or not a table; the message names file, line and column.</exception>
    public IReadOnlyList<FieldDescription> Read(CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new PlanException($"{path}: there is no such file. Check the path.");
        }

        using var csv = CsvReader.FromFile(path, new CsvReaderOptions
        {
            Encoding = FirstBytes.EncodingOf(path),
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = found => isUnterminated |= found.Reason == CsvMalformedReason.UnterminatedQuote,
        });
        try
        {
            return Read(csv, cancellation);
        }
        catch (CsvFormatException broken)
        {
            var (line, column) = TextPosition.Of(path, broken.ByteOffset, csv.Separator);
            throw Wrong(line, column, $"the row does not end within {MaxRecordBytes >> 20} MiB; look for a missing quote", broken);
        }
    }

    private List<FieldDescription> Read(CsvReader csv, CancellationToken cancellation)
    {
        csv.ReadHeader();
        var headers = Headers(csv);
        var budget = new DistinctBudget(headers.Count);
        var profilers = headers.Select(_ => new ValueProfiler(budget)).ToArray();
        var (rows, text) = (new RowChoice(), new char[ReadBytes]);
        while (csv.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            RequireWidth(csv, headers.Count);
            if (rows.Takes(csv.RowNumber))
            {
                rows.Count(Profile(csv, profilers, text));
            }
        }

        return isUnterminated
            ? throw Wrong(csv.LineNumber, 1, "a quote is opened in this row and never closed")
            : [.. headers.Zip(profilers, (header, profiler) => FieldDescription.OfColumn(header, profiler.ToProfile()))];
    }

    private List<string> Headers(CsvReader csv)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in csv.Headers.Index())
        {
            if (index == MaxColumns)
            {
                throw Wrong(1, index + 1, $"the header has more than {MaxColumns} columns; leave out those that need no place");
            }

            if (string.IsNullOrWhiteSpace(name))
            {
                throw Wrong(1, index + 1, "the header is empty; give the column a name");
            }

            if (name.Contains('\0'))
            {
                throw Wrong(1, index + 1, "the header holds bytes that are not text; save the table as CSV in UTF-8");
            }

            if (!seen.TryAdd(name, index + 1))
            {
                throw Wrong(1, index + 1, $"the header '{name}' stands in column {seen[name]} already; rename one of them");
            }
        }

        return seen.Count > 0 ? [.. seen.Keys] : throw Wrong(1, 1, "the file is empty; it needs a header row at least");
    }

    private void RequireWidth(CsvReader csv, int width)
    {
        for (var column = width; column < csv.FieldCount; column++)
        {
            if (!csv.IsEmpty(column))
            {
                throw Wrong(csv.LineNumber, column + 1, $"the row has more cells than the header ({width}); look for a missing quote");
            }
        }
    }

    /// <summary>Adds one row; the number of its filled cells.</summary>
    private int Profile(CsvReader csv, ValueProfiler[] profilers, char[] text)
    {
        var filled = 0;
        for (var column = 0; column < profilers.Length && column < csv.FieldCount; column++)
        {
            var cell = Cell(csv, column, text);
            filled += cell.IsEmpty ? 0 : 1;
            profilers[column].Add(cell);
        }

        return filled;
    }

    private ReadOnlySpan<char> Cell(CsvReader csv, int column, char[] text)
    {
        var bytes = csv.GetSpan(column);
        if (bytes.IsEmpty)
        {
            return [];
        }

        if (bytes.Contains((byte)0))
        {
            throw Wrong(csv.LineNumber, column + 1, "the cell holds bytes that are not text; save the table as CSV in UTF-8");
        }

        var length = Encoding.UTF8.GetChars(bytes[..Math.Min(bytes.Length, ReadBytes)], text);
        return text.AsSpan(0, length);
    }

    private PlanException Wrong(long line, int column, string what, Exception? cause = null) =>
        new($"{path}, line {line}, column {column}: {what}.", cause);
}
