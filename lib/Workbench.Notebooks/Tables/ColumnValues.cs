using Workbench.Notebooks.Displays;

namespace Workbench.Notebooks.Tables;

/// <summary>One column of a table with the values of all its rows, in the few types that a data frame knows.</summary>
/// <param name="Name">Unique in its table; carries the unit, where there is one.</param>
/// <param name="ValueType">string, long, decimal, double, bool or DateTimeOffset.</param>
/// <param name="Values">One per row, of that type or null.</param>
public sealed record ColumnValues(string Name, Type ValueType, IReadOnlyList<object?> Values)
{
    /// <summary>The values as that type, null where a row has none.</summary>
    public IEnumerable<T?> As<T>()
        where T : struct => Values.Select(value => (T?)value);

    /// <summary>The values as texts, null where a row has none.</summary>
    public IEnumerable<string?> AsText() => Values.Cast<string?>();

    internal static IReadOnlyList<ColumnValues> Of(IReadOnlyList<TableColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. columns.Select((column, index) => new ColumnValues(
            Unique(NameOf(column), taken), TypeOf(column.Type), [.. rows.Select(row => Plain(row[index]))]))];
    }

    private static Type TypeOf(ColumnType type) => type switch
    {
        ColumnType.Whole or ColumnType.Bytes => typeof(long),
        ColumnType.Decimal or ColumnType.Percent => typeof(decimal),
        ColumnType.Duration => typeof(double),
        ColumnType.Instant => typeof(DateTimeOffset),
        ColumnType.YesNo => typeof(bool),
        _ => typeof(string),
    };

    private static object? Plain(object? value) => value switch
    {
        Shown shown => Plain(shown.Value),
        TimeSpan duration => duration.TotalSeconds,
        Badge badge => badge.Word,
        _ => value,
    };

    private static string NameOf(TableColumn column)
    {
        var unit = column.Unit ?? column.Type switch
        {
            ColumnType.Bytes => "bytes",
            ColumnType.Duration => "s",
            _ => null,
        };
        return unit is null ? column.Name : $"{column.Name} ({unit})";
    }

    /// <summary>Two fields of a source may have the same label; a data frame refuses two columns of one name.</summary>
    private static string Unique(string name, HashSet<string> taken)
    {
        var wanted = name.Length > 0 ? name : "column";
        var free = wanted;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{wanted} {number}";
        return free;
    }
}
