using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Writes the metadata of attachments. One of a message hangs on the action and on its ticket. Files of tasks and of messages without
/// a ticket have no place in Vivantio.
/// </summary>
internal sealed class VivantioFiles(VivantioTime time, DocumentStore store)
{
    public const string ActionLookup = "action";

    /// <summary>The attachment that is only an address.</summary>
    public const string LinkGuid = "5d0f7c1e-6b3a-4f5e-9d57-0b8a3c1f2e4d";

    private const int KindFile = 0;
    private const int KindUrl = 1;

    public void Save(SampleAttachment file)
    {
        switch (file.ParentKind)
        {
            case SampleParentKind.Ticket:
                Put(file, VivantioArea.Ticket, VivantioIds.Ticket(file.ParentId), null);
                break;
            case SampleParentKind.Contact:
                Put(file, VivantioArea.Caller, VivantioIds.Caller(file.ParentId), null);
                break;
            case SampleParentKind.Organization:
                Put(file, VivantioArea.Client, VivantioIds.Client(file.ParentId), null);
                break;
            case SampleParentKind.Message when store.Find(VivantioCollections.Actions, ActionId(file)) is { } action:
                Put(file, VivantioArea.Ticket, long.Parse((string)action.Body["_ticket"]!), action);
                break;
            default:
                break;
        }
    }

    public void SaveLink(long ticketId, DateTimeOffset at)
    {
        var body = Body(LinkGuid, "Site plan", VivantioArea.Ticket, ticketId, at);
        body["Kind"] = KindUrl;
        body["Url"] = "https://plans.halden.example/site/17";
        body["_download"] = nameof(SampleDownload.Works);
        Put(LinkGuid, body, VivantioArea.Ticket, ticketId, null);
    }

    private void Put(SampleAttachment file, VivantioArea area, long parentId, Document? action)
    {
        var guid = VivantioIds.Attachment(file.Id);
        var body = Body(guid, file.FileName, area, parentId, file.CreatedAt);
        body["ContentType"] = file.ContentType;
        body["Size"] = file.SizeBytes;
        body["IsPrivate"] = (bool?)action?.Body["_private"] ?? false;
        body["_sample"] = file.Id;
        body["_download"] = file.Download.ToString();
        Put(guid, body, area, parentId, action?.Id);
    }

    private void Put(string guid, JsonObject body, VivantioArea area, long parentId, string? actionId)
    {
        var parent = new Lookup(VivantioFormValues.ParentLookup, VivantioFormValues.Address(area, parentId));
        store.Put(VivantioCollections.Attachments, new Document(guid, body)
        {
            Lookups = actionId is null ? [parent] : [parent, new Lookup(ActionLookup, actionId)],
        });
    }

    private JsonObject Body(string guid, string name, VivantioArea area, long parentId, DateTimeOffset at) => new()
    {
        ["AttachmentGuid"] = guid,
        ["FileName"] = name,
        ["Description"] = null,
        ["ContentType"] = null,
        ["Size"] = 0,
        ["Kind"] = KindFile,
        ["IsPrivate"] = false,
        ["ParentId"] = parentId,
        ["SystemArea"] = area.Number,
        ["CreatedDate"] = time.Stamp(at),
    };

    private static string ActionId(SampleAttachment file) => VivantioIds.Text(VivantioIds.Action(file.ParentId));
}
