using System.Text.RegularExpressions;
using Workbench.Connectors.Gorgias.Facts;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Facts;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.ZohoDesk.Facts;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Tests.Shared;

namespace Workbench.Connectors.Tests;

/// <summary>The tables of doubts against what the composers write, and against the page that people read.</summary>
public sealed partial class DoubtTableTests
{
    private static readonly Destination[] All =
    [
        new("Intercom", "Intercom", IntercomDoubts.Rules, IntercomEndpoints.All),
        new("Gorgias", "Gorgias", GorgiasDoubts.Rules, GorgiasEndpoints.All),
        new("Zoho Desk", "ZohoDesk", DeskDoubts.Rules, DeskEndpoints.All),
    ];

    public static TheoryData<string> Labels => [.. All.Select(found => found.Label)];

    [Theory]
    [MemberData(nameof(Labels))]
    public void Rules_OperationsOfTheComposers_AreAllThere(string label)
    {
        var (_, folder, rules, endpoints) = All.Single(found => found.Label == label);
        var writes = endpoints.Where(row => row.Safety == Safety.Write).Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        var composed = Directory.EnumerateFiles(Path.Combine(Repository.Root.FullName, "lib", "Workbench.Connectors", folder, "Compose"), "*.cs")
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Where(writes.Contains).ToHashSet(StringComparer.Ordinal);

        Assert.True(composed.Count >= 4, $"Only {composed.Count} operations were found in the composers of {label}.");
        Assert.Empty(composed.Except(rules.Select(rule => rule.Operation)));
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Page_OfTheWriteProtocol_HasEveryRow(string label)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root.FullName, "docs", "write-protocol.md")).ReplaceLineEndings("\n");
        var rows = page.Split('\n').Where(line => line.StartsWith($"| {label} |", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(
            All.Single(found => found.Label == label).Rules.Select(rule => Row(label, rule)).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    private static string Row(string label, DoubtRule rule) =>
        $"| {label} | `{rule.Operation}` | {rule.LooksBy} | {(rule.Lags ? "yes" : "no")} | {rule.EndsInDoubt ?? "never"} |";

    [GeneratedRegex("\"(?<name>[a-z-]+\\.[a-z.-]+)\"")]
    private static partial Regex Literal();

    private sealed record Destination(string Label, string Folder, IReadOnlyList<DoubtRule> Rules, IReadOnlyCollection<Endpoint> Endpoints);
}
