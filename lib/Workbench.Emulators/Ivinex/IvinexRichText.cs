using System.Text;

namespace Workbench.Emulators.Ivinex;

/// <summary>What the vendor's rich-text editor makes of plain text.</summary>
internal static class IvinexRichText
{
    /// <summary>Escapes markup, writes line ends as <c>&lt;br /&gt;</c>, and keeps every space with <c>&amp;nbsp;</c>.</summary>
    public static string FromText(string text)
    {
        var html = new StringBuilder(text.Length + text.Length / 8);
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '&':
                    html.Append("&amp;");
                    break;
                case '<':
                    html.Append("&lt;");
                    break;
                case '>':
                    html.Append("&gt;");
                    break;
                case '"':
                    html.Append("&quot;");
                    break;
                case '\r' when index + 1 < text.Length && text[index + 1] == '\n':
                    break;
                case '\r' or '\n':
                    html.Append("<br />\n");
                    break;
                case '\t':
                    html.Append("&nbsp;&nbsp;&nbsp; ");
                    break;
                case ' ' when WouldCollapse(text, index):
                    html.Append("&nbsp;");
                    break;
                default:
                    html.Append(text[index]);
                    break;
            }
        }

        return html.ToString();
    }

    // A browser shows one space of a run, and none at either end of a line.
    private static bool WouldCollapse(string text, int index) =>
        index == 0 || index == text.Length - 1 || text[index - 1] is '\n' or '\r' || text[index + 1] is ' ' or '\n' or '\r' or '\t';
}
