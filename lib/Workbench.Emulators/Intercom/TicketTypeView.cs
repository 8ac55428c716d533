using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>Ticket types and states as the vendor answers them.</summary>
internal static class TicketTypeView
{
    public static JsonObject Of(IntercomWorkspace workspace, JsonObject type)
    {
        var view = Brief(type);
        view["workspace_id"] = workspace.Settings.WorkspaceId;
        view["created_at"] = type.Number("created_at");
        view["updated_at"] = type.Number("updated_at");
        view["ticket_type_attributes"] = JsonFields.List(type.Array("attributes").Select(attribute => attribute!.DeepClone()));
        view["ticket_states"] = JsonFields.List(
            workspace.Store.Scan(Collections.TicketStates).Where(state => Belongs(state.Body, type)).Select(state => State(state.Body)));
        return view;
    }

    public static bool Belongs(JsonObject state, JsonObject type) =>
        state["types"] is not JsonArray types || types.Any(name => JsonFields.AsText(name) == type.Text("name"));

    public static JsonObject State(JsonObject state) => new()
    {
        ["type"] = "ticket_state",
        ["id"] = state.Text("id"),
        ["category"] = state.Text("category"),
        ["internal_label"] = state.Text("label"),
        ["external_label"] = state.Text("label"),
    };

    public static JsonObject DetailedState(IntercomWorkspace workspace, JsonObject state)
    {
        var view = State(state);
        view["archived"] = false;
        view["ticket_types"] = JsonFields.List(
            workspace.Store.Scan(Collections.TicketTypes).Where(type => Belongs(state, type.Body)).Select(type => Brief(type.Body)));
        return view;
    }

    private static JsonObject Brief(JsonObject type)
    {
        var view = new JsonObject { ["type"] = "ticket_type" };
        foreach (var name in (string[])["id", "name", "description", "icon", "category", "is_internal", "archived"])
        {
            view[name] = type[name]?.DeepClone();
        }
        return view;
    }
}
