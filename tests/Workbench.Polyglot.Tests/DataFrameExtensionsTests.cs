using Microsoft.Data.Analysis;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;

namespace Workbench.Polyglot.Tests;

public sealed class DataFrameExtensionsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 3, 0, 0, TimeSpan.FromHours(1));

    private static Table EveryType => Table.Of(new[] { 1, 2 })
        .Text("text", row => row == 1 ? "a" : null)
        .Whole("whole", row => row == 1 ? 5L : null, "records")
        .Decimal("decimal", row => row == 1 ? 1.25m : null)
        .Percent("percent", row => row == 1 ? 0.5m : null)
        .Bytes("size", row => row == 1 ? 1_400_000L : null)
        .Instant("at", row => row == 1 ? At : null)
        .Duration("took", row => row == 1 ? TimeSpan.FromMilliseconds(1500) : null)
        .YesNo("yes", row => row == 1 ? true : null)
        .Badge("verdict", row => row == 1 ? Badge.For("Equal") : null)
        .Build();

    public static TheoryData<string, Type, object> Columns => new()
    {
        { "text", typeof(string), "a" },
        { "whole (records)", typeof(long), 5L },
        { "decimal", typeof(decimal), 1.25m },
        { "percent", typeof(decimal), 0.5m },
        { "size (bytes)", typeof(long), 1_400_000L },
        { "at", typeof(DateTimeOffset), At },
        { "took (s)", typeof(double), 1.5 },
        { "yes", typeof(bool), true },
        { "verdict", typeof(string), "Equal" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void ToDataFrame_EveryType_KeepsValueAndNull(string name, Type type, object value)
    {
        var column = Assert.Single(EveryType.ToDataFrame().Columns, column => column.Name == name);

        Assert.Equal(type, column.DataType);
        Assert.Equal(value, column[0]);
        Assert.Null(column[1]);
    }

    [Fact]
    public void ToDataFrame_NamesThatStandTwice_AreNumbered()
    {
        var table = Table.Of([1]).Text("Area", _ => "a").Text("Area", _ => "b").Text("Area 2", _ => "c").Text("", _ => "d").Build();

        Assert.Equal(["Area", "Area 2", "Area 2 2", "column"], table.ToDataFrame().Columns.Select(column => column.Name));
    }

    [Fact]
    public void ToDataFrame_MoreRowsThanShown_HoldsThemAll() =>
        Assert.Equal(1432, Table.Of(Enumerable.Range(0, 1432)).Whole("n", row => row).Build().ToDataFrame().Rows.Count);

    [Fact]
    public void ToDataFrame_MoreRowsThanKept_SaysWhereTheyAre()
    {
        var table = Table.Of(Enumerable.Range(0, Table.MaxKeptRows + 1)).Whole("n", row => row).CompleteList("deliverables/lists/x.csv").Build();

        var refused = Assert.Throws<InvalidOperationException>(table.ToDataFrame);

        Assert.Contains("keeps 10,000 of its 10,001 rows", refused.Message, StringComparison.Ordinal);
        Assert.Contains("deliverables/lists/x.csv", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToDataFrame_NoRows_HasItsColumns() =>
        Assert.Equal([typeof(long), typeof(DateTimeOffset)], Table.Of(Array.Empty<int>()).Whole("n", _ => 1).Instant("at", _ => At).Build()
            .ToDataFrame().Columns.Select(column => column.DataType));

    [Fact]
    public void FrameTable_EveryType_ShowsValuesAndEncodesText()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("<b>name</b>", ["<script>alert(1)</script>"]),
            new PrimitiveDataFrameColumn<long>("n", new long?[] { 12345 }),
            new PrimitiveDataFrameColumn<double>("d", new double?[] { 1 / 3d }),
            new PrimitiveDataFrameColumn<DateTimeOffset>("at", new DateTimeOffset?[] { At }));

        var html = FrameTable.Of(frame).ToHtml();

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>name", html, StringComparison.Ordinal);
        Assert.Contains(">12345<", html, StringComparison.Ordinal);
        Assert.Contains(">0.33<", html, StringComparison.Ordinal);
        Assert.Contains("2026-11-21 02:00:00 UTC", html, StringComparison.Ordinal);
    }
}
