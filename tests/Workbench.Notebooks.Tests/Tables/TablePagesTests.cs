using System.Xml.Linq;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests.Tables;

public sealed class TablePagesTests
{
    [Fact]
    public void ToHtml_AFullPage_HasNoPages() => Assert.Empty(Pages(Of(25)));

    [Fact]
    public void ToHtml_MoreThanAPage_HasEveryShownRowOnce()
    {
        var pages = Pages(Of(60));

        Assert.Equal(["1–25", "26–50", "51–60"], pages.Select(page => page.Element("summary")!.Value));
        Assert.Equal([25, 25, 10], pages.Select(page => page.Descendants("tbody").Elements().Count()));
        Assert.Equal(Enumerable.Range(1, 60).Select(row => $"row {row}"), pages.Descendants("td").Where(cell => cell.Value.StartsWith("row", StringComparison.Ordinal)).Select(cell => cell.Value));
    }

    [Fact]
    public void ToHtml_MoreThanAPage_OpensTheFirstAlone() =>
        Assert.Equal([true, false, false], Pages(Of(60)).Select(page => page.Attribute("open") is not null));

    [Fact]
    public void ToHtml_MoreThanAPage_EveryPageHasHeadAndTotal() =>
        Assert.All(Pages(Table.Of(Enumerable.Range(1, 30)).Whole("n", row => row).TotalRow().Build()), page =>
        {
            Assert.Equal("n", Assert.Single(page.Descendants("th")).Value);
            Assert.Equal("465", Assert.Single(page.Descendants("tfoot")).Value);
        });

    [Fact]
    public void ToHtml_MoreRowsThanShown_LeadsToTheCompleteList()
    {
        var html = XElement.Parse(Table.Of(Enumerable.Range(1, 5000)).Whole("n", row => row).CompleteList("deliverables/lists/x.csv").Build().ToHtml());

        Assert.Equal(100, html.Descendants("tbody").Elements().Count());
        Assert.Equal("../deliverables/lists/x.csv", Assert.Single(html.Descendants("a")).Attribute("href")!.Value);
    }

    [Fact]
    public void ToHtml_TwoTables_HaveGroupsOfTheirOwn() => Assert.NotEqual(Group(Of(60)), Group(Of(61)));

    [Fact]
    public void ToHtml_SameTableAgain_IsTheSame() => Assert.Equal(Of(60).ToHtml(), Of(60).ToHtml());

    [Fact]
    public void ToHtml_OtherValues_LeaveNoTraceInTheGroup() =>
        Assert.Equal(Group(Of(60)), Group(Table.Of(Enumerable.Range(1, 60)).Text("a", _ => "somebody@example.com").Build()));

    [Fact]
    public void ToHtml_MoreThanAPage_HoldsNeitherScriptNorId() =>
        Assert.DoesNotContain(
            XElement.Parse(Of(60).ToHtml()).Descendants(),
            one => one.Name == "script" || one.Attributes().Any(found => found.Name == "id" || found.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));

    private static Table Of(int rows) => Table.Of(Enumerable.Range(1, rows)).Text("a", row => $"row {row}").Build();

    private static List<XElement> Pages(Table table) => [.. XElement.Parse(table.ToHtml()).Descendants("details")];

    private static string Group(Table table) => Assert.Single(Pages(table).Select(page => page.Attribute("name")!.Value).Distinct());
}
