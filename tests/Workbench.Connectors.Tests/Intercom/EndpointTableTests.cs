using System.Text.RegularExpressions;
using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Tests.Shared;

namespace Workbench.Connectors.Tests.Intercom;

public sealed partial class EndpointTableTests
{
    [Fact]
    public void All_EveryRow_StandsInTheVendorsDescription()
    {
        var description = SharedMaterial.Require("specs", "intercom-2.16.yaml");
        var described = new HashSet<string>(StringComparer.Ordinal);
        var path = "";
        foreach (var line in File.ReadLines(description).TakeWhile(line => line != "components:"))
        {
            if (PathLine().Match(line) is { Success: true } start)
            {
                path = Shape(start.Groups[1].Value);
            }
            else if (VerbLine().Match(line) is { Success: true } verb)
            {
                described.Add($"{verb.Groups[1].Value.ToUpperInvariant()} {path}");
            }
        }

        Assert.Empty(IntercomEndpoints.All.Where(row => !described.Contains($"{row.Method} {Shape(row.PathTemplate)}")).Select(row => row.Name));
    }

    [Fact]
    public void All_SafeRows_ReadOnly() => Assert.All(
        IntercomEndpoints.All.Where(row => row.Safety == Safety.Safe),
        row => Assert.True(row.Method == HttpMethod.Get || row.PathTemplate.EndsWith("/search", StringComparison.Ordinal), row.Name));

    private static string Shape(string path) => Placeholder().Replace(path, "{}");

    [GeneratedRegex(@"^  ""?(/[^"":]*)""?:$")]
    private static partial Regex PathLine();

    [GeneratedRegex("^    (get|post|put|delete):$")]
    private static partial Regex VerbLine();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
