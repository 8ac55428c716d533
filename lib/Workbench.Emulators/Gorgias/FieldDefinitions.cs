using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>/api/custom-fields: made, changed, archived, and never deleted.</summary>
internal sealed class FieldDefinitions(GorgiasState state, Listing listing)
{
    private static readonly BodyShape Shape = new()
    {
        ["object_type"] = FieldRules.OneOf("Ticket", "Customer").Required,
        ["label"] = FieldRules.Text(255, 1).Required,
        ["definition"] = DefinitionRule.Definition.Required,
        ["external_id"] = FieldRules.Text(255),
        ["description"] = FieldRules.Text(1024),
        ["priority"] = FieldRules.Whole(0, 5000),
        ["required"] = FieldRules.Flag,
        ["managed_type"] = FieldRules.OneOf("contact_reason", "product", "resolution", "call_status", "managed_sentiment"),
        ["deactivated_datetime"] = FieldRules.Instant,
    };

    private static readonly BodyShape BulkShape = new() { ["id"] = FieldRules.Whole().Required };

    public void Map(GorgiasRoutes routes)
    {
        routes.Get("/api/custom-fields", Scopes.CustomFields, [.. Listing.Names, "object_type", "search", "archived"], List);
        routes.Get("/api/custom-fields/{id}", Scopes.CustomFields, [], call => View(Require(call.Route("id"))));
        routes.Post("/api/custom-fields", Scopes.CustomFields, call =>
            GorgiasAnswer.Created(View(Create(call.Form(Shape, "create custom field")))));
        routes.Put("/api/custom-fields/{id}", Scopes.CustomFields, call =>
        {
            var form = call.Form(Shape, "update custom field");
            return View(Update(Require(call.Route("id")), form));
        });
        routes.Put("/api/custom-fields", Scopes.CustomFields, call =>
        {
            var forms = call.Forms(Shape.Partial().With(BulkShape), "update custom fields");
            var changed = forms.Select(form => (JsonNode?)View(Update(Require(form.Text("id")!), form))).ToJsonArray();
            return new JsonObject { ["data"] = changed };
        });
    }

    public JsonObject Create(JsonObject form)
    {
        var id = state.NextId(GorgiasCollections.CustomFields);
        return Update(new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/custom-fields/{JsonReading.Digits(id)}/",
            ["object_type"] = form.Copy("object_type"),
            ["label"] = null,
            ["external_id"] = null,
            ["description"] = null,
            ["required"] = false,
            ["priority"] = 0,
            ["managed_type"] = null,
            ["definition"] = null,
            ["created_datetime"] = state.Now,
            ["updated_datetime"] = null,
            ["deactivated_datetime"] = null,
            ["archived"] = true,
        }, form);
    }

    public static JsonObject View(JsonObject field)
    {
        var view = field.DeepClone().AsObject();
        view.Remove("archived");
        return view;
    }

    private JsonObject Require(string id) => state.Require(GorgiasCollections.CustomFields, "Custom field", id);

    private JsonObject Update(JsonObject field, JsonObject form)
    {
        if (form.Text("object_type") is { } type && type != field.Text("object_type"))
        {
            throw GorgiasProblem.Field("object_type", "The object type of a custom field cannot change.");
        }
        field.Take(form, "label", "external_id", "description", "required", "priority", "managed_type", "definition");
        if (form.ContainsKey("deactivated_datetime"))
        {
            field["deactivated_datetime"] = GorgiasTime.Parse(form.Text("deactivated_datetime")) is { } at ? GorgiasTime.Format(at) : null;
        }
        var archived = field.Text("deactivated_datetime") is { } since && string.CompareOrdinal(since, state.Now) <= 0;
        var takesSlot = !archived && field.Flag("archived") == true && field.Text("object_type") == "Ticket";
        if (takesSlot && ActiveTicketFields() >= state.Settings.ActiveTicketFields)
        {
            throw GorgiasProblem.Invalid($"You cannot have more than {state.Settings.ActiveTicketFields} active ticket fields.");
        }
        field["archived"] = archived;
        field["updated_datetime"] = state.Now;
        state.Put(GorgiasCollections.CustomFields, field);
        return field;
    }

    private int ActiveTicketFields() => state.Store.Scan(GorgiasCollections.CustomFields)
        .Count(field => field.Body.Flag("archived") == false && field.Body.Text("object_type") == "Ticket");

    private GorgiasAnswer List(GorgiasCall call)
    {
        var type = call.Query("object_type");
        if (type is not ("Ticket" or "Customer"))
        {
            throw GorgiasProblem.Field(
                "object_type", type is null ? "Missing data for required field." : "Must be one of: Ticket, Customer.");
        }
        var archived = call.Query("archived")?.ToLowerInvariant();
        return listing.Page(call, new ListPlan(GorgiasCollections.CustomFields, View)
        {
            Where = field =>
                field.Text("object_type") == type
                && (archived is null || field.Text("archived") == archived)
                && (call.Query("search") is not { } words || field.Text("label")!.Contains(words, StringComparison.OrdinalIgnoreCase)),
            Orders = ["priority"],
        });
    }
}
