using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Conversation attributes (2.16). Two may carry one name; only a write to the conversation then fails.</summary>
internal sealed class ConversationAttributes(IntercomWorkspace workspace)
{
    private static readonly string[] Types = ["string", "integer", "list", "decimal", "boolean", "datetime", "relationship", "files"];

    public void Map(IntercomRoutes routes)
    {
        var read = new RouteRule(IntercomScopes.ReadConversations, Since: 16);
        var write = new RouteRule(IntercomScopes.WriteConversations, Since: 16);
        routes.Get("/conversations/attributes", read, call => JsonFields.List(workspace.Store
            .FindBy(Collections.ConversationAttributes, "all", "yes", withHidden: call.Query("include_archived") == "true")
            .Select(attribute => View(attribute.Body))));
        routes.Get("/conversations/attributes/{id}", read, call => View(Require(call)));
        routes.Post("/conversations/attributes", write, Create);
        routes.Put("/conversations/attributes/{id}", write, Update);
        routes.Delete("/conversations/attributes/{id}", write, call => Change(Require(call), attribute => attribute["archived"] = true));
        routes.Post("/conversations/attributes/{id}/options", write, AddOption);
        routes.Put("/conversations/attributes/{id}/options/{optionId}", write, RenameOption);
        routes.Delete("/conversations/attributes/{id}/options/{optionId}", write, ArchiveOption);
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        if (call.Text("name") is not { Length: > 0 } name)
        {
            throw Unprocessable("name is required");
        }
        var type = call.Text("data_type");
        if (!Types.Contains(type))
        {
            throw Unprocessable($"data_type '{type}' is not valid. Allowed types: {string.Join(", ", Types)}");
        }
        var attribute = new JsonObject
        {
            ["id"] = workspace.Store.Next(Collections.ConversationAttributes),
            ["name"] = name,
            ["description"] = call.Text("description") ?? "",
            ["data_type"] = type,
            ["required"] = call.Body.Flag("required") ?? false,
            ["visible_to_team_ids"] = call.Body.Array("visible_to_team_ids").DeepClone(),
            ["archived"] = false,
            ["created_at"] = workspace.Now,
            ["updated_at"] = workspace.Now,
        };
        switch (type)
        {
            case "string":
                attribute["multiline"] = call.Body.Flag("multiline") ?? false;
                break;
            case "list":
                attribute["options"] = JsonFields.ToArray(call.Body.Array("options").Select(option => Option(option.Text("label"))));
                break;
            case "relationship":
                attribute["reference"] = call.Body["reference"]?.DeepClone() ?? throw Unprocessable("reference is required");
                break;
        }
        Save(attribute);
        return View(attribute);
    }

    private JsonObject Option(string? label) => new()
    {
        ["id"] = workspace.Ids.Uuid("options").ToString(),
        ["label"] = label ?? throw Unprocessable("label is required"),
        ["archived"] = false,
    };

    private IntercomAnswer Update(IntercomCall call) => Change(Require(call), attribute =>
    {
        foreach (var name in (string[])["name", "description", "multiline", "required", "visible_to_team_ids", "reference"])
        {
            if (call.Has(name))
            {
                attribute[name] = call.Body[name]?.DeepClone();
            }
        }
    });

    private IntercomAnswer AddOption(IntercomCall call)
    {
        var attribute = RequireList(call);
        if (call.Body.Any(field => field.Key != "label"))
        {
            throw Unprocessable("only 'label' is accepted");
        }
        var option = Option(call.Text("label"));
        return Change(attribute, changed => changed.Array("options").Add(option));
    }

    private IntercomAnswer RenameOption(IntercomCall call)
    {
        var attribute = RequireList(call);
        var label = call.Text("label") ?? throw Unprocessable("label is required");
        return Change(attribute, changed => OptionOf(changed, call)["label"] = label);
    }

    private IntercomAnswer ArchiveOption(IntercomCall call) =>
        Change(RequireList(call), changed => OptionOf(changed, call)["archived"] = true);

    private static JsonObject OptionOf(JsonObject attribute, IntercomCall call) =>
        attribute.Array("options").OfType<JsonObject>().FirstOrDefault(option => option.Text("id") == call.Route("optionId"))
        ?? throw NotFound();

    private JsonObject RequireList(IntercomCall call)
    {
        var attribute = Require(call);
        return attribute.Text("data_type") == "list" ? attribute : throw Unprocessable("Options can only be managed on list attributes");
    }

    private JsonObject Require(IntercomCall call) =>
        workspace.Store.Find(Collections.ConversationAttributes, call.Route("id"))?.Body ?? throw NotFound();

    private JsonObject Change(JsonObject attribute, Action<JsonObject> change)
    {
        change(attribute);
        attribute["updated_at"] = workspace.Now;
        Save(attribute);
        return View(attribute);
    }

    private void Save(JsonObject attribute)
    {
        var id = attribute.Number("id")!.Value.ToString(CultureInfo.InvariantCulture);
        workspace.Store.Put(Collections.ConversationAttributes, new Document(id, attribute)
        {
            Lookups = [new Lookup("all", "yes"), new Lookup("name", attribute.Text("name")!)],
            Hidden = attribute.Flag("archived") == true,
        });
    }

    private JsonObject View(JsonObject attribute)
    {
        var view = attribute.DeepClone().AsObject();
        view["type"] = "conversation_attribute";
        view["admin_id"] = workspace.TokenTeammate().Text("id");
        return view;
    }

    private static IntercomProblem NotFound() =>
        new(404, "conversation_attribute_not_found", "Conversation attribute not found") { RequestId = RequestIdShape.Null };

    private static IntercomProblem Unprocessable(string message) =>
        new(422, "parameter_invalid", message) { RequestId = RequestIdShape.Null };
}
