using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Ticket types, their attributes and the states. Nothing here can be deleted; states can not even be created.</summary>
internal sealed class TicketTypes(IntercomWorkspace workspace)
{
    private static readonly string[] Categories = ["Customer", "Back-office", "Tracker"];
    private static readonly string[] Types = ["string", "list", "integer", "decimal", "boolean", "datetime", "files"];

    private static readonly string[] Switches =
        ["required_to_create", "required_to_create_for_contacts", "visible_on_create", "visible_to_contacts"];

    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.WriteTickets);
        routes.Get("/ticket_types", rule, _ => JsonFields.List(
            workspace.Store.Scan(Collections.TicketTypes).Select(type => TicketTypeView.Of(workspace, type.Body))));
        routes.Get("/ticket_types/{id}", rule, call => TicketTypeView.Of(workspace, Require(call)));
        routes.Post("/ticket_types", rule, Create);
        routes.Put("/ticket_types/{id}", rule, Update);
        routes.Post("/ticket_types/{id}/attributes", rule, AddAttribute);
        routes.Put("/ticket_types/{id}/attributes/{attributeId}", rule, UpdateAttribute);
        routes.Get("/ticket_states", rule with { Since = 12 }, _ => JsonFields.List(
            workspace.Store.Scan(Collections.TicketStates).Select(state => TicketTypeView.DetailedState(workspace, state.Body))));
    }

    /// <summary>A new type with its two default attributes.</summary>
    public static JsonObject Add(IntercomWorkspace workspace, string name, string category, string description = "", string icon = "🎟️")
    {
        var type = new JsonObject
        {
            ["id"] = workspace.Ids.Number(Collections.TicketTypes, 69),
            ["name"] = name,
            ["description"] = description,
            ["category"] = category,
            ["icon"] = icon,
            ["is_internal"] = category == "Back-office",
            ["archived"] = false,
            ["created_at"] = workspace.Now,
            ["updated_at"] = workspace.Now,
            ["attributes"] = new JsonArray(),
        };
        type.Array("attributes").Add(Attribute(workspace, type, "_default_title_", "string", isDefault: true, multiline: false));
        type.Array("attributes").Add(Attribute(workspace, type, "_default_description_", "string", isDefault: true, multiline: true));
        Save(workspace, type);
        return type;
    }

    private static void Save(IntercomWorkspace workspace, JsonObject type) =>
        workspace.Store.Put(
            Collections.TicketTypes, new Document(type.Text("id")!, type) { Lookups = [new Lookup("name", type.Text("name")!)] });

    private static JsonObject Attribute(
        IntercomWorkspace workspace, JsonObject type, string name, string dataType, bool isDefault, bool multiline) =>
        new()
        {
            ["type"] = "ticket_type_attribute",
            ["id"] = workspace.Ids.Number("ticket_type_attributes", 173),
            ["workspace_id"] = workspace.Settings.WorkspaceId,
            ["name"] = name,
            ["description"] = "",
            ["data_type"] = dataType,
            ["input_options"] = dataType == "string" ? new JsonObject { ["multiline"] = multiline } : new JsonObject(),
            ["order"] = type.Array("attributes").Count,
            ["required_to_create"] = false,
            ["required_to_create_for_contacts"] = false,
            ["visible_on_create"] = true,
            ["visible_to_contacts"] = true,
            ["default"] = isDefault,
            ["ticket_type_id"] = long.Parse(type.Text("id")!, CultureInfo.InvariantCulture),
            ["archived"] = false,
            ["created_at"] = workspace.Now,
            ["updated_at"] = workspace.Now,
        };

    private JsonObject Require(IntercomCall call) =>
        workspace.Store.Find(Collections.TicketTypes, call.Route("id"))?.Body ?? throw IntercomProblem.NotFound();

    private IntercomAnswer Create(IntercomCall call)
    {
        var category = call.Text("category") ?? "Customer";
        if (!Categories.Contains(category))
        {
            throw IntercomProblem.Invalid($"category '{category}' is not valid", "category");
        }
        var type = Add(workspace, call.Required("name"), category, call.Text("description") ?? "", call.Text("icon") ?? "🎟️");
        return TicketTypeView.Of(workspace, type);
    }

    private IntercomAnswer Update(IntercomCall call)
    {
        var type = Require(call);
        Copy(call, type, ["name", "description", "category", "icon", "archived", "is_internal"]);
        Save(workspace, type);
        return TicketTypeView.Of(workspace, type);
    }

    private IntercomAnswer AddAttribute(IntercomCall call)
    {
        var type = Require(call);
        var dataType = call.Required("data_type");
        if (!Types.Contains(dataType))
        {
            throw IntercomProblem.Invalid($"data_type '{dataType}' is not valid", "data_type");
        }
        var name = call.Required("name");
        if (type.Array("attributes").Any(other => other.Text("name") == name))
        {
            throw IntercomProblem.Invalid($"Attribute '{name}' already exists on this ticket type", "name");
        }
        var attribute = Attribute(workspace, type, name, dataType, isDefault: false, call.Body.Flag("multiline") ?? false);
        attribute["description"] = call.Text("description") ?? "";
        Copy(call, attribute, Switches);
        SetOptions(call, attribute);
        type.Array("attributes").Add(attribute);
        Save(workspace, type);
        return attribute.DeepClone().AsObject();
    }

    private IntercomAnswer UpdateAttribute(IntercomCall call)
    {
        var type = Require(call);
        var attribute = type.Array("attributes").OfType<JsonObject>().FirstOrDefault(found => found.Text("id") == call.Route("attributeId"))
            ?? throw IntercomProblem.NotFound();
        Copy(call, attribute, [.. Switches, "name", "description", "archived"]);
        SetOptions(call, attribute);
        Save(workspace, type);
        return attribute.DeepClone().AsObject();
    }

    private void Copy(IntercomCall call, JsonObject record, string[] names)
    {
        foreach (var name in names.Where(call.Has))
        {
            record[name] = call.Body[name]?.DeepClone();
        }
        record["updated_at"] = workspace.Now;
    }

    // One comma-delimited string: an option with a comma falls apart.
    private void SetOptions(IntercomCall call, JsonObject attribute)
    {
        if (attribute.Text("data_type") != "list" || !call.Has("list_items"))
        {
            return;
        }
        var known = attribute["input_options"].Array("list_options")
            .ToDictionary(option => option.Text("label")!, option => option.Text("id"));
        var labels = (call.Text("list_items") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        attribute["input_options"] = new JsonObject
        {
            ["list_options"] = JsonFields.ToArray(labels.Distinct(StringComparer.Ordinal).Select(label => new JsonObject
            {
                ["id"] = known.GetValueOrDefault(label) ?? workspace.Ids.Uuid("options").ToString(),
                ["label"] = label,
            })),
            ["allow_multiple_values"] = call.Body.Flag("allow_multiple_values") ?? false,
        };
    }
}
