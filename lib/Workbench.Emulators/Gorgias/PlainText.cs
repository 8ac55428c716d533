using AngleSharp.Html.Parser;

namespace Workbench.Emulators.Gorgias;

/// <summary>The text that the vendor makes of a body that came as HTML only.</summary>
internal static class PlainText
{
    public static string Of(string html) => new HtmlParser().ParseDocument(html).Body?.TextContent.Trim() ?? "";
}
