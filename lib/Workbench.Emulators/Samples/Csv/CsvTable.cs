using CsvHelper;

namespace Workbench.Emulators.Samples.Csv;

/// <summary>One CSV file (UTF-8, RFC 4180) that is read row by row, with errors that name file and line.</summary>
internal sealed class CsvTable(string folder, string fileName, params string[] columns)
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        TrimWhitespace = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Makes one record of each row, lazily; the file stays open while they are enumerated.</summary>
    /// <param name="make">Takes what it needs from the row before it returns: the next row overwrites it.</param>
    /// <exception cref="SampleFormatException">A file or column is missing, a row has too few cells, or a quote is not closed.</exception>
    public IEnumerable<T> Rows<T>(Func<SampleRow, T> make)
    {
        var path = Path.Combine(folder, fileName);
        if (!File.Exists(path))
            throw new SampleFormatException(fileName, 1, $"the file is missing in '{folder}'; it needs a header at least.");
        using var csv = CsvReader.FromFile(path, Options);
        RequireColumns(csv);
        var row = new SampleRow(fileName, csv);
        while (Read(csv))
        {
            if (csv.FieldCount != csv.Headers.Count)
            {
                throw new SampleFormatException(
                    fileName, csv.LineNumber,
                    $"the row has {csv.FieldCount} cells, the header {csv.Headers.Count}; look for a missing quote or comma.");
            }

            yield return make(row);
        }
    }

    private bool Read(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException broken)
        {
            throw new SampleFormatException(fileName, broken.LineNumber, $"the quoting is broken: {broken.Message}", broken);
        }
    }

    private void RequireColumns(CsvReader csv)
    {
        csv.ReadHeader();
        if (columns.FirstOrDefault(column => !csv.Headers.Contains(column)) is { } missing)
        {
            throw new SampleFormatException(
                fileName, 1, $"the column '{missing}' is missing; the header must hold '{string.Join(',', columns)}'.");
        }
    }
}
