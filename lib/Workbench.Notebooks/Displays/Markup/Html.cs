namespace Workbench.Notebooks.Displays.Markup;

/// <summary>
/// The one way to write HTML and SVG: <c>Html.Of($"&lt;td&gt;{text}&lt;/td&gt;")</c>. Only the literal parts of the string are
/// markup. Everything in braces is encoded, except what is an <see cref="HtmlFragment"/> already.
/// </summary>
public static class Html
{
    /// <summary>The fragment written by an interpolated string.</summary>
    public static HtmlFragment Of(ref HtmlTemplate template) => template.ToFragment();

    /// <summary>A text, encoded for use between tags and in quoted attributes.</summary>
    public static HtmlFragment Text(string? text) => new(HtmlEncoding.Encode(text));

    public static HtmlFragment Join(IEnumerable<HtmlFragment> fragments) =>
        new(string.Concat(fragments.Select(fragment => fragment.ToString())));

    /// <summary>The fragment when the condition holds, else nothing.</summary>
    public static HtmlFragment When(bool condition, Func<HtmlFragment> fragment) => condition ? fragment() : HtmlFragment.Empty;
}
