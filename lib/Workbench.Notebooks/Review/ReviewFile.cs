using Workbench.Core.Errors;
using Workbench.Notebooks.Lists;

namespace Workbench.Notebooks.Review;

/// <summary>
/// Reads a review back, as a spreadsheet or an editor left it. Columns and rows may stand in any order; further columns and empty rows are
/// passed over.
/// </summary>
internal sealed class ReviewFile : IDisposable
{
    private const int MaxColumns = 1000;
    private const long MaxBytes = 64 * 1024 * 1024;
    private readonly TableReader table;
    private readonly Dictionary<string, int> columns;

    private ReviewFile(string path)
    {
        if (File.Exists(path) && new FileInfo(path).Length > MaxBytes)
        {
            throw new PlanException($"{path} is larger than {MaxBytes / 1024 / 1024} MB and was not read.");
        }

        table = TableReader.Open(path, MaxColumns);
        columns = Columns();
    }

    /// <summary>Opens a review.</summary>
    /// <exception cref="PlanException">The file is missing, is no table, or lacks a column.</exception>
    public static ReviewFile Open(string path) => new(path);

    /// <summary>Every row with its keys.</summary>
    /// <exception cref="PlanException">A row is no row of a review; the message names file, line and column.</exception>
    public IEnumerable<ReviewRow> Rows(CancellationToken cancellation)
    {
        while (table.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Enumerable.Range(0, table.Headers.Count).All(column => table.Bytes(column).IsEmpty))
            {
                continue;
            }

            var cells = new ReviewCells(Text(ReviewColumn.Destination), Text(ReviewColumn.Transform).Trim(), Text(ReviewColumn.Settings));
            yield return new ReviewRow(table.LineNumber, Key(ReviewColumn.Object), Key(ReviewColumn.Field), cells, Written(), Text(ReviewColumn.Decision).Trim());
        }
    }

    /// <summary>The error that names a cell.</summary>
    public PlanException Wrong(long line, string column, string what) => table.Wrong(line, columns[column] + 1, what);

    public void Dispose() => table.Dispose();

    /// <summary>
    /// True where somebody has written something into the file, or where it cannot be read: then it holds work that must not be lost.
    /// </summary>
    public static bool IsTouched(string path, CancellationToken cancellation)
    {
        try
        {
            using var file = Open(path);
            return file.Rows(cancellation).Any(row => row.IsChanged || row.Decision.Length > 0);
        }
        catch (PlanException)
        {
            return true;
        }
    }

    private Dictionary<string, int> Columns()
    {
        var found = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        string[] known = [.. ReviewColumn.Required, ReviewColumn.Decision];
        foreach (var (index, header) in table.Headers.Index())
        {
            var name = header.Trim();
            if (known.Contains(name, StringComparer.OrdinalIgnoreCase) && !found.TryAdd(name, index))
            {
                throw table.Wrong(1, index + 1, $"the column '{name}' stands in column {found[name] + 1} already; keep one of them. Nothing was applied");
            }
        }

        return ReviewColumn.Required.FirstOrDefault(name => !found.ContainsKey(name)) is { } missing
            ? throw table.Wrong(1, table.Headers.Count, $"the column '{missing}' is missing; it is needed to find what changed. Write the review anew and copy the changes into it. Nothing was applied")
            : found;
    }

    private string Text(string column) => columns.TryGetValue(column, out var index) ? LiteralText.Restore(table.Text(index)) : "";

    private string Key(string column)
    {
        var cell = Text(column);
        return ReviewKey.TryParse(cell, out var name)
            ? name
            : throw Wrong(table.LineNumber, column, $"'{Bench.Shorten(cell, 80)}' is no key; it stood there in square brackets and must stay as it was written. Nothing was applied");
    }

    private string Written()
    {
        var cell = Text(ReviewColumn.Mark).Trim();
        return ReviewRow.IsMark(cell)
            ? cell
            : throw Wrong(table.LineNumber, ReviewColumn.Mark, $"'{Bench.Shorten(cell, 80)}' is not what was written here; this column must stay as it was. Nothing was applied");
    }
}
