namespace Workbench.Notebooks.Tables;

/// <summary>What a column holds; each value of a row is of the type named here, or null.</summary>
public enum ColumnType
{
    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary><see cref="long"/>.</summary>
    Whole,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="DateTimeOffset"/>.</summary>
    Instant,

    /// <summary><see cref="TimeSpan"/>.</summary>
    Duration,

    /// <summary><see cref="long"/>, a number of bytes.</summary>
    Bytes,

    /// <summary><see cref="decimal"/>, a fraction: 0.5 is shown as 50 %.</summary>
    Percent,

    /// <summary><see cref="bool"/>.</summary>
    YesNo,

    /// <summary><see cref="Displays.Badge"/>.</summary>
    Badge,
}
