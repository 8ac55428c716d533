using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Hashing;
using Workbench.Core.Records;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Attachment metadata as records. The body leaves the parent out, which the link states: one file that is listed under its ticket and under
/// an action is one record.
/// </summary>
internal static class AttachmentRows
{
    /// <summary>Kind of an inline image of an article.</summary>
    public const string Image = "image";

    private static readonly string[] Parents = ["ParentId", "SystemArea"];

    /// <summary>The file's id, whichever of its two names the answer uses; a row without one is known by what it says.</summary>
    public static string Guid(JsonElement row) =>
        VivantioJson.Text(row, "AttachmentGuid") is { Length: > 0 } id ? id
        : VivantioJson.Text(row, "UniqueId") is { Length: > 0 } other ? other
        : $"row:{Sha256Hex.Of(VivantioJson.Text(row))[..16]}";

    /// <summary>True for a link that was filed like a file: it has no bytes (apiexamples Enums.cs, January 2026).</summary>
    public static bool IsUrl(string kind) => kind is "1" || kind.Equals("Url", StringComparison.OrdinalIgnoreCase);

    /// <summary>The record of a row.</summary>
    public static SourceRecord Record(JsonElement row)
    {
        var body = JsonObject.Create(row)!;
        foreach (var parent in Parents)
        {
            body.Remove(parent);
        }

        return Record(Guid(row), JsonSerializer.SerializeToElement(body));
    }

    /// <summary>The record of an inline image.</summary>
    /// <param name="source">The address exactly as the article writes it.</param>
    public static SourceRecord OfImage(string article, string source)
    {
        var id = $"article:{article}:{Sha256Hex.Of(source)[..16]}";
        return Record(id, JsonSerializer.SerializeToElement(new
        {
            AttachmentGuid = id,
            FileName = NameOf(source),
            Url = source,
            Kind = Image,
            ArticleId = article,
        }));
    }

    private static SourceRecord Record(string id, JsonElement row) =>
        new(VivantioNames.Key(Kind.Attachment, id), VivantioNames.Attachment, RecordBody.Of(row), null);

    private static string NameOf(string source)
    {
        var path = source.Split('?', '#')[0].TrimEnd('/');
        var name = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        return name.Length > 0 ? name : "image";
    }
}
