namespace Workbench.Notebooks.Displays.Markup;

/// <summary>
/// A link to a file that the migration hands over. Notebooks lie one folder below the migration, and so do their executed copies.
/// </summary>
internal static class ListLink
{
    /// <param name="path">From the migration folder; only files under <c>deliverables/</c> are linked.</param>
    public static HtmlFragment To(string path) =>
        path.StartsWith("deliverables/", StringComparison.Ordinal) ? Html.Of($"""<a href="../{path}">{path}</a>""") : Html.Text(path);
}
