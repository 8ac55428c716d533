using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Tables;

/// <summary>
/// A table of typed columns. It shows the first rows and keeps more of them for data frames; totals and the row count cover all rows.
/// </summary>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed class Table : IDisplay
{
    /// <summary>Rows that a table keeps for data frames, shown or not; beyond them memory would follow the account.</summary>
    public const int MaxKeptRows = 10_000;

    private readonly IReadOnlyList<IReadOnlyList<object?>> kept;

    internal Table(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<object?>> kept, int shown, long rowCount)
    {
        Columns = columns;
        this.kept = kept;
        ShownRows = kept.Count > shown ? [.. kept.Take(shown)] : kept;
        Rows = [.. ShownRows.Select(row => row.Select(cell => cell is Shown said ? said.Value : cell).ToList())];
        RowCount = rowCount;
    }

    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The rows that are shown, each with one value per column, of the column's type or null.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>The same rows with the words in which they are shown.</summary>
    internal IReadOnlyList<IReadOnlyList<object?>> ShownRows { get; }

    /// <summary>How many rows there are, shown or not.</summary>
    public long RowCount { get; }

    public string? Caption { get; internal init; }

    /// <summary>Sums over all rows, null where a column has none; null when no total row was asked for.</summary>
    public IReadOnlyList<object?>? Total { get; internal init; }

    /// <summary>Relative path of the file with all rows, when one was written.</summary>
    public string? CompleteList { get; internal init; }

    /// <summary>Begins a table over the rows, which are read once.</summary>
    public static TableBuilder<T> Of<T>(IEnumerable<T> rows) => new(rows);

    /// <summary>The values of all rows, column by column: what a data frame is made of.</summary>
    /// <exception cref="InvalidOperationException">The table has more rows than it keeps, so that every figure over them would be wrong.</exception>
    public IReadOnlyList<ColumnValues> ToColumns() =>
        RowCount <= kept.Count
            ? ColumnValues.Of(Columns, kept)
            : throw new InvalidOperationException(
                $"The table keeps {ValueText.Whole(kept.Count)} of its {ValueText.Whole(RowCount)} rows. "
                + (CompleteList is null ? "Read fewer, for example with bench.Query." : $"All of them stand in {CompleteList}, from the migration folder."));

    public HtmlFragment Body() => TableMarkup.Of(this);

    public string ToPlainText() => TablePlainText.Of(this);

    /// <summary>What is shown of how much, and where the rest is; null when everything is shown.</summary>
    internal string? Remainder() => Shown() is { } shown && CompleteList is not null && RowCount > 0 ? $"{shown}: complete list in {CompleteList}" : Shown();

    /// <summary>What is shown of how much; null when everything is shown and there is no other list.</summary>
    internal string? Shown()
    {
        if (RowCount == 0)
            return "No rows.";
        if (RowCount <= Rows.Count)
            return CompleteList is null ? null : $"{Count(RowCount)} shown";
        return $"showing {ValueText.Whole(Rows.Count)} of {ValueText.Whole(RowCount)}";
    }

    private static string Count(long rows) => rows == 1 ? "1 row" : $"all {ValueText.Whole(rows)} rows";
}
