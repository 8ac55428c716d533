namespace Workbench.Pipeline.Handoff;

/// <summary>A list of one kind of thing that a person rebuilds, with a recommended equivalent each.</summary>
/// <param name="Name">Name of the files it is written to, without extension.</param>
/// <param name="Title">Heading.</param>
/// <param name="Columns">Headings of the cells; the first one names the row.</param>
/// <param name="Remark">What holds for the list as a whole, or why it is empty; a whole sentence.</param>
public sealed record Inventory(
    string Name, string Title, IReadOnlyList<string> Columns, IReadOnlyList<InventoryRow> Rows, string? Remark = null)
{
    /// <summary>Heading of the last column.</summary>
    public const string RecommendedColumn = "Recommended equivalent";

    /// <summary>An inventory read from an operator file; without rows it says which file would fill it.</summary>
    internal static Inventory OfFile(
        string name, string title, string file, IReadOnlyList<string> columns, IReadOnlyList<InventoryRow> rows, string? remark = null) =>
        new(name, title, columns, rows, rows.Count > 0 ? remark : $"operator/{file} is absent or names none.");
}

/// <summary>One thing to rebuild.</summary>
/// <param name="Cells">One text for each column.</param>
/// <param name="Recommended">What to build in the destination instead; a whole sentence.</param>
public sealed record InventoryRow(IReadOnlyList<string> Cells, string Recommended);
