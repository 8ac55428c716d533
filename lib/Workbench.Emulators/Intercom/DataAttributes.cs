using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Custom data attributes of contacts and companies.</summary>
internal sealed partial class DataAttributes(IntercomWorkspace workspace)
{
    private static readonly HashSet<string> Types = ["string", "integer", "float", "boolean", "datetime", "date", "options"];

    private static readonly (string Model, string Name, string Type)[] BuiltIn =
    [
        ("contact", "email", "string"), ("contact", "name", "string"), ("contact", "phone", "string"), ("contact", "external_id", "string"),
        ("company", "company_id", "string"), ("company", "name", "string"), ("company", "website", "string"),
    ];

    public void Map(IntercomRoutes routes)
    {
        var rule = new RouteRule(IntercomScopes.Users);
        routes.Get("/data_attributes", rule, List);
        routes.Post("/data_attributes", rule, Create);
        routes.Put("/data_attributes/{id}", rule, Update);
    }

    private IntercomAnswer List(IntercomCall call)
    {
        var model = call.Query("model");
        if (model == "conversation" && call.IsAtLeast(16))
        {
            throw new IntercomProblem(422, "parameter_invalid", "model 'conversation' is not supported; use /conversations/attributes");
        }
        var withArchived = call.Query("include_archived") == "true";
        var builtIn = BuiltIn.Where(field => model is null || field.Model == model).Select(ViewBuiltIn);
        var custom = workspace.Store.FindBy(Collections.DataAttributes, "all", "yes", withHidden: withArchived)
            .Where(attribute => model is null || attribute.Body.Text("model") == model)
            .Select(attribute => View(attribute.Body));
        return JsonFields.List(builtIn.Concat(custom));
    }

    private IntercomAnswer Create(IntercomCall call)
    {
        var model = call.Text("model") is "contact" or "company"
            ? call.Text("model")!
            : throw IntercomProblem.Invalid("The Data Attribute model field must be either contact or company");
        var name = call.Text("name") ?? "";
        CheckName(name, model);
        var type = call.Text("data_type") is { } asked && Types.Contains(asked)
            ? asked
            : throw IntercomProblem.Invalid("Data Type isn't an option");
        var options = type == "options" ? Options(call) : null;
        if (workspace.Store.Count(Collections.DataAttributes) >= workspace.Settings.DataAttributeLimit)
        {
            throw IntercomProblem.Invalid($"You have reached the limit of {workspace.Settings.DataAttributeLimit} custom attributes");
        }
        var attribute = new JsonObject
        {
            ["id"] = workspace.Store.Next(Collections.DataAttributes, 36),
            ["model"] = model,
            ["name"] = name,
            ["description"] = call.Text("description") ?? "",
            ["data_type"] = type switch { "options" => "string", "datetime" => "date", _ => type },
            ["options"] = options is null ? null : JsonFields.ToArray(options),
            ["messenger_writable"] = call.Body.Flag("messenger_writable") ?? false,
            ["archived"] = false,
            ["created_at"] = workspace.Now,
            ["updated_at"] = workspace.Now,
        };
        Save(attribute);
        return View(attribute);
    }

    private void CheckName(string name, string model)
    {
        if (!AllowedName().IsMatch(name))
        {
            throw IntercomProblem.Invalid(
                "Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens");
        }
        foreach (var other in (string[])["contact", "company"])
        {
            // An archived attribute keeps its name; not documented, assumed.
            if (workspace.Store.FindBy(Collections.DataAttributes, "name", $"{other}/{name}", withHidden: true, limit: 1).Count > 0)
            {
                throw IntercomProblem.Invalid(
                    $"You already have '{name}' in your {Word(other)} data. To save this as new {Word(model)} data, use a different name.");
            }
        }

        static string Word(string which) => which == "contact" ? "people" : "company";
    }

    private static List<string> Options(IntercomCall call)
    {
        var options = call.Body["options"] is JsonArray array
            ? array.Select(option => option.Text("value") ?? JsonFields.AsText(option)).OfType<string>().ToList()
            : throw IntercomProblem.Invalid("Options isn't an array");
        return options.Count >= 2 ? options : throw IntercomProblem.Invalid("The Data Attribute needs at least two options");
    }

    private IntercomAnswer Update(IntercomCall call)
    {
        var attribute = workspace.Store.Find(Collections.DataAttributes, call.Route("id"))?.Body
            ?? throw new IntercomProblem(404, "field_not_found", "We couldn't find that data attribute to update");
        if (call.Body.Flag("archived") == true && workspace.Settings.AttributesWithDependants.Contains(attribute.Text("name")!))
        {
            throw new IntercomProblem(422, "data_invalid", "The Data Attribute you are trying to archive has a dependant object");
        }
        foreach (var name in (string[])["archived", "description", "messenger_writable"])
        {
            if (call.Has(name))
            {
                attribute[name] = call.Body[name]?.DeepClone();
            }
        }
        if (call.Has("options"))
        {
            attribute["options"] = JsonFields.ToArray(Options(call));
        }
        attribute["updated_at"] = workspace.Now;
        Save(attribute);
        return View(attribute);
    }

    private void Save(JsonObject attribute)
    {
        var id = attribute.Number("id")!.Value.ToString(CultureInfo.InvariantCulture);
        workspace.Store.Put(Collections.DataAttributes, new Document(id, attribute)
        {
            Lookups = [new Lookup("all", "yes"), new Lookup("name", $"{attribute.Text("model")}/{attribute.Text("name")}")],
            Hidden = attribute.Flag("archived") == true,
        });
    }

    private JsonObject View(JsonObject attribute)
    {
        var view = attribute.DeepClone().AsObject();
        if (view["options"] is null)
        {
            view.Remove("options");
        }
        view["type"] = "data_attribute";
        view["full_name"] = "custom_attributes." + attribute.Text("name");
        view["label"] = attribute.Text("name");
        view["api_writable"] = true;
        view["ui_writable"] = false;
        view["custom"] = true;
        view["admin_id"] = workspace.TokenTeammate().Text("id");
        return view;
    }

    private static JsonObject ViewBuiltIn((string Model, string Name, string Type) field) => new()
    {
        ["type"] = "data_attribute",
        ["model"] = field.Model,
        ["name"] = field.Name,
        ["full_name"] = field.Name,
        ["label"] = field.Name,
        ["data_type"] = field.Type,
        ["api_writable"] = true,
        ["ui_writable"] = true,
        ["messenger_writable"] = false,
        ["custom"] = false,
        ["archived"] = false,
    };

    [GeneratedRegex(@"^[\p{L}\p{N}\p{Sc} _\--[$]]+$")]
    private static partial Regex AllowedName();
}
