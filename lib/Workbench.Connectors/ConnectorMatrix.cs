using System.Text;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors;

/// <summary>What moves from where to where, as Markdown, from the catalog alone.</summary>
public static class ConnectorMatrix
{
    /// <summary>One row per kind of record: who gives it, and what it becomes in each destination.</summary>
    public static string ToMarkdown(IReadOnlyDictionary<string, SourceEntry> sources, IReadOnlyDictionary<string, DestinationEntry> destinations)
    {
        var text = new StringBuilder();
        text.Append("| record | given by |").AppendJoin("|", destinations.Values.Select(entry => $" in {entry.Label} ")).Append("|\n");
        text.Append("|---|---|").AppendJoin("|", destinations.Select(_ => "---")).Append("|\n");
        foreach (var kind in Enum.GetValues<Kind>().Where(kind => sources.Values.Any(entry => entry.Gives.Any(gives => gives.Kind == kind))))
        {
            text.Append($"| {Words(kind)} | {Givers(kind, sources)} |")
                .AppendJoin("|", destinations.Values.Select(entry => $" {Becomes(kind, entry)} "))
                .Append("|\n");
        }

        return text.ToString();
    }

    private static string Words(Kind kind) => kind.Print().Replace('-', ' ');

    private static string Givers(Kind kind, IReadOnlyDictionary<string, SourceEntry> sources) => string.Join(", ", sources.Values
        .Select(entry => (entry.Label, Gives: entry.Gives.FirstOrDefault(gives => gives.Kind == kind)))
        .Where(found => found.Gives is not null)
        .Select(found => found.Gives!.IsOperatorFile ? $"{found.Label} (operator file)" : found.Label));

    private static string Becomes(Kind kind, DestinationEntry destination) => destination.Takes.FirstOrDefault(takes => takes.Kind == kind) switch
    {
        null => "inventory",
        { Outcome: Outcome.Inventory } => "inventory",
        { Outcome: Outcome.NotMigrated } => "stays behind",
        { Outcome: Outcome.Flattened } takes => $"part of: {Lower(takes.Label)}",
        { Outcome: Outcome.Merged } takes => $"joins: {Lower(takes.Label)}",
        var takes => Lower(takes.Label),
    };

    private static string Lower(string label) => $"{char.ToLowerInvariant(label[0])}{label[1..]}";
}
