using System.Text;

namespace Workbench.Notebooks.Displays.Markup;

/// <summary>Encodes text for HTML and for SVG, which is XML: the five special characters as entities, unprintable ones visible.</summary>
internal static class HtmlEncoding
{
    public static string Encode(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var character in VisibleText.Of(text))
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
                case '"':
                    encoded.Append("&quot;");
                    break;
                case '\'':
                    encoded.Append("&#39;");
                    break;
                default:
                    encoded.Append(character);
                    break;
            }
        }
        return encoded.ToString();
    }
}
