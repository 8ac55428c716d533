using CsvHelper;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>Reads a written bundle back, as the vendor's importer would: hashes, counts, doubled ids, broken links, times and empty contents.</summary>
internal sealed class BundleVerification(string directory)
{
    private const int MostProblems = 100;
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly Dictionary<string, CompactSet> ids = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];
    private long links;
    private long rows;

    public async Task<BundleCheck> RunAsync(IReadOnlyList<BundleFile> expected, CancellationToken cancellation)
    {
        foreach (var file in expected)
        {
            await CountAsync(file, cancellation).ConfigureAwait(false);
        }

        foreach (var file in expected)
        {
            await foreach (var row in RowsAsync(file, cancellation).ConfigureAwait(false))
            {
                Check(file, row);
            }
        }

        return new BundleCheck(rows, links, problems);
    }

    private async Task CountAsync(BundleFile file, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, file.Name);
        if (!File.Exists(path))
        {
            Problem($"{file.Name} is not there. Write the bundle again.");
            return;
        }

        if (await SplitCsv.HashAsync(path, cancellation).ConfigureAwait(false) != file.Sha256)
        {
            Problem($"{file.Name} was changed after it was written: its SHA-256 is another. Write the bundle again.");
        }

        var (count, table) = (0L, TableOf(file));
        var known = ids.TryGetValue(table, out var set) ? set : ids[table] = new CompactSet();
        await foreach (var row in RowsAsync(file, cancellation).ConfigureAwait(false))
        {
            count++;
            var id = row.GetValueOrDefault(BundleTable.IdOf(table)) ?? "";
            if (id.Length == 0 || !known.Add(id))
            {
                Problem($"{file.Name}, row {count}: '{id}' is empty or stands there twice.");
            }
        }

        rows += count;
        if (count != file.Rows)
        {
            Problem($"{file.Name} holds {count} rows instead of {file.Rows}.");
        }
    }

    private void Check(BundleFile file, Dictionary<string, string> row)
    {
        var table = TableOf(file);
        var own = row.GetValueOrDefault(BundleTable.IdOf(table)) ?? "";
        foreach (var (column, other) in BundleTable.LinksOf(table))
        {
            if (row.GetValueOrDefault(column) is { Length: > 0 } id)
            {
                links++;
                if (!ids.TryGetValue(other, out var known) || !known.Contains(id))
                {
                    Problem($"{own}: {column} '{id}' stands in no file of {other}.");
                }
            }
        }

        if (table == BundleTable.Tickets && row.GetValueOrDefault("ContactExtId") is null or "")
        {
            Problem($"{own} has no ContactExtId: Zoho would drop it with everything under it.");
        }

        if (row.TryGetValue("Content", out var content) && content.Length == 0)
        {
            Problem($"{own} has an empty Content instead of NULL.");
        }

        foreach (var (column, text) in row.Where(cell => cell.Value.Length > 0 && IsTime(cell.Key)))
        {
            if (!DateTimeOffset.TryParseExact(text, Pattern, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out _))
            {
                Problem($"{own}: {column} '{text}' is no time of the form YYYY-MM-DDTHH:MM:SS.000Z.");
            }
        }

        if (table == BundleTable.Tickets && DeskTime.Parse(row.GetValueOrDefault("Closed Time")) < DeskTime.Parse(row.GetValueOrDefault("Created Time")))
        {
            Problem($"{own} is closed before it is created.");
        }
    }

    private static bool IsTime(string column) =>
        column is "Created Time" or "Modified Time" or "Closed Time" or "CreatedTime" or "SendDateTime" or "ReceivedTime" or "Due Date";

    private async IAsyncEnumerable<Dictionary<string, string>> RowsAsync(
        BundleFile file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var path = Path.Combine(directory, file.Name);
        if (!File.Exists(path))
        {
            yield break;
        }

        await using var stream = File.OpenRead(path);
        var options = new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw, TrimWhitespace = false, Separator = ',', MaxRecordSize = 64 * 1024 * 1024 };
        await using var csv = CsvReader.Create(stream, options, leaveOpen: true);
        await csv.ReadHeaderAsync(cancellation).ConfigureAwait(false);
        while (await csv.ReadAsync(cancellation).ConfigureAwait(false))
        {
            yield return csv.Headers.Select((column, index) => (column, index)).ToDictionary(cell => cell.column, cell => csv.GetString(cell.index), StringComparer.Ordinal);
        }
    }

    private static string TableOf(BundleFile file) => file.Name[..file.Name.LastIndexOf('_')];

    private void Problem(string text)
    {
        if (problems.Count < MostProblems)
        {
            problems.Add(text);
        }
    }
}
