using System.Xml.Linq;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests.Tables;

public sealed class TableTests
{
    [Fact]
    public void ToPlainText_MixedColumns_AreAligned()
    {
        var table = Table
            .Of([("日本", 5L), ("Ticket", 12345L)])
            .Text("Kind", row => row.Item1)
            .Whole("Records", row => row.Item2)
            .TotalRow()
            .Build();

        Assert.Equal(
            """
            Kind    Records
            ------  -------
            日本          5
            Ticket   12,345
            ------  -------
            Total    12,350
            """.ReplaceLineEndings("\n"),
            table.ToPlainText()
        );
    }

    [Fact]
    public void Build_MoreRowsThanShown_CountsAndTotalsAll()
    {
        var table = Table.Of(Enumerable.Range(1, 1432)).Whole("n", row => row).TotalRow().CompleteList("lists/x.csv").Build();

        Assert.Equal(100, table.Rows.Count);
        Assert.Equal(1432, table.RowCount);
        Assert.Equal(1432L * 1433 / 2, table.Total![0]);
        Assert.Contains("showing 100 of 1,432: complete list in lists/x.csv", table.ToHtml());
        Assert.Contains("showing 100 of 1,432: complete list in lists/x.csv", table.ToPlainText());
    }

    [Fact]
    public void Build_NoRows_SaysSo() =>
        Assert.EndsWith("No rows.", Table.Of(Array.Empty<int>()).Whole("n", row => row).Build().ToPlainText());

    [Fact]
    public void Build_NoColumn_Throws() => Assert.Throws<InvalidOperationException>(() => Table.Of([1]).Build());

    [Fact]
    public void ToHtml_EveryType_IsWrittenInItsForm()
    {
        var table = Table
            .Of([1])
            .Decimal("d", _ => 1234.5m)
            .Percent("p", _ => 0.125m)
            .Bytes("b", _ => 1_400_000)
            .Duration("t", _ => TimeSpan.FromMinutes(125))
            .Instant("i", _ => new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.FromHours(1)))
            .YesNo("y", _ => true)
            .Text("n", _ => null)
            .Badge("v", _ => Badge.For("Equal"))
            .Build();

        var cells = XElement.Parse(table.ToHtml()).Descendants("td").Select(cell => cell.Value);

        Assert.Equal(["1,234.5", "12.5 %", "1.4 MB", "2 h 05 min", "2026-11-21 02:00:00 UTC", "yes", "", "✓Equal"], cells);
    }

    [Fact]
    public void ToHtml_LongText_IsShortenedWithItsLength()
    {
        var html = Table.Of([new string('x', 1000)]).Text("body", row => row).Build().ToHtml();

        Assert.Contains("… (600 more characters)", html);
    }

    [Fact]
    public void ToHtml_Numbers_AlignToTheEnd()
    {
        var head = XElement.Parse(Table.Of([1]).Text("a", _ => "").Whole("n", row => row).Build().ToHtml()).Descendants("th").ToList();

        Assert.Null(head[0].Attribute("class"));
        Assert.Equal("end", head[1].Attribute("class")!.Value);
    }
}
