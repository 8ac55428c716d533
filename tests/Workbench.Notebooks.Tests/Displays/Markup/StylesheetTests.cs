using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Tests.Displays.Markup;

/// <summary>A display carries the rules for what is in it, and no others.</summary>
public sealed class StylesheetTests
{
    private const string Base = ".wb .caption{";
    private const string Rows = ".wb thead th{";
    private const string Tones = ".wb .bad{";
    private const string Panels = ".wb .panel{";
    private const string Lists = ".wb dl{";
    private const string Bars = ".wb .bar{";

    private static readonly string[] All = [Base, Rows, Tones, Panels, Lists, Bars];

    public static TheoryData<IDisplay, string[]> Displays => new()
    {
        { new ProgressLine("load", 10, 10), [Base] },
        { new ProgressLine("load", 5, 10), [Base, Tones, Bars] },
        { new KeyFacts([new KeyFact("Records", "10")]), [Base, Lists] },
        { Notice.Success("Signed"), [Base, Tones, Panels] },
        { Table.Of([1]).Whole("n", row => row).Build(), [Base, Rows] },
        { Table.Of([1]).Badge("state", _ => Badge.For("Defect")).Build(), [Base, Rows, Tones] },
        { new DisplayStack(new KeyFacts([new KeyFact("Records", "10")]), Table.Of([1]).Whole("n", row => row).Build()), [Base, Rows, Lists] },
    };

    [Theory]
    [MemberData(nameof(Displays))]
    public void For_OneDisplay_HoldsTheRulesOfItsMarkupOnly(IDisplay display, string[] expected)
    {
        var sheets = Stylesheet.For(display.Body()).ToString();

        Assert.Equal(expected, All.Where(rule => sheets.Contains(rule, StringComparison.Ordinal)));
    }

    [Fact]
    public void For_TextThatLooksLikeMarkup_NeedsNoRules()
    {
        var sheets = Stylesheet.For(new KeyFacts([new KeyFact("<table><dl class=\"panel\">", "x")]).Body()).ToString();

        Assert.DoesNotContain(Rows, sheets, StringComparison.Ordinal);
    }
}
