using CsvHelper;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>The row of a bundle file that is being read; valid until the next one is asked for.</summary>
internal sealed class BundleRow(string file, CsvReader csv)
{
    /// <summary>For messages: file and line.</summary>
    public string Place => $"{file}, line {ZohoJson.Digits(csv.LineNumber)}";

    /// <summary>The cell as it stands; null when the file has no such column.</summary>
    public string? Raw(string column) => csv.Headers.Contains(column) ? csv.GetString(column) : null;

    /// <summary>The cell; null when it is absent, empty or the literal NULL.</summary>
    public string? this[string column] => Raw(column) is { Length: > 0 } text && text != "NULL" ? text : null;
}

/// <summary>The files of one kind in a bundle, for example <c>Tickets_01.csv</c> and <c>Tickets_02.csv</c>.</summary>
internal sealed class BundleTable(string folder, string prefix, params string[] required)
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        TrimWhitespace = false,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>All rows in order of file names; a file without a required column is reported and left out.</summary>
    public IEnumerable<BundleRow> Rows(BundleReport report)
    {
        foreach (var path in Directory.EnumerateFiles(folder, prefix + "_*.csv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            using var csv = CsvReader.FromFile(path, Options);
            csv.ReadHeader();
            var missing = required.Except(csv.Headers).ToList();
            report.MissingColumns.AddRange(missing.Select(column => $"{name}: {column}"));
            var row = new BundleRow(name, csv);
            while (missing.Count == 0 && Read(csv, name, report))
            {
                yield return row;
            }
        }
    }

    private static bool Read(CsvReader csv, string name, BundleReport report)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException broken)
        {
            report.Problems.Add($"{name}, line {ZohoJson.Digits(broken.LineNumber)}: the quoting is broken; the rest of the file was not read.");
            return false;
        }
    }
}
