using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Uploads, and the attachments of tickets, contacts, accounts and tasks.</summary>
internal sealed class Attachments(DeskAccount desk, FileBook files)
{
    public void Map(ZohoRoutes routes)
    {
        routes.Post("/uploads", new ZohoRule("tickets.UPDATE"), call => Uploaded(files.Upload(call.File)));
        routes.Delete("/uploads/{id}", new ZohoRule("tickets.UPDATE"), DeleteUpload);
        foreach (var module in (ZohoModule[])[ZohoModules.Tickets, ZohoModules.Contacts, ZohoModules.Accounts, ZohoModules.Tasks])
        {
            Map(routes, module);
        }
    }

    private void Map(ZohoRoutes routes, ZohoModule module)
    {
        var path = $"/{module.Name}/{{id}}/attachments";
        routes.Post(path, module.Rule("UPDATE") with { Query = ["isPublic"] }, call =>
            FileBook.View(files.Attach(call.File, Owner(module, call), call.Query("isPublic") == "true"), call));
        routes.Get(path, module.Rule("READ").AsList(100, "include", "sortBy"), call => ZohoAnswer.List(
            desk.Page(call, ZohoDeskCollections.Attachments, new Lookup("owner", Owner(module, call))).Select(found => FileBook.View(found, call))));
        routes.Get(path + "/{attachmentId}", module.Rule("READ"), call => FileBook.View(Found(module, call), call));
        routes.Get(path + "/{attachmentId}/content", module.Rule("READ"), call => new ZohoAnswer(200) { Download = files.Read(Found(module, call)) });
        routes.Patch(path + "/{attachmentId}", module.Rule("UPDATE"), call =>
        {
            var attachment = Found(module, call);
            attachment["isPublic"] = call.Body.Flag("isPublic");
            files.Save(attachment);
            return FileBook.View(attachment, call);
        });
        routes.Delete(path + "/{attachmentId}", module.Rule("UPDATE"), call =>
        {
            files.Delete(Found(module, call));
            return ZohoAnswer.NoContent;
        });
    }

    private ZohoAnswer DeleteUpload(ZohoCall call)
    {
        var upload = desk.Require(ZohoDeskCollections.Uploads, call.Route("id"));
        desk.Store.Delete(ZohoDeskCollections.Files, upload.Text("fileId")!);
        desk.Store.Delete(ZohoDeskCollections.Uploads, upload.Text("id")!);
        return ZohoAnswer.NoContent;
    }

    private JsonObject Found(ZohoModule module, ZohoCall call) => files.Require(Owner(module, call), call.Route("attachmentId"));

    private string Owner(ZohoModule module, ZohoCall call)
    {
        desk.Require(module.Name, call.Route("id"));
        return $"{module.Name}/{call.Route("id")}";
    }

    private static JsonObject Uploaded(JsonObject upload) => new()
    {
        ["id"] = upload.Text("id"),
        ["name"] = upload.Text("name"),
        ["size"] = upload.Text("size"),
        ["creatorId"] = upload.Text("creatorId"),
        ["createdTime"] = upload.Text("createdTime"),
    };
}
