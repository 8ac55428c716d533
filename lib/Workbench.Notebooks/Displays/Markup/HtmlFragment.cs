namespace Workbench.Notebooks.Displays.Markup;

/// <summary>
/// A piece of HTML or SVG in which every text is encoded. It can only be made by <see cref="Html"/>, so a value of this type is
/// proof that no text from outside was taken for markup.
/// </summary>
public readonly record struct HtmlFragment
{
    private readonly string? markup;

    internal HtmlFragment(string markup) => this.markup = markup;

    public static HtmlFragment Empty => default;

    public bool IsEmpty => string.IsNullOrEmpty(markup);

    /// <summary>The markup itself.</summary>
    public override string ToString() => markup ?? "";
}
