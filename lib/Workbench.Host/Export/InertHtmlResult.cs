namespace Workbench.Host.Export;

/// <summary>What <see cref="InertHtml"/> made of a fragment.</summary>
/// <param name="Html">Safe to embed: the fragment in normal form, or, when something active was found, its escaped text.</param>
/// <param name="Refusals">What was found, in document order; empty when the fragment is inert.</param>
public sealed record InertHtmlResult(string Html, IReadOnlyList<string> Refusals)
{
    public bool IsInert => Refusals.Count == 0;
}
