using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Layouts and the fields that stand in them. Allowed values live here and nowhere else.</summary>
internal sealed class LayoutBook(DeskAccount desk)
{
    public IEnumerable<JsonObject> Of(ZohoModule module) =>
        desk.Store.FindBy(ZohoDeskCollections.Layouts, "module", module.Name).Select(found => found.Body);

    /// <summary>The layout that a record obeys; null when its <c>layoutId</c> is not one of its department.</summary>
    public JsonObject? For(ZohoModule module, JsonObject record)
    {
        var department = record.Text("departmentId");
        var fitting = Of(module).Where(layout => department is null || layout.Texts("associatedDepartments").Contains(department));
        return record.Text("layoutId") is { } id ? fitting.FirstOrDefault(layout => layout.Text("id") == id) : fitting.FirstOrDefault();
    }

    public static JsonObject? Entry(JsonObject layout, string apiName) =>
        layout.Array("fields").FirstOrDefault(entry => entry.Text("apiName") == apiName)?.AsObject();

    public static IEnumerable<string> Values(JsonObject entry) => entry.Array("allowedValues").Select(value => value.Text("value")!);

    /// <summary>The status type of a status, for example <c>On Hold</c>; Open when the layout does not know it.</summary>
    public static string StatusType(JsonObject? layout, string? status) =>
        (layout is null ? null : Entry(layout, "status"))?.Array("allowedValues")
            .FirstOrDefault(value => value.Text("value") == status).Text("statusType") ?? "Open";

    public void Save(JsonObject layout) =>
        desk.Store.Put(ZohoDeskCollections.Layouts, new Document(layout.Text("id")!, layout)
        {
            Lookups = [new Lookup("module", layout.Text("module")!)],
        });

    /// <summary>A field as it stands in a layout.</summary>
    public static JsonObject NewEntry(JsonObject field, IReadOnlyList<string> options)
    {
        var entry = new JsonObject();
        foreach (var name in (string[])["id", "apiName", "displayLabel", "type", "isCustomField", "isMandatory", "maxLength"])
        {
            entry[name] = field[name]?.DeepClone();
        }
        if (field.Text("type") is "Picklist" or "Multiselect")
        {
            entry["allowedValues"] = ZohoJson.ToArray(options.Select(option =>
            {
                var parts = option.Split(':');
                var value = new JsonObject { ["value"] = parts[0] };
                if (parts.Length > 1)
                {
                    value["statusType"] = parts[1];
                }
                return value;
            }));
        }
        return entry;
    }

    public void Add(JsonObject layout, JsonObject field)
    {
        if (Entry(layout, field.Text("apiName")!) is null)
        {
            layout.Array("fields").Add(NewEntry(field, []));
            Save(layout);
        }
    }

    public void Remove(JsonObject layout, string fieldId)
    {
        foreach (var entry in layout.Array("fields").Where(entry => entry.Text("id") == fieldId).ToList())
        {
            layout.Array("fields").Remove(entry);
        }
        Save(layout);
    }

    /// <summary>Adds a value to the allowed ones of a field in a layout, as a migration by the vendor does.</summary>
    /// <returns>False when it was there.</returns>
    public bool Allow(JsonObject layout, string apiName, string value)
    {
        if (Entry(layout, apiName) is not { } entry || Values(entry).Contains(value))
        {
            return false;
        }
        var added = new JsonObject { ["value"] = value };
        if (apiName == "status")
        {
            added["statusType"] = "Open";
        }
        entry.Array("allowedValues").Add(added);
        Save(layout);
        return true;
    }
}
