using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Instances of custom object types. The types are made by a person; <c>external_id</c> is the key of an upsert.</summary>
internal sealed class CustomObjects(IntercomWorkspace workspace)
{
    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.CustomObjects, Since: 13);
        routes.Post("/custom_object_instances/{type}", rule, Upsert);
        routes.Get("/custom_object_instances/{type}", rule, ReadOrList);
        routes.Get("/custom_object_instances/{type}/{id}", rule, call => Clone(ById(call)));
        routes.Delete("/custom_object_instances/{type}", rule, call => Delete(ByExternalId(call)));
        routes.Delete("/custom_object_instances/{type}/{id}", rule, call => Delete(ById(call)));
    }

    private JsonObject Type(IntercomCall call) =>
        workspace.Store.FindBy(Collections.CustomObjectTypes, "name", call.Route("type"), limit: 1).FirstOrDefault()?.Body
        ?? throw IntercomProblem.NotFound($"Custom object type `{call.Route("type")}` not found");

    private JsonObject? Find(string type, string externalId) =>
        workspace.Store.FindBy(Collections.CustomObjects, "external_id", $"{type}/{externalId}", limit: 1).FirstOrDefault()?.Body;

    private JsonObject ByExternalId(IntercomCall call)
    {
        var type = Type(call).Text("name")!;
        var externalId = call.Query("external_id") ?? throw IntercomProblem.Missing("external_id is required");
        return Find(type, externalId) ?? throw IntercomProblem.NotFound();
    }

    private JsonObject ById(IntercomCall call)
    {
        var type = Type(call).Text("name");
        var instance = workspace.Store.Find(Collections.CustomObjects, call.Route("id"))?.Body;
        return instance is not null && instance.Text("type") == type ? instance : throw IntercomProblem.NotFound();
    }

    private static JsonObject Clone(JsonObject instance) => instance.DeepClone().AsObject();

    private IntercomAnswer Upsert(IntercomCall call)
    {
        var type = Type(call);
        var name = type.Text("name")!;
        var externalId = call.Required("external_id");
        var instance = Find(name, externalId) ?? new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.CustomObjects, 20),
            ["type"] = name,
            ["external_id"] = externalId,
            ["external_created_at"] = null,
            ["external_updated_at"] = null,
            ["created_at"] = workspace.Now,
            ["custom_attributes"] = new JsonObject(),
        };
        foreach (var field in (string[])["external_created_at", "external_updated_at"])
        {
            if (call.Has(field))
            {
                instance[field] = call.Body.Number(field);
            }
        }
        foreach (var (attribute, value) in call.Body.Object("custom_attributes"))
        {
            if (!type.Texts("attributes").Contains(attribute))
            {
                throw IntercomProblem.Invalid($"Custom attribute '{attribute}' does not exist", attribute);
            }
            instance["custom_attributes"]![attribute] = value?.DeepClone();
        }
        instance["updated_at"] = workspace.Now;
        workspace.Store.Put(Collections.CustomObjects, new Document(instance.Text("id")!, instance)
        {
            Lookups = [new Lookup("external_id", $"{name}/{externalId}"), new Lookup("type", name)],
        });
        return Clone(instance);
    }

    private IntercomAnswer ReadOrList(IntercomCall call)
    {
        if (call.Query("external_id") is not null)
        {
            return Clone(ByExternalId(call));
        }
        var type = Type(call);
        var name = type.Text("name")!;
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 20, 150);
        var referenced = Referenced(call, type);
        var total = referenced?.Count ?? workspace.Store.CountBy(Collections.CustomObjects, "type", name);
        var page = referenced is not null
            ? referenced.Skip((number - 1) * perPage).Take(perPage).Select(id => workspace.Store.Find(Collections.CustomObjects, id)?.Body)
            : workspace.Store.SkipBy(Collections.CustomObjects, "type", name, (number - 1L) * perPage, perPage).Select(found => found.Body);
        var list = JsonFields.List(page.OfType<JsonObject>().Select(Clone));
        list["total_count"] = total;
        list["pages"] = new JsonObject
        {
            ["type"] = "pages",
            ["page"] = number,
            ["per_page"] = perPage,
            ["total_pages"] = (total + perPage - 1) / perPage,
        };
        return list;
    }

    private IReadOnlyList<string>? Referenced(IntercomCall call, JsonObject type)
    {
        var (collection, id, reference) =
            call.Query("references_contact_id") is { } contact ? (Collections.Contacts, contact, type.Text("contact_reference"))
            : call.Query("references_conversation_id") is { } conversation
                ? (Collections.Conversations, conversation, type.Text("conversation_reference"))
            : ("", "", null);
        if (collection.Length == 0)
        {
            return null;
        }
        var record = workspace.Store.Find(collection, id)?.Body ?? throw IntercomProblem.NotFound();
        return reference is null ? [] : record.Object("custom_attributes")[reference].Texts("ids");
    }

    private IntercomAnswer Delete(JsonObject instance)
    {
        workspace.Store.Delete(Collections.CustomObjects, instance.Text("id")!);
        return new JsonObject { ["id"] = instance.Text("id"), ["object"] = instance.Text("type"), ["deleted"] = true };
    }
}
