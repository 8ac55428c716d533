using System.Globalization;
using System.Text;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Estimates;

namespace Workbench.Notebooks.Deliverables;

/// <summary>The written quote, as Markdown and as a page that needs nothing but a browser.</summary>
internal sealed class QuoteFiles(OpenMigration migration)
{
    /// <summary>Writes <c>deliverables/quote.md</c> and <c>deliverables/quote.html</c>.</summary>
    public async Task<IReadOnlyList<Document>> WriteAsync(Quote quote, CancellationToken cancellation)
    {
        var title = $"Quote: {migration.Route.Source} to {migration.Route.Destination}, {migration.File.Organization}";
        var page = $"<!DOCTYPE html>\n{Html.Of($"""<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><h1>{title}</h1>""")}{QuoteDisplay.Of(quote).ToHtml()}</body></html>\n";
        Directory.CreateDirectory(migration.Deliverables);
        return [await SaveAsync("quote.md", Text(quote), cancellation), await SaveAsync("quote.html", page, cancellation)];
    }

    private async Task<Document> SaveAsync(string name, string text, CancellationToken cancellation)
    {
        await File.WriteAllTextAsync(Path.Combine(migration.Deliverables, name), text, cancellation);
        return new Document("Quote", $"deliverables/{name}", Encoding.UTF8.GetByteCount(text), Sha256Hex.Of(text));
    }

    private string Text(Quote quote)
    {
        var (estimate, text) = (quote.Estimate, new StringBuilder());
        text.Append($"# Quote: {Encode(migration.Route.Source)} to {Encode(migration.Route.Destination)}, {Encode(migration.File.Organization)}\n\n");
        text.Append($"{Encode(EstimateWords.Total(quote))}.\n\n");
        if (!quote.IsIndividual)
        {
            text.Append($"| what | quantity | unit | price | amount in {Encode(quote.Rates.Currency)} |\n|---|---:|---|---:|---:|\n");
            foreach (var line in quote.Lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {Encode(line.What)} | {line.Quantity:N2} | {Encode(line.Unit)} | {line.Price} | {line.Amount:N2} |\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"| **total**, at least {quote.Rates.Minimum:N2} | | | | **{quote.Total:N2}** |\n\n");
        }

        text.Append($"## What it rests on\n\nEstimate {estimate.Hash()}, made from the counts of discovery. Duration {Encode(EstimateWords.Range(estimate))}; ");
        text.Append($"decided by {Encode(EstimateWords.Limit(estimate.Limit))}. What makes it long: {Encode(EstimateWords.Drivers(estimate))}.\n\n");
        text.Append("| assumption | value |\n|---|---|\n");
        foreach (var (name, value) in EstimateWords.Assumed(estimate))
        {
            text.Append($"| {Encode(name)} | {Encode(value)} |\n");
        }

        return text.ToString();
    }

    private static string Encode(string text) => MarkdownText.Encode(text);
}
