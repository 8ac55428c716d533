using System.Collections;
using System.Collections.ObjectModel;

namespace Microsoft.Data.Analysis;

/// <summary>Signatures of Microsoft.Data.Analysis 0.23.0 that lib/Workbench.Polyglot calls, and its refusals.</summary>
public sealed class DataFrame
{
    public DataFrame(IEnumerable<DataFrameColumn> columns) => Columns = new DataFrameColumnCollection(columns);

    public DataFrame(params DataFrameColumn[] columns)
        : this((IEnumerable<DataFrameColumn>)columns)
    {
    }

    public DataFrameColumnCollection Columns { get; }

    public DataFrameRowCollection Rows => new(this);

    public DataFrame OrderBy(string columnName, bool ascending = true, bool putNullValuesLast = true) =>
        throw new NotSupportedException("Only compiled.");

    public GroupBy GroupBy(string columnName) => throw new NotSupportedException("Only compiled.");
}

public abstract class GroupBy
{
    public abstract DataFrame Sum(params string[] columnNames);
}

public sealed class DataFrameRowCollection(DataFrame frame)
{
    public long Count => frame.Columns.Count == 0 ? 0 : frame.Columns[0].Length;
}

public sealed class DataFrameColumnCollection : Collection<DataFrameColumn>
{
    internal DataFrameColumnCollection(IEnumerable<DataFrameColumn> columns)
    {
        foreach (var column in columns)
        {
            Add(column);
        }
    }

    protected override void InsertItem(int index, DataFrameColumn item)
    {
        if (Count > 0 && item.Length != this[0].Length)
        {
            throw new ArgumentException("Column lengths are mismatched", nameof(item));
        }

        if (this.Any(column => column.Name == item.Name))
        {
            throw new ArgumentException($"DataFrame already contains a column called {item.Name}", nameof(item));
        }

        base.InsertItem(index, item);
    }
}

public abstract class DataFrameColumn(string name, Type dataType, IReadOnlyList<object?> values)
{
    public string Name { get; } = name;

    public Type DataType { get; } = dataType;

    public long Length => values.Count;

    public object? this[long row] => values[(int)row];
}

public class PrimitiveDataFrameColumn<T> : DataFrameColumn, IEnumerable<T?>
    where T : unmanaged
{
    private readonly List<T?> values;

    public PrimitiveDataFrameColumn(string name, IEnumerable<T?> values)
        : this(name, values.ToList())
    {
    }

    public PrimitiveDataFrameColumn(string name, IEnumerable<T> values)
        : this(name, values.Select(value => (T?)value).ToList())
    {
    }

    private PrimitiveDataFrameColumn(string name, List<T?> values)
        : base(name, typeof(T), [.. values.Select(value => (object?)value)]) => this.values = values;

    public IEnumerator<T?> GetEnumerator() => values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public class StringDataFrameColumn(string name, IEnumerable<string> values) : DataFrameColumn(name, typeof(string), [.. values]);
