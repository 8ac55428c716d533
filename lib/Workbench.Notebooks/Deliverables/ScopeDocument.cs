using System.Text;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Estimates;

namespace Workbench.Notebooks.Deliverables;

/// <summary>The written scope: what moves, what becomes an inventory, what no API can do. This is what the first signature is for.</summary>
internal static class ScopeDocument
{
    public static async Task<Document> WriteAsync(
        OpenMigration migration, Discovery discovery, IReadOnlyList<Limitation> limitations, MigrationEstimate estimate, CancellationToken cancellation)
    {
        Directory.CreateDirectory(migration.Deliverables);
        var path = Path.Combine(migration.Deliverables, "scope.md");
        var text = Write(migration, discovery, limitations, estimate);
        await File.WriteAllTextAsync(path, text, cancellation);
        return new Document("Scope of the migration", "deliverables/scope.md", Encoding.UTF8.GetByteCount(text), Sha256Hex.Of(text));
    }

    private static string Write(OpenMigration migration, Discovery discovery, IReadOnlyList<Limitation> limitations, MigrationEstimate estimate)
    {
        var text = new StringBuilder();
        text.Append($"# Scope: {migration.Route.Source} to {migration.Route.Destination}, {Encode(migration.File.Organization)}\n\n");
        text.Append($"{discovery.Source.Objects.Sum(found => found.Count ?? 0):N0} records counted in {discovery.Source.Objects.Count} objects. ");
        text.Append($"Estimate {estimate.Hash()}: about {estimate.Requests:N0} requests, {EstimateWords.Range(estimate)}. ");
        text.Append($"Source schema {discovery.Source.Hash()}.\n\n## Objects\n\n");
        text.Append("| source object | records | kind | fields |\n|---|---:|---|---:|\n");
        foreach (var found in discovery.Source.Objects)
        {
            text.Append($"| {Encode(found.Label)} | {found.Count?.ToString() ?? "?"} | {found.Kind?.Print() ?? "no role: left behind"} | {found.Fields.Count} |\n");
        }

        text.Append("\n## Outcomes\n\n| page: source | page: destination | page | ours | notes |\n|---|---|---|---|---|\n");
        foreach (var row in migration.Route.Objects)
        {
            text.Append($"| {Encode(row.Source)} | {Encode(row.Destination)} | {row.Cardinality}, {row.Support} | {row.Outcome} | {Encode(string.Join(" ", row.Notes))} |\n");
        }

        text.Append("\n## What the real APIs do not allow\n\n");
        foreach (var limitation in limitations)
        {
            text.Append($"- **{Encode(limitation.Promise)}** {Encode(limitation.Reality)} *{Encode(limitation.WeDo)}* ({Encode(limitation.Source)})\n");
        }

        text.Append("\n## Findings\n\n");
        foreach (var finding in discovery.Findings)
        {
            text.Append($"- {finding.State}: {Encode(finding.Text)} {Encode(finding.Next ?? "")}\n");
        }

        return text.ToString();
    }

    private static string Encode(string text) => MarkdownText.Encode(text);
}
