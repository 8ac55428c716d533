using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Infoset;

/// <summary>The HTML of tickets, log entries and mails. Files stand in it as absolute addresses, and nowhere else.</summary>
internal static class InfosetHtml
{
    public const string NeedsKey = "v1/files";
    public const string NeedsNoKey = "public/files";
    public const string Images = "public/images";

    public static string FromText(string text) => WebUtility.HtmlEncode(text)
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace("\t", "&nbsp;&nbsp;&nbsp; ", StringComparison.Ordinal)
        .Replace("  ", "&nbsp; ", StringComparison.Ordinal)
        .Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>How a record remembers a file that its HTML links to.</summary>
    public static JsonObject File(string folder, string id, string name, bool isImage) =>
        new() { ["folder"] = folder, ["id"] = id, ["name"] = name, ["image"] = isImage };

    /// <param name="root">The emulator's address as the client wrote it, ending in a slash.</param>
    public static string WithFiles(string html, JsonArray? files, string root)
    {
        if (files is null || files.Count == 0)
            return html;
        var whole = new StringBuilder(html);
        foreach (var file in files)
        {
            var name = (string)file!["name"]!;
            var url = Address(root, (string)file["folder"]!, (string)file["id"]!, name);
            whole.Append((bool)file["image"]!
                ? $"<p><img src=\"{url}\" alt=\"{WebUtility.HtmlEncode(name)}\"></p>"
                : $"<p><a href=\"{url}\">{WebUtility.HtmlEncode(name)}</a></p>");
        }

        return whole.ToString();
    }

    public static string Address(string root, string folder, string id, string name) => $"{root}{folder}/{id}/{Uri.EscapeDataString(name)}";
}
