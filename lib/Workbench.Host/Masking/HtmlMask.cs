using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Workbench.Host.Masking;

/// <summary>Masks a fragment of HTML: cells marked as texts out of records, and addresses and numbers in any text or attribute.</summary>
internal static class HtmlMask
{
    private const string RecordText = "[data-record-text]";

    /// <summary>True where the fragment shows texts out of records.</summary>
    public static bool ShowsRecords(string html) => html.Contains("data-record-text", StringComparison.Ordinal);

    public static string Apply(RecordMask mask, string html)
    {
        var document = new HtmlParser().ParseDocument("<!doctype html><html><head></head><body></body></html>");
        var body = document.Body!;
        body.Append([.. new HtmlParser().ParseFragment(html, body)]);
        if (mask.HidesTexts)
        {
            foreach (var cell in body.QuerySelectorAll(RecordText).Where(cell => cell.TextContent.Length > 0))
            {
                cell.TextContent = RecordMask.Hidden;
            }
        }

        if (mask.HidesEmails)
        {
            JoinAddresses(body);
        }

        foreach (var text in body.Descendants<IText>().Where(text => text.ParentElement?.LocalName != "style").ToList())
        {
            text.Data = mask.Text(text.Data);
        }

        foreach (var attribute in body.QuerySelectorAll("*").SelectMany(element => element.Attributes).Where(attribute => attribute.Name is not ("d" or "points" or "transform" or "style")))
        {
            attribute.Value = mask.Text(attribute.Value);
        }

        return body.InnerHtml;
    }

    /// <summary>Long words may break after a separator; an address that is broken in two would not be recognised.</summary>
    private static void JoinAddresses(IElement body)
    {
        foreach (var parent in body.QuerySelectorAll("wbr").Select(place => place.ParentElement!).Distinct()
            .Where(parent => parent.TextContent.Contains('@', StringComparison.Ordinal)).ToList())
        {
            foreach (var place in parent.Children.Where(child => child.LocalName == "wbr").ToList())
            {
                place.Remove();
            }

            parent.Normalize();
        }
    }
}
