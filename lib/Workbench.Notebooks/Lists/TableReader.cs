using System.Text;
using CsvHelper;
using Workbench.Core.Errors;

namespace Workbench.Notebooks.Lists;

/// <summary>
/// Reads a plain CSV file with a header, row by row: any usual separator, with or without byte order mark, UTF-8, UTF-16 with a mark, or
/// Windows-1252. What is not a table ends with a message that names file, line and column.
/// </summary>
public sealed class TableReader : IDisposable
{
    /// <summary>Longest row, 16 MiB. A longer one is a missing quote or no table at all.</summary>
    public const int MaxRecordBytes = 16 << 20;

    private readonly string path;
    private readonly CsvReader csv;
    private bool isUnterminated;

    private TableReader(string path)
    {
        this.path = path;
        csv = CsvReader.FromFile(path, new CsvReaderOptions
        {
            Encoding = FirstBytes.EncodingOf(path),
            MaxRecordSize = MaxRecordBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = found => isUnterminated |= found.Reason == CsvMalformedReason.UnterminatedQuote,
        });
    }

    /// <summary>The cells of the first row; a spreadsheet may leave empty ones at its end.</summary>
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>Number of the row below the header, from 1.</summary>
    public long RowNumber => csv.RowNumber;

    /// <summary>Line of the file in which the row begins, from 1.</summary>
    public long LineNumber => csv.LineNumber;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="maxColumns">More columns than that are refused.</param>
    /// <exception cref="PlanException">The file is missing or not a table.</exception>
    public static TableReader Open(string path, int maxColumns)
    {
        if (!File.Exists(path))
        {
            throw new PlanException($"{path}: there is no such file. Check the path.");
        }

        var table = new TableReader(path);
        try
        {
            table.ReadHeaders(maxColumns);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Goes on to the next row; false at the end of the file.</summary>
    /// <exception cref="PlanException">The row is no row of this table.</exception>
    public bool Read()
    {
        if (!Guarded(csv.Read))
        {
            return isUnterminated ? throw Wrong(LineNumber, 1, "a quote is opened in this row and never closed") : false;
        }

        for (var column = Headers.Count; column < csv.FieldCount; column++)
        {
            if (!csv.IsEmpty(column))
            {
                throw Wrong(LineNumber, column + 1, $"the row has more cells than the header ({Headers.Count}); look for a missing quote");
            }
        }

        return true;
    }

    /// <summary>A cell of the row as UTF-8, counted from 0, valid until the next row; empty where the row is shorter.</summary>
    /// <exception cref="PlanException">The cell is not text.</exception>
    public ReadOnlySpan<byte> Bytes(int column)
    {
        if (column >= csv.FieldCount)
        {
            return [];
        }

        var bytes = csv.GetSpan(column);
        return bytes.Contains((byte)0)
            ? throw Wrong(LineNumber, column + 1, "the cell holds bytes that are not text; save the table as CSV in UTF-8")
            : bytes;
    }

    /// <summary>A cell of the row, counted from 0; "" where the row is shorter.</summary>
    /// <exception cref="PlanException">The cell is not text.</exception>
    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>The error that names a place of this file.</summary>
    /// <param name="column">From 1.</param>
    /// <param name="what">What is wrong there, without a full stop.</param>
    public PlanException Wrong(long line, int column, string what, Exception? cause = null) =>
        new($"{path}, line {line}, column {column}: {what}.", cause);

    public void Dispose() => csv.Dispose();

    private void ReadHeaders(int maxColumns)
    {
        Guarded(() =>
        {
            csv.ReadHeader();
            return true;
        });
        Headers = csv.Headers;
        if (Headers.Count == 0)
        {
            throw Wrong(1, 1, "the file is empty; it needs a header row at least");
        }

        if (Headers.Count > maxColumns)
        {
            throw Wrong(1, maxColumns + 1, $"the header has more than {maxColumns} columns; leave out those that need no place");
        }

        foreach (var (index, _) in Headers.Index().Where(header => header.Item.Contains('\0')))
        {
            throw Wrong(1, index + 1, "the header holds bytes that are not text; save the table as CSV in UTF-8");
        }
    }

    private bool Guarded(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException broken)
        {
            var (line, column) = TextPosition.Of(path, broken.ByteOffset, csv.Separator);
            throw Wrong(line, column, $"the row does not end within {MaxRecordBytes >> 20} MiB; look for a missing quote", broken);
        }
    }
}
