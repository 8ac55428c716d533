using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Export;

/// <summary>What a page says about a notebook that people executed themselves. Silent for those that ran headless.</summary>
internal static class SealNote
{
    /// <summary>Who sealed it and when, and which cells are not as the workbench ships them.</summary>
    public static string Html(Notebook notebook)
    {
        if (notebook.Metadata["workbench"] is not JsonObject own || own["sealed_by"]?.ToString() is not { } by
            || !DateTimeOffset.TryParse(own["sealed_at"]?.ToString(), CultureInfo.InvariantCulture, out var at))
        {
            return "";
        }

        var differing = Texts(own["differing"]).ToList();
        var missing = Texts(own["missing"]).ToList();
        var host = own["host"]?.ToString() is { Length: > 0 } name ? $" in {PageText.Encode(name)}" : "";
        var cells = differing.Count == 0 && missing.Count == 0
            ? "Its cells are those of the workbench."
            : string.Join(' ', new[]
            {
                differing.Count > 0 ? $"Not as the workbench ships them: cells {PageText.Encode(string.Join(", ", differing))}." : "",
                missing.Count > 0 ? $"Missing: {PageText.Encode(string.Join(", ", missing))}." : "",
            }.Where(text => text.Length > 0));
        return $"\n<p class=\"facts\">Executed by people{host}; sealed by {PageText.Encode(by)}, {PageText.Time(at)}. {cells}</p>";
    }

    /// <summary>A word in the caption of a cell that is not as the workbench ships it.</summary>
    public static string Mark(NotebookCell cell) => cell.Metadata["workbench"]?["change"]?.ToString() is { } change ? $" · {PageText.Encode(change)}" : "";

    private static IEnumerable<string> Texts(JsonNode? list) => list is JsonArray elements ? elements.Select(element => element?.ToString() ?? "") : [];
}
