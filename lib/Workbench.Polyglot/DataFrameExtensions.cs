using Microsoft.Data.Analysis;
using Workbench.Notebooks.Tables;

namespace Workbench.Polyglot;

/// <summary>Tables of the workbench as data frames.</summary>
public static class DataFrameExtensions
{
    /// <summary>
    /// All rows of the table, shown or not. Whole numbers and bytes are <see cref="long"/>, decimals and percentages <see cref="decimal"/>
    /// (0.5 for 50 %), durations seconds as <see cref="double"/>; a row without a value has null. A name that stands twice gets a number.
    /// </summary>
    /// <exception cref="InvalidOperationException">The table has more rows than it keeps.</exception>
    public static DataFrame ToDataFrame(this Table table) => new([.. table.ToColumns().Select(Column)]);

    private static DataFrameColumn Column(ColumnValues column) =>
        column.ValueType == typeof(long) ? new PrimitiveDataFrameColumn<long>(column.Name, column.As<long>())
        : column.ValueType == typeof(decimal) ? new PrimitiveDataFrameColumn<decimal>(column.Name, column.As<decimal>())
        : column.ValueType == typeof(double) ? new PrimitiveDataFrameColumn<double>(column.Name, column.As<double>())
        : column.ValueType == typeof(bool) ? new PrimitiveDataFrameColumn<bool>(column.Name, column.As<bool>())
        : column.ValueType == typeof(DateTimeOffset) ? new PrimitiveDataFrameColumn<DateTimeOffset>(column.Name, column.As<DateTimeOffset>())
        : new StringDataFrameColumn(column.Name, column.AsText()!);
}
