using System.Text.RegularExpressions;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Routes;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Routes;

public sealed partial class RouteTests
{
    /// <summary>Rows one to one, percent where stated, overall grade, axes from object compatibility to data volume where stated, timeline.</summary>
    public static TheoryData<string, int, int?, string, string, string> Pages => new()
    {
        { "ivinex-intercom", 11, 92, "C", "CCBBB", "3-5 weeks" },
        { "vivantio-intercom", 9, 75, "C", "CCBBB", "3-5 weeks" },
        { "ivinex-gorgias", 5, null, "C", "", "3-5 weeks" },
        { "infoset-intercom", 6, 50, "B", "BCBBA", "2-4 weeks" },
        { "ivinex-zoho-desk", 6, null, "C", "", "2-4 weeks" },
    };

    [Fact]
    public void Names_ShippedRoutes_AreTheFivePages() => Assert.Equal(Pages.Select(page => page.Data.Item1).Order(StringComparer.Ordinal), Route.Names());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Load_ShippedRoute_IsComplete(string name, int oneToOne, int? percent, string grade, string axes, string timeline)
    {
        var route = Route.Load(name);
        var page = route.Page!;

        Assert.Equal(name, $"{route.Source}-{route.Destination}");
        Assert.Equal((12, 12), (page.Objects, route.Objects.Count));
        Assert.Equal((oneToOne, oneToOne), (page.OneToOne, route.Objects.Count(row => row.Cardinality == "1:1")));
        Assert.Equal((percent, grade, axes, timeline), (page.Percent, page.OverallGrade, string.Concat(page.Axes.Select(axis => axis.Grade)), page.Timeline));
        Assert.True(page.Percent is null || page.Percent == (int)Math.Round(100.0 * oneToOne / 12));
        Assert.All(route.Objects, row => Assert.True(row.Kind is null || KindName.TryParse(row.Kind, out _), $"{name}: {row.Source}"));
        Assert.All(route.Objects, row => Assert.NotEmpty(row.Notes));
        Assert.All(route.Sample.Quotas, quota => Assert.True(KindName.TryParse(quota.Key, out _) && quota.Value > 0));
        Assert.True(route.Sample.SpotCheckMin > 0 && route.Sample.SpotCheckMax >= route.Sample.SpotCheckMin);
        Assert.True(route.Hypercare.Days > 0 && route.MaxFileBytes > 0 && route.LoadOrder.Count > 3 && route.Approach.Count >= 6);
        Assert.Distinct(route.Gotchas.Select(gotcha => gotcha.Code));
        Assert.All(page.TimelineRules.SelectMany(rule => (rule.AtMost ?? rule.AtLeast)!.Keys), what =>
            Assert.True(KindName.TryParse(what, out _) || what is "record" or "custom-field" or "legacy-field", what));
    }

    [Fact]
    public void Load_UnknownRoute_ListsTheKnownOnes() =>
        Assert.Contains("ivinex-intercom", Assert.Throws<PlanException>(() => Route.Load("nowhere")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("ivinex-intercom")]
    [InlineData("vivantio-intercom")]
    [InlineData("infoset-intercom")]
    public void Gotchas_StatedSeverities_QuoteThePage(string name)
    {
        var route = Route.Load(name);
        var lines = SharedPage.Read(PageOf(name)).ToList();
        var start = lines.IndexOf("Gotchas + challenges");
        var end = lines.IndexOf("Pair-specific challenges");
        var stated = lines[start..end].Where(line => line is "High" or "Medium" or "Low").Select(line => line.ToLowerInvariant());

        Assert.Equal(stated, route.Gotchas.Where(gotcha => gotcha.Side != "pair").Select(gotcha => gotcha.Severity));
        Assert.All(route.Gotchas, gotcha => Assert.False(gotcha.IsSeverityOurs));
    }

    [Fact]
    public async Task Gotchas_EveryOne_NamesACheckThatExists()
    {
        await using var test = await Rehearsal.BeginAsync();
        var schema = new SchemaSnapshot("any", "w", [], [], []);
        foreach (var route in Route.Names().Select(Route.Load))
        {
            var checks = new GotchaChecks(
                route, null, new Discovery(schema, schema, []), test.Read, new QuotaReading(null, null, null, 0, 0), PromptClock.Start);
            Assert.All(route.Gotchas, gotcha =>
            {
                Assert.Equal(gotcha.Code, checks.Run(gotcha).Code);
                Assert.Contains(gotcha.Side, new[] { "source", "destination", "pair" });
                Assert.Contains(gotcha.Severity, new[] { "high", "medium", "low" });
            });
        }
    }

    [Theory]
    [InlineData("ivinex-intercom")]
    [InlineData("vivantio-intercom")]
    [InlineData("infoset-intercom")]
    public void Objects_PageWithCards_QuoteThePage(string name)
    {
        var lines = SharedPage.Read(PageOf(name));
        var rows = Enumerable.Range(0, lines.Count)
            .Where(index => lines[index] == "maps to")
            .Select(index => (Source: lines[index - 1], Destination: lines[index + 2], Cardinality: lines[index + 3], Support: lines[index + 4]));

        Assert.Equal(rows, Route.Load(name).Objects.Select(row => (row.Source, row.Destination, row.Cardinality, row.Support)));
    }

    [Theory]
    [InlineData("ivinex-gorgias")]
    [InlineData("ivinex-zoho-desk")]
    public void Objects_PageWithTable_QuoteThePage(string name)
    {
        var rows = SharedPage.Read(PageOf(name))
            .Select(line => TableRow().Match(line))
            .Where(match => match.Success)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value));

        Assert.Equal(rows, Route.Load(name).Objects.Select(row => (row.Source, row.Destination, row.Cardinality, row.Support)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Grades_EveryRoute_QuoteThePage(string name, int oneToOne, int? percent, string grade, string axes, string timeline)
    {
        var page = Route.Load(name).Page!;
        var lines = SharedPage.Read(PageOf(name)).Select(line => line.Replace('–', '-')).ToList();

        Assert.All(page.Axes, axis => Assert.Equal(axis.Grade, lines[lines.LastIndexOf(axis.Axis) + 1]));
        Assert.Contains(lines, line => line == grade + "Moderate" || line == grade + "Standard");
        Assert.Contains(timeline, lines);
        Assert.Contains($"{oneToOne} of 12", lines);
        Assert.True(percent is null || lines.Contains($"{percent}%"));
        Assert.Equal(axes.Length, page.Axes.Count);
    }

    [Theory]
    [InlineData("ivinex-intercom", "one-week", 7, false)]
    [InlineData("vivantio-intercom", "one-week", 7, false)]
    [InlineData("infoset-intercom", "one-week", 7, false)]
    [InlineData("ivinex-zoho-desk", "one-week", 7, false)]
    [InlineData("ivinex-gorgias", "five-business-day", 5, true)]
    public void Hypercare_EveryRoute_IsAsLongAsThePageSays(string name, string words, int days, bool isBusinessDays)
    {
        Assert.Contains(SharedPage.Read(PageOf(name)), line => line.Contains(words + " hypercare", StringComparison.Ordinal));
        Assert.Equal(new HypercareRule(days, isBusinessDays), Route.Load(name).Hypercare);
    }

    private static string PageOf(string route)
    {
        var at = route.IndexOf('-', StringComparison.Ordinal);
        return $"{route[..at]}-to-{route[(at + 1)..]}";
    }

    [GeneratedRegex(@"^\| (.+?) \| (.+?)(1:1|1:many|lossy) \| (.+?) \|")]
    private static partial Regex TableRow();
}
