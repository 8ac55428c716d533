using System.Xml.Linq;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests.Displays;

public sealed class DisplayEncodingTests
{
    private static readonly string Hostile = HostileText.All;
    private static readonly FigureLabels Labels = new(Hostile, Hostile, Hostile, Hostile, Hostile);
    private static readonly FigureSeries[] Series = [new(Hostile, [1, 2]), new("b" + Hostile, [3, -4])];
    private static readonly string[] Categories = [Hostile, "b" + Hostile];

    private static readonly IReadOnlyDictionary<string, IDisplay> All = new Dictionary<string, IDisplay>
    {
        ["table"] = Table
            .Of([Hostile])
            .Caption(Hostile)
            .Text(Hostile, row => row)
            .Whole("n", _ => 1, Hostile)
            .Badge("b", row => new Badge(row, Tone.Bad))
            .CompleteList(Hostile)
            .TotalRow()
            .Build(),
        ["bar"] = Figure.Bar(Labels, Categories, Series),
        ["stacked"] = Figure.Bar(Labels, Categories, Series, stacked: true, horizontal: true),
        ["line"] = Figure.Line(Labels, Categories, Series),
        ["heat"] = Figure.HeatMap(Labels, Categories, Series),
        ["waterfall"] = Figure.Waterfall(Labels, [new(Hostile, 3, true), new("b" + Hostile, -1)]),
        ["card"] = new Card(Hostile, Hostile, Hostile, Hostile, Hostile),
        ["checklist"] = new Checklist(Hostile, [new(CheckState.Fail, Hostile, Hostile)]),
        ["notice"] = Notice.Failure(Hostile, Hostile),
        ["facts"] = new KeyFacts([new(Hostile, Hostile)], Hostile),
        ["timeline"] = new Timeline(Hostile, [new(DateTimeOffset.UnixEpoch, Hostile, Hostile)]),
        ["side"] = new SideBySide(Hostile, [new(Hostile, Hostile, Hostile + "x", "y" + Hostile, new Badge(Hostile, Tone.Good))]),
        ["progress"] = new ProgressLine(Hostile, 1, 2, 3, 0.5),
        ["document"] = new Document(Hostile, Hostile, 1, Hostile),
        ["stack"] = new DisplayStack(Notice.Success(Hostile)),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ToHtml_HostileText_IsInert(string name)
    {
        var html = NotebookFormatting.Format(All[name], "text/html")!;

        var elements = XElement.Parse(html).DescendantsAndSelf().ToList();
        Assert.DoesNotContain(elements, element => element.Name.LocalName is "script" or "img" or "iframe");
        Assert.DoesNotContain(
            elements.Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "id"
        );
        var styles = elements.Where(element => element.Name.LocalName == "style").ToList();
        Assert.NotEmpty(styles);
        Assert.DoesNotContain(styles, style => style.Value.Contains("alert", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', html);
        Assert.DoesNotContain('\u202E', html);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ToPlainText_HostileText_HasNoControlCharacters(string name)
    {
        var text = NotebookFormatting.Format(All[name], "text/plain")!;

        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202E', text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PreferredMimeTypes_OfEveryDisplay_BeginWithHtmlAndEndWithPlainText(string name)
    {
        var preferred = NotebookFormatting.PreferredMimeTypes(All[name]);

        Assert.Equal("text/html", preferred[0]);
        Assert.Equal("text/plain", preferred[^1]);
        Assert.All(preferred, mimeType => Assert.False(string.IsNullOrEmpty(NotebookFormatting.Format(All[name], mimeType))));
    }

    [Theory]
    [InlineData("javascript:alert(1)", "./javascript%3Aalert%281%29")]
    [InlineData("//evil.example/x", "./evil.example/x")]
    [InlineData("lists/a b.csv", "./lists/a%20b.csv")]
    public void Document_Path_IsAlwaysRelative(string path, string expected)
    {
        var html = XElement.Parse(new Document("list", path, 1, "00").ToHtml());

        Assert.Equal(expected, html.Descendants("a").Single().Attribute("href")!.Value);
    }
}
