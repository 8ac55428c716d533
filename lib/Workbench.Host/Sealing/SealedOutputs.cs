using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Host.Documents;
using Workbench.Host.Export;
using Workbench.Host.Formatting;
using Workbench.Host.Sessions;

namespace Workbench.Host.Sealing;

/// <summary>
/// Takes outputs of any host into the record: without secrets, and without anything that could act when the file is opened. What a headless run
/// puts out passes unchanged.
/// </summary>
internal sealed partial class SealedOutputs(Func<string, string> scrub)
{
    private static readonly string[] Data = ["application/json", "application/vnd.plotly.v1+json", "image/png", "image/jpeg", "image/gif", "text/markdown", "text/plain"];
    private static readonly string[] Markup = ["text/html", "image/svg+xml"];

    private readonly List<string> dropped = [];

    /// <summary>What was left out so far, and why.</summary>
    public IReadOnlyList<string> Dropped => dropped;

    /// <summary>A text without secrets.</summary>
    public string Text(string text) => scrub(text);

    /// <param name="cell">Names the cell in <see cref="Dropped"/>.</param>
    public IReadOnlyList<CellOutput> Of(IEnumerable<CellOutput> outputs, string cell) => [.. outputs.Select(output => Of(output, cell))];

    private CellOutput Of(CellOutput output, string cell) => output switch
    {
        StreamOutput stream => stream with { Text = Plain(stream.Text) },
        DisplayOutput display => new DisplayOutput(Of(display.Data, cell)),
        ResultOutput result => new ResultOutput(result.ExecutionCount, Of(result.Data, cell)),
        ErrorOutput error => new ErrorOutput(Plain(error.Name), Plain(error.Value), [.. error.Traceback.Select(Plain)]),
        _ => output,
    };

    private MimeBundle Of(MimeBundle bundle, string cell)
    {
        var kept = new List<KeyValuePair<string, JsonNode>>();
        foreach (var (type, node) in BundleScrubbing.Apply(bundle, scrub).Contents)
        {
            if (Data.Contains(type))
            {
                kept.Add(KeyValuePair.Create(type, type == "text/plain" ? JsonValue.Create(Plain(MultilineText.Read(node) ?? node.ToJsonString())) : node));
            }
            else if (!Markup.Contains(type))
            {
                dropped.Add($"{cell}: {type} is not kept in a record");
            }
            else if (InertHtml.Check(MultilineText.Read(node) ?? "", "sealed") is { IsInert: false } active)
            {
                dropped.Add($"{cell}: {type} with {string.Join(", ", active.Refusals.Take(3))}");
            }
            else
            {
                kept.Add(KeyValuePair.Create(type, node));
            }
        }

        return kept.Count > 0 ? new MimeBundle(kept) : MimeBundle.OfText("text/plain", "(This output was left out when the notebook was sealed, because it is not inert.)");
    }

    /// <summary>Kernels colour their tracebacks for terminals.</summary>
    private string Plain(string text) => ControlCharacters.Escape(Colour().Replace(scrub(text), ""));

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();
}
