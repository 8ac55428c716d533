using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Files as uploads that wait and as attachments of a record.</summary>
internal sealed class FileBook(DeskAccount desk)
{
    /// <summary>Keeps an upload until a record claims it.</summary>
    public JsonObject Upload(ZohoFile file)
    {
        var body = Keep(file);
        desk.Store.Put(ZohoDeskCollections.Uploads, new Document(body.Text("id")!, body));
        return body;
    }

    public JsonObject Attach(ZohoFile file, string owner, bool isPublic) => Attach(Keep(file), owner, isPublic);

    /// <summary>Turns the uploads that a body names into attachments; each upload serves once.</summary>
    /// <param name="member">The member of the body that holds the ids.</param>
    /// <exception cref="ZohoProblem">422: an id is unknown or used.</exception>
    public IReadOnlyList<JsonObject> Claim(JsonObject body, string member, string owner, bool isPublic)
    {
        var ids = body.Array(member).Select(ZohoJson.AsText).ToList();
        var claimed = new List<JsonObject>();
        foreach (var (id, index) in ids.Select((id, index) => (id, index)))
        {
            if (desk.Find(ZohoDeskCollections.Uploads, id) is not { } upload)
            {
                throw ZohoProblem.Invalid($"/{member}/{index}");
            }
            desk.Store.Delete(ZohoDeskCollections.Uploads, upload.Id);
            claimed.Add(Attach(upload.Body, owner, isPublic));
        }
        return claimed;
    }

    public JsonObject Require(string owner, string id) =>
        desk.Find(ZohoDeskCollections.Attachments, id)?.Body is { } found && found.Text("owner") == owner ? found : throw ZohoProblem.NotFound();

    public ZohoFile Read(JsonObject attachment)
    {
        var file = desk.Store.Find(ZohoDeskCollections.Files, attachment.Text("fileId")!)!.Body;
        return new ZohoFile(attachment.Text("name")!, file.Text("contentType")!, Convert.FromBase64String(file.Text("data")!));
    }

    public void Delete(JsonObject attachment)
    {
        desk.Store.Delete(ZohoDeskCollections.Files, attachment.Text("fileId")!);
        desk.Store.Delete(ZohoDeskCollections.Attachments, attachment.Text("id")!);
    }

    public void Save(JsonObject attachment) =>
        desk.Store.Put(ZohoDeskCollections.Attachments, new Document(attachment.Text("id")!, attachment)
        {
            Lookups = [new Lookup("owner", attachment.Text("owner")!)],
        });

    /// <summary>The attachment as answers show it.</summary>
    public static JsonObject View(JsonObject attachment, ZohoCall call)
    {
        var id = attachment.Text("id");
        var href = $"{call.Address}api/v1/{attachment.Text("owner")}/attachments/{id}/content";
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = attachment.Text("name"),
            ["size"] = attachment.Text("size"),
            ["href"] = href,
            ["previewurl"] = href,
            ["isPublic"] = attachment.Flag("isPublic"),
            ["createdTime"] = attachment.Text("createdTime"),
            ["creatorId"] = attachment.Text("creatorId"),
        };
    }

    private JsonObject Attach(JsonObject kept, string owner, bool isPublic)
    {
        kept["owner"] = owner;
        kept["isPublic"] = isPublic;
        Save(kept);
        return kept;
    }

    private JsonObject Keep(ZohoFile file)
    {
        if (file.Bytes.LongLength > desk.Settings.MaxAttachmentBytes)
        {
            throw new ZohoProblem(413, "RESOURCE_SIZE_EXCEEDED", "The file is larger than the account allows.");
        }
        if (desk.Settings.BlockedFileTypes.Contains(Path.GetExtension(file.Name).TrimStart('.')))
        {
            throw new ZohoProblem(415, "UNSUPPORTED_MEDIA_TYPE", "Files of this type are blocked.");
        }
        var (id, fileId) = (desk.NewId(), desk.NewId());
        desk.Store.Put(ZohoDeskCollections.Files, new Document(fileId, new JsonObject
        {
            ["contentType"] = file.ContentType,
            ["data"] = Convert.ToBase64String(file.Bytes),
        }));
        return new JsonObject
        {
            ["id"] = id,
            ["name"] = file.Name,
            ["size"] = ZohoJson.Digits(file.Bytes.LongLength),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
            ["contentType"] = file.ContentType,
            ["fileId"] = fileId,
            ["createdTime"] = desk.NowText,
            ["creatorId"] = desk.TokenAgent().Text("id"),
        };
    }
}
