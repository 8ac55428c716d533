using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>What a notebook cell shows: readable as HTML in a notebook and as plain text in a terminal.</summary>
public interface IDisplay
{
    /// <summary>The content alone, without styles, so that displays can be put inside one another.</summary>
    HtmlFragment Body();

    /// <summary>The same content for a terminal; ends without a line break.</summary>
    string ToPlainText();
}
