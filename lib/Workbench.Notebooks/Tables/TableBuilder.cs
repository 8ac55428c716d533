using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;

namespace Workbench.Notebooks.Tables;

/// <summary>Describes a table column by column. Nothing is read before <see cref="Build"/>.</summary>
public sealed class TableBuilder<T>
{
    private readonly IEnumerable<T> rows;
    private readonly List<TableColumn> columns = [];
    private readonly List<Func<T, object?>> values = [];
    private string? caption;
    private string? completeList;
    private int maxRows = 4 * TablePages.RowsOnPage;
    private bool hasTotal;

    internal TableBuilder(IEnumerable<T> rows) => this.rows = rows;

    public TableBuilder<T> Text(string name, Func<T, string?> value) => Add(new(name, ColumnType.Text), value);

    /// <summary>Text out of a record: a name, a subject, an example, a value. Where the audit record is masked, it is hidden there.</summary>
    public TableBuilder<T> RecordText(string name, Func<T, string?> value) => Add(new(name, ColumnType.Text) { IsRecordText = true }, value);

    /// <summary>The key of a record, leading to its page at the vendor where one is known.</summary>
    public TableBuilder<T> Record(string name, Func<T, RecordKey> key, RecordPages pages) => Add(
        new(name, ColumnType.Text), row => pages.Of(key(row)) is { } page ? new Shown(key(row).ToString(), key(row).ToString(), page) : key(row).ToString());

    /// <summary>A twin, leading to its page at the vendor where one is known.</summary>
    public TableBuilder<T> Twin(string name, Func<T, TwinRef?> twin, TwinPages pages) => Add(new(name, ColumnType.Text), row => twin(row) switch
    {
        { } found when pages.Of(found) is { } page => new Shown(found.Print(), found.Print(), page),
        var found => found?.Print(),
    });

    public TableBuilder<T> Whole(string name, Func<T, long?> value, string? unit = null) =>
        Add(new(name, ColumnType.Whole, unit), row => value(row));

    public TableBuilder<T> Decimal(string name, Func<T, decimal?> value, string? unit = null) =>
        Add(new(name, ColumnType.Decimal, unit), row => value(row));

    /// <summary>A fraction: 0.5 is shown as 50 %.</summary>
    public TableBuilder<T> Percent(string name, Func<T, decimal?> value) => Add(new(name, ColumnType.Percent), row => value(row));

    public TableBuilder<T> Bytes(string name, Func<T, long?> value) => Add(new(name, ColumnType.Bytes), row => value(row));

    public TableBuilder<T> Instant(string name, Func<T, DateTimeOffset?> value) => Add(new(name, ColumnType.Instant), row => value(row));

    public TableBuilder<T> Duration(string name, Func<T, TimeSpan?> value) => Add(new(name, ColumnType.Duration), row => value(row));

    public TableBuilder<T> YesNo(string name, Func<T, bool?> value) => Add(new(name, ColumnType.YesNo), row => value(row));

    public TableBuilder<T> Badge(string name, Func<T, Badge?> value) => Add(new(name, ColumnType.Badge), value);

    /// <summary>A column described by hand, for an alignment of its own. The value must be of the type that the column names.</summary>
    public TableBuilder<T> Add(TableColumn column, Func<T, object?> value)
    {
        columns.Add(column);
        values.Add(value);
        return this;
    }

    public TableBuilder<T> Caption(string text)
    {
        caption = text;
        return this;
    }

    /// <summary>Shows at most this many rows, 25 on a page; 100 by default. The others are counted and added to the totals.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public TableBuilder<T> MaxRows(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        maxRows = count;
        return this;
    }

    /// <summary>Names the written file that holds all rows, by its path relative to the notebook.</summary>
    public TableBuilder<T> CompleteList(string? relativePath)
    {
        completeList = relativePath;
        return this;
    }

    /// <summary>Adds a last row with the sums of the whole, decimal, bytes and duration columns over all rows.</summary>
    public TableBuilder<T> TotalRow()
    {
        hasTotal = true;
        return this;
    }

    /// <summary>Reads the rows once and makes the table.</summary>
    /// <exception cref="InvalidOperationException">The table has no column.</exception>
    public Table Build()
    {
        if (columns.Count == 0)
            throw new InvalidOperationException("The table has no column. Add one with Text, Whole or another column method.");
        var kept = new List<IReadOnlyList<object?>>();
        var sums = new TableTotals(columns);
        long count = 0;
        foreach (var row in rows)
        {
            var isKept = count++ < Math.Max(maxRows, Table.MaxKeptRows);
            if (!isKept && !hasTotal)
                continue;
            var cells = values.ConvertAll(value => value(row));
            if (isKept)
                kept.Add(cells);
            if (hasTotal)
                sums.Add(cells);
        }

        return new Table([.. columns], kept, maxRows, count)
        {
            Caption = caption,
            CompleteList = completeList,
            Total = hasTotal ? sums.ToRow() : null,
        };
    }
}
