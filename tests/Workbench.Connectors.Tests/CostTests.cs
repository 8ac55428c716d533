using Workbench.Core.Connectors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Tests;

/// <summary>Every connector states what its calls cost and what it may use of the quota, before the first call.</summary>
public sealed class CostTests
{
    public static TheoryData<string> Sources => [.. ConnectorCatalog.Sources.Keys];

    public static TheoryData<string> Destinations => [.. ConnectorCatalog.Destinations.Keys];

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Costs_Source_CoverLookReadAndDownload(string name)
    {
        var entry = ConnectorCatalog.Sources[name];
        await using var source = entry.Open(Profile(name, entry.Account), Services());

        RequireSteps(source.Costs, [CostStep.Look, CostStep.Read, CostStep.Download]);
        RequireTerms(source.QuotaTerms);
    }

    [Theory]
    [MemberData(nameof(Destinations))]
    public async Task Costs_Destination_CoverEveryWritingStep(string name)
    {
        var entry = ConnectorCatalog.Destinations[name];
        await using var destination = entry.Open(Profile(name, entry.Account), Services());

        RequireSteps(destination.Costs, [CostStep.Look, CostStep.Provision, CostStep.Scan, CostStep.Load, CostStep.ReadBack]);
        Assert.NotEmpty(destination.QuotaTerms.Limits);
        RequireTerms(destination.QuotaTerms);
    }

    private static void RequireSteps(IReadOnlyList<CallCost> costs, CostStep[] steps)
    {
        Assert.Equal(steps, costs.Select(cost => cost.Step).Distinct().Order());
        Assert.All(costs, cost => Assert.True(cost is { Calls: > 0, Credits: >= 1 } && cost.Call.Contains(' ', StringComparison.Ordinal), cost.ToString()));
        Assert.Equal(costs.Count, costs.DistinctBy(cost => (cost.Step, cost.Call, cost.Per)).Count());
    }

    private static void RequireTerms(QuotaTerms terms) => Assert.All(terms.Limits, limit => Assert.True(limit.Amount > 0 && limit.Per > TimeSpan.Zero, limit.ToString()));

    private static ConnectorServices Services() => new(new HttpClientHandler(), TimeProvider.System, new Random(1), new SecretScrubber());

    private static ConnectionProfile Profile(string name, AccountTemplate template) => new(
        name, template.BaseUrl, template.Settings, template.Secrets(template.Settings).ToDictionary(secret => secret, _ => new Secret("not-a-secret")), "");
}
