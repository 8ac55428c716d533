using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests;

public sealed class QueryTableTests
{
    public static TheoryData<object?[], Type, object?[], string> Columns => new()
    {
        { [4711L, null], typeof(long), [4711L, null], "4711" },
        { [1L, 2.5], typeof(decimal), [1m, 2.5m], "2.5" },
        { [1e300, 2.5], typeof(string), ["1E+300", "2.5"], "1E+300" },
        { ["2026-11-21T03:00:00.1234567Z", null], typeof(DateTimeOffset), [new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero).AddTicks(1234567), null], "2026-11-21T03:00:00.1234567Z" },
        { ["2026-11-21", null], typeof(string), ["2026-11-21", null], "2026-11-21" },
        { ["a", 1L], typeof(string), ["a", "1"], "a" },
        { [null, null], typeof(string), [null, null], "column" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Of_Values_GiveTheColumnItsTypeAndStayAsWritten(object?[] values, Type type, object?[] kept, string shown)
    {
        var table = QueryTable.Of(["column"], [.. values.Select(value => new[] { value })], "select");

        var column = Assert.Single(table.ToColumns());
        Assert.Equal(type, column.ValueType);
        Assert.Equal(kept, column.Values);
        Assert.Contains(shown, table.ToPlainText(), StringComparison.Ordinal);
    }

    /// <summary>What a person selects may be out of a record, whatever it is called; a masked record shows only what cannot be.</summary>
    [Theory]
    [InlineData("key", "ivinex/contact/1", false)]
    [InlineData("State", "Loaded", false)]
    [InlineData("label", "Ada Lovelace", true)]
    [InlineData("expected", "Ada Lovelace", true)]
    [InlineData("upper(label)", "ADA LOVELACE", true)]
    [InlineData("records", 12L, false)]
    public void Of_Columns_AreTextsOfRecordsUnlessTheyCannotBe(string column, object value, bool isRecordText) =>
        Assert.Equal(isRecordText, Assert.Single(QueryTable.Of([column], [[value]], "select").Columns).IsRecordText);

    [Fact]
    public void Of_Bytes_AreCounted() =>
        Assert.Contains("that are no text", QueryTable.Of(["content"], [[new byte[3]]], "select").ToPlainText(), StringComparison.Ordinal);

    [Fact]
    public void Of_ManyRows_ShowsSomeAndKeepsAll()
    {
        var table = QueryTable.Of(["n"], [.. Enumerable.Range(0, 1000).Select(row => new object?[] { (long)row })], "select");

        Assert.Equal(200, table.Rows.Count);
        Assert.Equal(1000, table.ToColumns()[0].Values.Count);
    }
}
