using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Tests.Routes;

public sealed class DerivedRouteTests
{
    private static readonly Route Derived = DerivedRoute.Of(
        "vivantio",
        "gorgias",
        [new SourceCapability(Kind.Contact, "Caller"), new SourceCapability(Kind.Article, "Article"), new SourceCapability(Kind.Workflow, "Rule", IsOperatorFile: true)],
        [new DestinationCapability(Kind.Contact, "Customer", Outcome.Mapped, "Keyed by the source id.")],
        [.. Route.Names().Select(Route.Load)]);

    [Fact]
    public void Of_PairWithoutPage_TakesItsTableFromTheCapabilities()
    {
        Assert.Null(Derived.Page);
        Assert.Equal(["Caller", "Article", "Rule"], Derived.Objects.Select(row => row.Source));
        Assert.Equal([Arrival.Data, Arrival.Inventory, Arrival.Inventory], Derived.Objects.Select(row => row.Arrival));
        Assert.Contains(Derived.Objects[2].Notes, note => note.Contains("operator file", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_PairWithoutPage_TakesGotchasFromBothSides()
    {
        Assert.Contains(Derived.Gotchas, gotcha => gotcha.Code == "legacy-fields");
        Assert.Contains(Derived.Gotchas, gotcha => gotcha.Code == "ticket-overage");
        Assert.DoesNotContain(Derived.Gotchas, gotcha => gotcha.Side == "pair");
    }

    [Fact]
    public void Of_PairWithoutPage_KeepsTheDestinationsRules() =>
        Assert.Equal((5, true, 20_000_000), (Derived.Hypercare.Days, Derived.Hypercare.IsBusinessDays, Derived.MaxFileBytes));

    [Theory]
    [InlineData(null, FindingState.NeedsPerson)]
    [InlineData("Essential", FindingState.NeedsPerson)]
    [InlineData("advanced", FindingState.Clear)]
    public void PlanGate_SlaRow_FollowsTheStatedPlan(string? plan, FindingState state)
    {
        var finding = Assert.Single(PlanGate.Of(Route.Load("vivantio-intercom"), plan), found => found.Code == "plan.sla-policy");

        Assert.Equal(state, finding.State);
        Assert.Equal(state == FindingState.NeedsPerson, finding.Next is not null);
    }
}
