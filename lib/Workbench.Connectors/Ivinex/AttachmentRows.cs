using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>
/// Attachment metadata as records. The vendor documents none; a row of the related calls is assumed to carry it. The body leaves the
/// parent out, which the link states: one file under two parents is one record.
/// </summary>
internal static class AttachmentRows
{
    public const string ObjectName = "attachments";

    /// <summary>Scheme of files that lie in the operator folder.</summary>
    public const string OperatorScheme = "operator";

    private static readonly string[] Parents = ["FromTabID", "FromID"];

    public static ObjectSchema Schema { get; } = new(ObjectName, "Attachments", Kind.Attachment, null,
    [
        new("ToID", "File id", FieldType.Text, FieldRole.Id),
        new("FileName", "File name", FieldType.Text, FieldRole.FileName),
        new("ContentType", "Content type", FieldType.Text, FieldRole.ContentType),
        new("Size", "Size in bytes", FieldType.Number, FieldRole.FileBytes),
        new("Url", "Address", FieldType.Url, FieldRole.FileUrl),
        new("ToTabID", "Tab", FieldType.Text, FieldRole.System),
        new("LinkType", "Kind of link", FieldType.Text, FieldRole.System),
    ]);

    public static bool IsAttachment(JsonElement row) => IvinexApi.Text(row, "LinkType") == "attachment";

    /// <summary>The record of an attachment row.</summary>
    public static SourceRecord Record(JsonElement row)
    {
        var body = JsonObject.Create(row)!;
        foreach (var parent in Parents)
        {
            body.Remove(parent);
        }

        return Record(IvinexApi.Text(row, "ToID"), body);
    }

    /// <summary>The record of a file in the operator folder.</summary>
    public static SourceRecord Record(OperatorAttachment file)
    {
        var id = $"file:{file.FilePath.Replace('\\', '/')}";
        return Record(id, new JsonObject
        {
            ["ToID"] = id,
            ["FileName"] = file.FileName,
            ["ContentType"] = file.ContentType,
            ["Size"] = file.Bytes?.ToString(CultureInfo.InvariantCulture),
            ["Url"] = $"{OperatorScheme}:{Uri.EscapeDataString(file.FilePath)}",
        });
    }

    private static SourceRecord Record(string id, JsonObject body) => new(
        new RecordKey(IvinexSource.Name, Kind.Attachment, id),
        ObjectName,
        JsonSerializer.SerializeToUtf8Bytes(body, CanonicalJson.Options),
        null);
}
