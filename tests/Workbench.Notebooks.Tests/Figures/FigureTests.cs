using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;

namespace Workbench.Notebooks.Tests.Figures;

public sealed class FigureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly FigureLabels Labels = new("Fields per kind", "Defects should be zero.", "Kind", "Fields", "count");
    private static readonly string[] Categories = ["Ticket", "Contact", "A very long category name that does not fit into its band at all"];
    private static readonly FigureSeries[] Series = [new("Equal", [300, 20.5, 0], Tone.Good), new("Defect", [0, -7, null], Tone.Bad)];

    private static readonly IReadOnlyDictionary<string, Figure> All = new Dictionary<string, Figure>
    {
        ["bar"] = Figure.Bar(Labels, Categories, Series),
        ["bar horizontal"] = Figure.Bar(Labels, Categories, Series, horizontal: true),
        ["stacked"] = Figure.Bar(Labels, Categories, Series, stacked: true),
        ["stacked horizontal"] = Figure.Bar(Labels, Categories, Series, stacked: true, horizontal: true),
        ["line"] = Figure.Line(Labels, Categories, Series),
        ["heat map"] = Figure.HeatMap(Labels, Categories, Series),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_Marks_SumToTheSeries(string name)
    {
        var marks = Marks(All[name]);

        Assert.Equal(5, marks.Count);
        foreach (var series in Series)
        {
            var sum = marks.Where(mark => mark.Attribute("data-series")!.Value == series.Name).Sum(Value);
            Assert.Equal(series.Values.Sum(value => value ?? 0), sum);
        }
        Assert.All(marks, mark => Assert.Contains(mark.Attribute("data-category")!.Value, Categories));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_AnyKind_IsNamedAndLabelled(string name)
    {
        var svg = XElement.Parse(All[name].ToSvg());

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(Labels.Title, svg.Element(Svg + "title")!.Value);
        Assert.Equal(Labels.Description, svg.Element(Svg + "desc")!.Value);
        var texts = svg.Descendants(Svg + "text").Select(text => text.Value).ToList();
        Assert.Contains("Kind", texts);
        Assert.Contains("Fields (count)", texts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToSvg_AnyKind_HasFiniteCoordinates(string name) =>
        Assert.DoesNotContain("NaN", All[name].ToSvg() + Figure.Bar(Labels, ["a"], [new("s", [0])]).ToSvg());

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(1e-300)]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    public void ToSvg_ExtremeValue_IsDrawn(double value)
    {
        var svg = Figure.Bar(Labels, ["a"], [new("s", [value])]).ToSvg();

        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("∞", svg);
        XElement.Parse(svg);
    }

    [Fact]
    public void ToSvg_StackedBars_StandOnOneAnother()
    {
        var marks = Marks(Figure.Bar(Labels, ["a"], [new("x", [3]), new("y", [4])], stacked: true));

        Assert.Equal(Coordinate(marks[1], "y") + Coordinate(marks[1], "height"), Coordinate(marks[0], "y"), 1);
    }

    [Fact]
    public void ToSvg_Waterfall_CarriesChangesAndLevels()
    {
        var marks = Marks(
            Figure.Waterfall(Labels, [new("Source", 100, true), new("Excluded", -30), new("Split", 5), new("Destination", 75, true)])
        );

        Assert.Equal([100, -30, 5, 75], marks.Select(Value));
        Assert.Equal(Coordinate(marks[2], "y"), Coordinate(marks[3], "y"), 1);
    }

    [Fact]
    public void ToSvg_ThirtyCategories_NamesDoNotOverlap()
    {
        var categories = Enumerable.Range(1, 30).Select(number => $"Custom field {number} with a long name").ToArray();
        var svg = XElement.Parse(Figure.Bar(Labels, categories, [new("s", [.. categories.Select(_ => (double?)1)])]).ToSvg());

        var starts = svg.Descendants(Svg + "g")
            .Select(group => (string?)group.Attribute("transform"))
            .OfType<string>()
            .Select(transform => double.Parse(transform.Split('(', ' ')[1], CultureInfo.InvariantCulture))
            .ToList();

        Assert.Equal(30, starts.Count);
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 15));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlotlyJson_AnyKind_HasDataAndLayout(string name)
    {
        using var json = JsonDocument.Parse(All[name].ToPlotlyJson());

        var data = json.RootElement.GetProperty("data");
        Assert.Equal(name == "heat map" ? 1 : 2, data.GetArrayLength());
        Assert.All(
            data.EnumerateArray(),
            trace => Assert.Contains(trace.GetProperty("type").GetString(), new[] { "bar", "scatter", "heatmap" })
        );
        Assert.Equal(Labels.Title, json.RootElement.GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void ToPlotlyJson_HostileLabel_StaysInsideItsString()
    {
        var json = Figure.Bar(Labels with { Title = "</script><script>alert(1)" }, ["<a href='x'>"], [new("s", [1])]).ToPlotlyJson();

        Assert.DoesNotContain('<', json);
        using var document = JsonDocument.Parse(json);
        Assert.Equal("&lt;a href=&#39;x&#39;&gt;", document.RootElement.GetProperty("data")[0].GetProperty("x")[0].GetString());
    }

    [Fact]
    public void Bar_WrongNumberOfValues_NamesTheSeries()
    {
        var error = Assert.Throws<ArgumentException>(() => Figure.Bar(Labels, ["a", "b"], [new("Equal", [1])]));

        Assert.Contains("'Equal'", error.Message);
    }

    [Fact]
    public void WithList_AnyFigure_LinksToTheListInEveryRendering()
    {
        var figure = Figure.Bar(new FigureLabels("T", "D", "Kind", "Fields"), ["a"], [new FigureSeries("s", [1])]).WithList("deliverables/lists/a.csv");

        Assert.Contains("""<a href="../deliverables/lists/a.csv">deliverables/lists/a.csv</a>""", figure.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("deliverables/lists/a.csv", figure.ToPlainText(), StringComparison.Ordinal);
        Assert.Equal(
            "deliverables/lists/a.csv",
            JsonElement.Parse(figure.ToPlotlyJson()).GetProperty("layout").GetProperty("meta").GetProperty("completeList").GetString());
    }

    private static List<XElement> Marks(Figure figure) =>
        [.. XElement.Parse(figure.ToSvg()).Descendants().Where(element => (string?)element.Attribute("class") == "mark")];

    private static double Value(XElement mark) => Coordinate(mark, "data-value");

    private static double Coordinate(XElement mark, string name) => double.Parse(mark.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
