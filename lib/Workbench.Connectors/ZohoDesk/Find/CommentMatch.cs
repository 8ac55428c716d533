using System.Text.Json;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.ZohoDesk.Find;

/// <summary>Recognises a comment by its text, which holds the source key, and a file by name and size.</summary>
internal static class CommentMatch
{
    public static bool IsComment(JsonElement comment, WriteBody body) => HtmlText.Same(comment.Text("content"), body.Text("content"));

    public static bool IsFile(JsonElement attachment, WriteBody body) =>
        body.Json?["file"] is { } file && attachment.Text("name") == file["name"]?.ToString() && attachment.Text("size") == file["bytes"]?.ToString();
}
