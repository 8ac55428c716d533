using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Routes;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Routes;

public sealed class RouteTests
{
    private static readonly Route Ivinex = Route.Load("ivinex-intercom");

    [Fact]
    public void Load_EveryShippedRoute_IsComplete()
    {
        Assert.Contains("ivinex-intercom", Route.Names());
        Assert.All(Route.Names(), name =>
        {
            var route = Route.Load(name);
            Assert.Equal(name, $"{route.Source}-{route.Destination}");
            Assert.Equal(route.Page.Objects, route.Objects.Count);
            Assert.All(route.Objects, row => Assert.True(row.Kind is null || KindName.TryParse(row.Kind, out _), $"{name}: {row.Source}"));
            Assert.All(route.Objects.Where(row => row.Outcome != Outcome.Mapped), row => Assert.NotEmpty(row.Notes));
            Assert.All(route.Sample.Quotas, quota => Assert.True(KindName.TryParse(quota.Key, out _) && quota.Value > 0));
            Assert.Distinct(route.Gotchas.Select(gotcha => gotcha.Code));
        });
    }

    [Fact]
    public void Load_UnknownRoute_ListsTheKnownOnes() =>
        Assert.Contains("ivinex-intercom", Assert.Throws<PlanException>(() => Route.Load("nowhere")).Message, StringComparison.Ordinal);

    [Fact]
    public void Objects_IvinexToIntercom_AreTwelveWithElevenOneToOne()
    {
        Assert.Equal(12, Ivinex.Objects.Count);
        Assert.Equal(11, Ivinex.Objects.Count(row => row.Cardinality == "1:1"));
        Assert.Equal((11, 12, 92), (Ivinex.Page.OneToOne, Ivinex.Page.Objects, Ivinex.Page.Percent));
        Assert.Equal((int)Math.Round(100.0 * 11 / 12), Ivinex.Page.Percent);
    }

    [Fact]
    public async Task Gotchas_EveryOne_NamesACheckThatExists()
    {
        await using var test = await Rehearsal.BeginAsync();
        var schema = new SchemaSnapshot("any", "w", [], [], []);
        var checks = new GotchaChecks(new Discovery(schema, schema, []), test.Read, new QuotaReading(null, null, null, 0, 0), PromptClock.Start);

        foreach (var route in Route.Names().Select(Route.Load))
        {
            Assert.All(route.Gotchas, gotcha =>
            {
                Assert.Equal(gotcha.Code, checks.Run(gotcha).Code);
                Assert.Contains(gotcha.Side, new[] { "source", "destination", "pair" });
                Assert.Contains(gotcha.Severity, new[] { "high", "medium", "low" });
            });
        }
    }

    [Fact]
    public void Objects_IvinexToIntercom_QuoteThePage()
    {
        var lines = SharedPage.Read("ivinex-to-intercom");
        var rows = Enumerable.Range(0, lines.Count)
            .Where(index => lines[index] == "maps to")
            .Select(index => (Source: lines[index - 1], Destination: lines[index + 2], Cardinality: lines[index + 3], Support: lines[index + 4]));

        Assert.Equal(rows, Ivinex.Objects.Select(row => (row.Source, row.Destination, row.Cardinality, row.Support)));
    }

    [Fact]
    public void Grades_IvinexToIntercom_QuoteThePage()
    {
        var lines = SharedPage.Read("ivinex-to-intercom");

        Assert.All(Ivinex.Page.Axes, axis => Assert.Equal(axis.Grade, lines[lines.ToList().LastIndexOf(axis.Axis) + 1]));
        Assert.Equal(Ivinex.Page.OverallGrade, lines[lines.ToList().IndexOf("Overall complexity") - 1]);
        Assert.Contains(Ivinex.Page.Timeline.Replace('–', '-'), lines.Select(line => line.Replace('–', '-')));
        Assert.Contains($"{Ivinex.Page.OneToOne} of {Ivinex.Page.Objects}", lines);
        Assert.Contains($"{Ivinex.Page.Percent}%", lines);
    }
}
