using System.Globalization;
using Microsoft.Data.Analysis;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;

namespace Workbench.Polyglot;

/// <summary>A data frame as a table of the workbench: its first rows, encoded like everything else that a notebook shows.</summary>
internal static class FrameTable
{
    public static Table Of(DataFrame frame)
    {
        var table = Table.Of(Rows(frame.Rows.Count));
        foreach (var column in frame.Columns)
        {
            table.Add(new TableColumn(column.Name, TypeOf(column.DataType)), row => Cell(column[row]));
        }

        return frame.Columns.Count > 0 ? table.Build() : table.Text("(no columns)", static _ => null).Build();
    }

    private static IEnumerable<long> Rows(long count)
    {
        for (long row = 0; row < count; row++)
        {
            yield return row;
        }
    }

    private static ColumnType TypeOf(Type type) =>
        type == typeof(bool) ? ColumnType.YesNo
        : type == typeof(DateTimeOffset) ? ColumnType.Instant
        : type == typeof(decimal) || type == typeof(double) || type == typeof(float) ? ColumnType.Decimal
        : type.IsPrimitive && type != typeof(char) ? ColumnType.Whole
        : ColumnType.Text;

    /// <summary>An id keeps its digits together, and a quotient is not shown with all of its twenty-eight.</summary>
    private static object? Cell(object? value) => value switch
    {
        null or string or bool or DateTimeOffset => value,
        decimal or double or float => new Shown(value, ValueText.Number(Convert.ToDouble(value, CultureInfo.InvariantCulture))),
        _ => new Shown(value, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
