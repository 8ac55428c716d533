using System.Text;
using Workbench.Core.Errors;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Cli.Matching;

/// <summary>Reads a plain CSV file with a header into column descriptions, row by row, in memory that follows neither its rows nor its length.</summary>
internal sealed class ColumnFile(string path)
{
    /// <summary>Most columns; every pair of columns is looked at, so that more would not fit into memory.</summary>
    public const int MaxColumns = 4000;

    /// <summary>Bytes of a cell that are looked at.</summary>
    private const int ReadBytes = 2048;

    /// <summary>The columns in the order of the file.</summary>
    /// <exception cref="PlanException">The file is missing or not a table; the message names file, line and column.</exception>
    public IReadOnlyList<FieldDescription> Read(CancellationToken cancellation)
    {
        using var table = TableReader.Open(path, MaxColumns);
        RequireNames(table);
        var budget = new DistinctBudget(table.Headers.Count);
        var profilers = table.Headers.Select(_ => new ValueProfiler(budget)).ToArray();
        var (rows, text) = (new RowChoice(), new char[ReadBytes]);
        while (table.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (rows.Takes(table.RowNumber))
            {
                rows.Count(Profile(table, profilers, text));
            }
        }

        return [.. table.Headers.Zip(profilers, (header, profiler) => FieldDescription.OfColumn(header, profiler.ToProfile()))];
    }

    private static void RequireNames(TableReader table)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in table.Headers.Index())
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                throw table.Wrong(1, index + 1, "the header is empty; give the column a name");
            }

            if (!seen.TryAdd(name, index + 1))
            {
                throw table.Wrong(1, index + 1, $"the header '{name}' stands in column {seen[name]} already; rename one of them");
            }
        }
    }

    /// <summary>Adds one row; the number of its filled cells.</summary>
    private static int Profile(TableReader table, ValueProfiler[] profilers, char[] text)
    {
        var filled = 0;
        for (var column = 0; column < profilers.Length; column++)
        {
            var bytes = table.Bytes(column);
            if (bytes.IsEmpty)
            {
                profilers[column].Add([]);
                continue;
            }

            filled++;
            profilers[column].Add(text.AsSpan(0, Encoding.UTF8.GetChars(bytes[..Math.Min(bytes.Length, ReadBytes)], text)));
        }

        return filled;
    }
}
