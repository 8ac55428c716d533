using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>List, create, change and delete of fields.</summary>
internal sealed class Fields(DeskAccount desk, FieldBook fields, LayoutBook layouts, RecordBook records)
{
    private static readonly string[] Modules = ["module"];
    private static readonly string[] Changeable = ["displayLabel", "toolTip", "toolTipType", "maxLength", "isTrackLastActivityTime"];

    public void Map(ZohoRoutes routes)
    {
        routes.Get("/fields", Rule("READ").AsList(200, "module", "associatedDepartments", "apiNames", "filter"), List);
        routes.Post("/fields", Rule("CREATE") with { Query = Modules }, Create);
        routes.Get("/fields/{id}", Rule("READ"), call => desk.Require(ZohoDeskCollections.Fields, call.Route("id")));
        routes.Patch("/fields/{id}", Rule("UPDATE"), Update);
        routes.Delete("/fields/{id}", Rule("DELETE"), Delete);
        routes.Get("/customFieldCount", Rule("READ") with { Query = Modules }, call => new JsonObject
        {
            ["count"] = Custom(ZohoModules.Require(call.Query("module"))),
            ["limit"] = desk.Settings.CustomFieldLimit,
        });
        routes.Get("/organizationFields", Rule("READ").AsList(200, "module"), OrganizationFields);
    }

    private static ZohoRule Rule(string action) => new("fields." + action, "settings." + action);

    private int Custom(ZohoModule module) => fields.Of(module).Count(field => field.Flag("isCustomField"));

    private ZohoAnswer List(ZohoCall call)
    {
        var module = ZohoModules.Require(call.Query("module"));
        var found = fields.Of(module).Where(field => !desk.Settings.HiddenFields.Contains($"{module.Name}/{field.Text("apiName")}"));
        if (call.Query("associatedDepartments") is { } departments)
        {
            var visible = layouts.Of(module).Where(layout => layout.Texts("associatedDepartments").Intersect(departments.Split(',')).Any())
                .SelectMany(layout => layout.Array("fields")).Select(entry => entry.Text("id")).ToHashSet();
            found = found.Where(field => visible.Contains(field.Text("id")));
        }
        if (call.Query("apiNames") is { } names)
        {
            found = found.Where(field => names.Split(',').Contains(field.Text("apiName")));
        }
        found = call.Query("filter") switch
        {
            null => found,
            "customFields" => found.Where(field => field.Flag("isCustomField")),
            _ => throw ZohoProblem.Invalid("/filter"),
        };
        return ZohoAnswer.List(call.Query("limit") is null && call.Query("from") is null ? found : found.Skip(call.Skip).Take(call.Limit));
    }

    private ZohoAnswer Create(ZohoCall call)
    {
        var module = ZohoModules.Require(call.Query("module"));
        var most = desk.Settings.Edition <= ZohoDeskEdition.Express ? 0 : desk.Settings.CustomFieldLimit;
        if (Custom(module) >= most)
        {
            throw ZohoProblem.License("CUSTOM_FIELDS", desk.Settings.Edition, most);
        }
        FieldRules.Check(call.Body);
        var field = fields.AddCustom(module, call.Body);
        if (desk.Settings.FieldsJoinLayouts)
        {
            foreach (var layout in layouts.Of(module))
            {
                layouts.Add(layout, field);
            }
        }
        return new ZohoAnswer(201, field);
    }

    private ZohoAnswer Update(ZohoCall call)
    {
        var field = desk.Require(ZohoDeskCollections.Fields, call.Route("id"));
        if (call.Body.FirstOrDefault(sent => !Changeable.Contains(sent.Key)).Key is { } extra)
        {
            throw ZohoProblem.Unprocessable($"An extra parameter '{extra}' is found.");
        }
        foreach (var (name, value) in call.Body)
        {
            field[name] = value?.DeepClone();
        }
        if (field.Flag("isCustomField"))
        {
            FieldRules.Check(field);
        }
        fields.Save(field);
        foreach (var layout in layouts.Of(ZohoModules.Require(field.Text("module"))))
        {
            if (LayoutBook.Entry(layout, field.Text("apiName")!) is { } entry)
            {
                entry["displayLabel"] = field.Text("displayLabel");
                entry["maxLength"] = field.Number("maxLength");
                layouts.Save(layout);
            }
        }
        return field;
    }

    private ZohoAnswer Delete(ZohoCall call)
    {
        var field = desk.Require(ZohoDeskCollections.Fields, call.Route("id"));
        if (!field.Flag("isCustomField"))
        {
            throw ZohoProblem.Unprocessable("A standard field cannot be deleted.");
        }
        var module = ZohoModules.Require(field.Text("module"));
        foreach (var layout in layouts.Of(module))
        {
            layouts.Remove(layout, field.Text("id")!);
        }
        foreach (var record in desk.Store.Scan(module.Name).Select(found => found.Body))
        {
            if (record.Object("cf").Remove(field.Text("apiName")!))
            {
                records.Save(module, record);
            }
        }
        desk.Store.Delete(ZohoDeskCollections.Fields, field.Text("id")!);
        return ZohoAnswer.NoContent;
    }

    private ZohoAnswer OrganizationFields(ZohoCall call)
    {
        var module = ZohoModules.Require(call.Query("module"));
        var layout = layouts.Of(module).First();
        return ZohoAnswer.List(fields.Of(module).Select(field =>
        {
            if (field.Text("apiName") == "status")
            {
                field["allowedValues"] = LayoutBook.Entry(layout, "status")?["allowedValues"]?.DeepClone();
            }
            return field;
        }));
    }
}
