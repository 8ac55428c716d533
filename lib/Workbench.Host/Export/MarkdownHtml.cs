using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workbench.Host.Export;

/// <summary>Renders markdown cells: raw HTML stays text, pictures from elsewhere become their description, links show their address.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().DisableHtml().Build();

    /// <param name="headingOffset">Added to the level of every heading.</param>
    /// <param name="skippedTitle">A level-one heading with this text is left out: the page already shows it.</param>
    public static string Render(string markdown, int headingOffset, string? skippedTitle)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Flatten(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        foreach (var heading in document.Descendants<HeadingBlock>().ToList())
        {
            if (heading.Level == 1 && skippedTitle is not null && Source(heading, markdown) == skippedTitle)
            {
                heading.Parent!.Remove(heading);
            }

            heading.Level = Math.Min(6, heading.Level + headingOffset);
        }

        // Check boxes are form elements, which a page without scripts does not need.
        foreach (var box in document.Descendants<Markdig.Extensions.TaskLists.TaskList>().ToList())
        {
            box.ReplaceBy(new LiteralInline(box.Checked ? "☑" : "☐"));
        }

        return document.ToHtml(Pipeline);
    }

    private static string Source(HeadingBlock heading, string markdown) =>
        markdown.Substring(heading.Span.Start, heading.Span.Length).TrimStart('#').Trim();

    private static void Flatten(LinkInline link)
    {
        if (link.IsImage && ActiveContent.IsEmbeddedImage(link.Url ?? ""))
        {
            return;
        }

        var address = link.Url ?? "";
        var isLabelled = link.FirstChild?.ToString() != address;
        var text = new ContainerInline();
        link.ReplaceBy(text, copyChildren: true);
        if (link.IsImage)
        {
            text.FirstChild?.InsertBefore(new LiteralInline("[picture: "));
            text.AppendChild(new LiteralInline("]"));
        }
        else if (isLabelled && address.Contains("://", StringComparison.Ordinal))
        {
            text.AppendChild(new LiteralInline($" ({address})"));
        }
    }
}
