using System.Text;

namespace Workbench.Notebooks.Displays.Markup;

/// <summary>Puts text into Markdown so that it reads as text: no markup, no links, no HTML, no table cells.</summary>
public static class MarkdownText
{
    private const string Special = @"\`*_{}[]()#+-.!|~=:/@";

    /// <summary>The text on one line with every special character escaped.</summary>
    public static string Encode(string? text)
    {
        var encoded = new StringBuilder();
        foreach (var character in VisibleText.OnOneLine(text))
        {
            switch (character)
            {
                case '&':
                    encoded.Append("&amp;");
                    break;
                case '<':
                    encoded.Append("&lt;");
                    break;
                case '>':
                    encoded.Append("&gt;");
                    break;
                default:
                    if (Special.Contains(character))
                        encoded.Append('\\');
                    encoded.Append(character);
                    break;
            }
        }
        return encoded.ToString();
    }
}
