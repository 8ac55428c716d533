using System.Text.Json.Nodes;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset.Shapes;

/// <summary>
/// Files, of which the vendor lists none: an address in a text, or a recording in the operator folder. The body leaves the parent out, which the
/// link states: one address in two texts is one record.
/// </summary>
internal static class FileShape
{
    /// <summary>Scheme of files that lie in the operator folder.</summary>
    public const string OperatorScheme = "operator";

    public const string Sha256 = "sha256";

    private const string Url = "url";
    private const string FileName = "fileName";
    private const string Size = "size";
    private const string ContentType = "contentType";

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".svg"] = "image/svg+xml",
        [".pdf"] = "application/pdf",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
        [".html"] = "text/html",
        [".zip"] = "application/zip",
        [".json"] = "application/json",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xls"] = "application/vnd.ms-excel",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".mp3"] = "audio/mpeg",
        [".wav"] = "audio/wav",
        [".ogg"] = "audio/ogg",
        [".mp4"] = "video/mp4",
    };

    public static RecordShape Shape { get; } = new(ObjectNames.Files, "Files", Kind.Attachment,
    [
        new("id", "Id", FieldType.Text, FieldRole.Id),
        new(FileName, "File name", FieldType.Text, FieldRole.FileName),
        new(ContentType, "Content type", FieldType.Text, FieldRole.ContentType),
        new(Size, "Size in bytes", FieldType.Number, FieldRole.FileBytes),
        new(Url, "Address", FieldType.Url, FieldRole.FileUrl),
        new(Sha256, "SHA-256", FieldType.Text, FieldRole.System),
    ]);

    /// <summary>The record of an address, exactly as it stands in a text.</summary>
    public static SourceRecord OfAddress(string address)
    {
        var id = $"url:{Sha256Hex.Of(address)[..32]}";
        return Record(id, NameIn(new Uri(address).AbsolutePath), address, null, null);
    }

    /// <summary>The record of a recording.</summary>
    public static SourceRecord OfRecording(RecordingFile file) => Record(
        $"recording:{file.CallId}",
        NameIn(file.FilePath.Replace('\\', '/')),
        $"{OperatorScheme}:{Uri.EscapeDataString(file.FilePath)}",
        file.Bytes,
        file.Sha256);

    private static string NameIn(string path)
    {
        var last = Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
        return last.Length > 0 ? last : "file";
    }

    private static SourceRecord Record(string id, string name, string url, long? bytes, string? sha256)
    {
        var body = new JsonObject
        {
            ["id"] = id,
            [FileName] = name,
            [ContentType] = Types.GetValueOrDefault(System.IO.Path.GetExtension(name)),
            [Size] = bytes,
            [Url] = url,
            [Sha256] = sha256,
        };
        return Bodies.Record(Kind.Attachment, id, ObjectNames.Files, body, null);
    }
}
