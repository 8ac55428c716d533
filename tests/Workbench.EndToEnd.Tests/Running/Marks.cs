using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>One value that a chart of an executed notebook shows.</summary>
internal sealed record ShownMark(string Series, string Category, double Value);

/// <summary>Reads the charts of an executed notebook from their SVG.</summary>
internal static partial class Marks
{
    /// <param name="call">Text of the cell that made the chart, for example <c>bench.VerdictChart</c>.</param>
    public static async Task<IReadOnlyList<ShownMark>> ReadAsync(string notebook, string call, CancellationToken cancellation)
    {
        var cells = JsonNode.Parse(await File.ReadAllTextAsync(notebook, cancellation))!["cells"]!.AsArray();
        var cell = cells.Single(found => Text(found!["source"]).Contains(call, StringComparison.Ordinal))!;
        var html = string.Concat(cell["outputs"]!.AsArray().Select(output => Text(output!["data"]?["text/html"])));
        return [.. Mark().Matches(html).Select(match => new ShownMark(
            WebUtility.HtmlDecode(match.Groups["series"].Value), WebUtility.HtmlDecode(match.Groups["category"].Value),
            double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)))];
    }

    private static string Text(JsonNode? node) => node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => line!.ToString())),
        null => "",
        _ => node.ToString(),
    };

    [GeneratedRegex("class=\"mark\" data-series=\"(?<series>[^\"]*)\" data-category=\"(?<category>[^\"]*)\" data-value=\"(?<value>[^\"]*)\"")]
    private static partial Regex Mark();
}
