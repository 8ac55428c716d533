using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Tests.Export;

/// <summary>Executed notebooks with one output of every sort, hostile text included.</summary>
internal static class ExecutedNotebooks
{
    public const string Hostile = "<script>alert('x')</script>";

    private const string Table = """
        <style>td.n { text-align: right }</style>
        <table id="counts"><caption>Records by phase</caption>
        <thead><tr><th scope="col">Phase</th><th scope="col">Source</th><th scope="col">Loaded</th><th scope="col">Folded</th><th scope="col">Rejected</th></tr></thead>
        <tbody>
        <tr><td>Contacts</td><td class="n">12,408</td><td class="n">12,391</td><td class="n">9</td><td class="n">8</td></tr>
        <tr><td>Organizations</td><td class="n">1,204</td><td class="n">1,204</td><td class="n">0</td><td class="n">0</td></tr>
        <tr><td>Tickets</td><td class="n">48,112</td><td class="n">48,097</td><td class="n">0</td><td class="n">15</td></tr>
        <tr><td>Messages</td><td class="n">301,775</td><td class="n">301,730</td><td class="n">0</td><td class="n">45</td></tr>
        </tbody></table>
        """;

    private const string Chart = """
        <svg viewBox="0 0 640 200" role="img" aria-labelledby="title" width="640" height="200"><title id="title">Verdicts</title>
        <defs><linearGradient id="fill"><stop offset="0" stop-color="#0072B2"/><stop offset="1" stop-color="#56B4E9"/></linearGradient></defs>
        <g font-size="13" fill="currentColor"><text x="0" y="38">Equal</text><text x="0" y="88">After transform</text><text x="0" y="138">Expected loss</text><text x="0" y="188">Defect</text></g>
        <rect x="120" y="20" width="500" height="26" fill="url(#fill)"/><rect x="120" y="70" width="180" height="26" fill="#56B4E9"/>
        <rect x="120" y="120" width="42" height="26" fill="#E69F00"/><rect x="120" y="170" width="2" height="26" fill="#D55E00"/></svg>
        """;

    public static Notebook Completed { get; } = new(
    [
        new NotebookCell("a", CellKind.Markdown, "# Reconciliation\n\nEvery field of **every** record has exactly one verdict. See the [guide](https://example.test/guide)."),
        new NotebookCell("b", CellKind.Code, "string migration = null!;") { ExecutionCount = 1, Metadata = Times("parameters", 3) },
        new NotebookCell("b2", CellKind.Code, "// Parameters of this run\nstring migration = \"/data/runs/acme\";") { ExecutionCount = 2, Metadata = Times("injected-parameters", 2) },
        new NotebookCell("c", CellKind.Markdown, "## Counts\n\nLook for a phase whose rejected column is above one in a thousand.\n\n| term | meaning |\n|---|---|\n| folded | merged into another record |\n\n- [x] counted twice\n" + Hostile),
        new NotebookCell("d", CellKind.Code, "await bench.Counts()")
        {
            ExecutionCount = 3,
            Metadata = Times(null, 1834),
            Outputs = [new StreamOutput("stdout", "reading " + Hostile + "\u001b[31m\n"), new ResultOutput(3, Bundle("text/html", Table))],
        },
        new NotebookCell("e", CellKind.Markdown, "## Verdicts"),
        new NotebookCell("f", CellKind.Code, "await bench.Verdicts()")
        {
            ExecutionCount = 4,
            Metadata = Times(null, 64_000),
            Outputs =
            [
                new DisplayOutput(Bundle("image/svg+xml", Chart)),
                new DisplayOutput(Bundle("text/html", "<p>" + Hostile + "</p>")),
                new DisplayOutput(Bundle("text/plain", "plain " + Hostile)),
            ],
        },
        new NotebookCell("g", CellKind.Raw, "raw " + Hostile),
    ]);

    public static Notebook Failed { get; } = new(
    [
        new NotebookCell("a", CellKind.Markdown, "# Cut-over"),
        new NotebookCell("b", CellKind.Code, "await bench.Cutover(confirm: \"3f9a\")")
        {
            ExecutionCount = 1,
            Metadata = Times(null, 412),
            Outputs =
            [
                new StreamOutput("stderr", "the window closes in 10 minutes\n"),
                new ErrorOutput("GateException", "The sample is not signed off: open 05-sample-migration and sign it. " + Hostile, ["GateException: …", "   at cell 1, line 1"]),
            ],
        },
        new NotebookCell("c", CellKind.Code, "await bench.Report()"),
    ]);

    private static MimeBundle Bundle(string mimeType, string content) => new(
    [
        new(mimeType, JsonValue.Create(content)),
        new("application/vnd.plotly.v1+json", new JsonObject { ["data"] = new JsonArray() }),
    ]);

    private static JsonObject Times(string? tag, double milliseconds)
    {
        var metadata = new JsonObject
        {
            ["workbench"] = new JsonObject
            {
                ["started_at"] = "2026-03-01T10:15:30+00:00",
                ["ended_at"] = "2026-03-01T10:16:30+00:00",
                ["duration_ms"] = milliseconds,
                ["state"] = "succeeded",
            },
        };
        if (tag is not null)
        {
            metadata["tags"] = new JsonArray(tag);
        }

        return metadata;
    }
}
