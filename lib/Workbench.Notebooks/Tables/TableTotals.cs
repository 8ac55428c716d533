namespace Workbench.Notebooks.Tables;

/// <summary>Adds up the columns that have a sum.</summary>
internal sealed class TableTotals(IReadOnlyList<TableColumn> columns)
{
    private readonly object?[] sums = new object?[columns.Count];

    public void Add(IReadOnlyList<object?> cells)
    {
        for (var index = 0; index < columns.Count; index++)
        {
            if (!columns[index].CanTotal)
                continue;
            sums[index] = (sums[index], cells[index]) switch
            {
                (null, var value) => value,
                (var sum, null) => sum,
                (long sum, long value) => checked(sum + value),
                (decimal sum, decimal value) => sum + value,
                (TimeSpan sum, TimeSpan value) => sum + value,
                var (sum, value) => throw new InvalidOperationException(
                    $"Column '{columns[index].Name}' mixes {sum.GetType().Name} and {value.GetType().Name}. Give all its values the type of the column."
                ),
            };
        }
    }

    /// <summary>The sums, with the word Total in the first column when that has no sum of its own.</summary>
    public IReadOnlyList<object?> ToRow()
    {
        object?[] row = [.. sums];
        if (!columns[0].CanTotal)
            row[0] = "Total";
        return row;
    }
}
