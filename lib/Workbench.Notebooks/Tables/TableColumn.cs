namespace Workbench.Notebooks.Tables;

/// <summary>One column of a table. Numbers align to the right, everything else to the left.</summary>
/// <param name="Name">Heading.</param>
/// <param name="Type">What the column holds.</param>
/// <param name="Unit">Unit of all its values, shown beside the heading; none by default.</param>
public sealed record TableColumn(string Name, ColumnType Type, string? Unit = null)
{
    public ColumnAlignment Alignment { get; init; } =
        Type is ColumnType.Whole or ColumnType.Decimal or ColumnType.Bytes or ColumnType.Percent or ColumnType.Duration
            ? ColumnAlignment.End
            : ColumnAlignment.Start;

    /// <summary>True when the values are texts out of records, such as names, subjects and examples: a masked record hides them.</summary>
    public bool IsRecordText { get; init; }

    /// <summary>True when the values can be added up for a total row.</summary>
    internal bool CanTotal => Type is ColumnType.Whole or ColumnType.Decimal or ColumnType.Bytes or ColumnType.Duration;
}

/// <summary>Where the values of a column stand.</summary>
public enum ColumnAlignment
{
    Start,
    Middle,
    End,
}
