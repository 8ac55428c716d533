using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Records of all modules as they are stored, found and shown.</summary>
internal sealed class RecordBook(DeskAccount desk, LayoutBook layouts)
{
    /// <exception cref="ZohoProblem">404: unknown, or trashed.</exception>
    public JsonObject Require(ZohoModule module, string id) =>
        desk.Store.Find(module.Name, id) is { } found && (!found.Hidden || desk.Settings.TrashedIsReadable)
            ? found.Body
            : throw ZohoProblem.NotFound();

    /// <summary>Gives a new record its id and times and stores it.</summary>
    public void Add(ZohoModule module, JsonObject record)
    {
        record["id"] = desk.NewId();
        record["createdTime"] = desk.NowText;
        record["modifiedTime"] = desk.NowText;
        record["createdBy"] = desk.TokenAgent().Text("id");
        record["isTrashed"] = false;
        record["isDeleted"] = false;
        record[DeskAccount.VisibleFrom] = desk.SearchableAt;
        Save(module, record);
    }

    public void Touch(ZohoModule module, JsonObject record)
    {
        record["modifiedTime"] = desk.NowText;
        Save(module, record);
    }

    public void Save(ZohoModule module, JsonObject record)
    {
        Compact(module, record);
        var lookups = new List<Lookup>();
        foreach (var field in module.Fields.Where(field => field.Refers is not null))
        {
            AddLookup(lookups, field.Name, record.Text(field.Name));
        }
        foreach (var (name, value) in record.Object("cf"))
        {
            AddLookup(lookups, "cf." + name, ZohoJson.AsText(value));
        }
        AddLookup(lookups, "email", record.Text("email")?.ToLowerInvariant());
        AddLookup(lookups, "extId", record.Text("_extId"));
        AddLookup(lookups, "bundle", record.Text("_bundle"));
        AddLookup(lookups, "ticketNumber", record.Text("ticketNumber"));
        AddLookup(lookups, "owner", record.Text("owner"));
        lookups.AddRange(record.Texts("_tags").Select(tag => new Lookup("tag", tag)));
        desk.Store.Put(module.Name, new Document(record.Text("id")!, record) { Lookups = lookups, Hidden = record.Flag("isTrashed") });
    }

    /// <summary>The record as the vendor shows it to the token's user.</summary>
    public JsonObject View(ZohoModule module, JsonObject record)
    {
        var view = new JsonObject { ["id"] = record.Text("id") };
        foreach (var field in module.Fields.Where(field => field.Name is not ("contact" or "uploads" or "ticketCreationType" or "clonedTicketId")))
        {
            view[field.Name] = record[field.Name]?.DeepClone();
        }
        foreach (var (name, value) in record.Where(member => !member.Key.StartsWith('_') && member.Key is not ("cf" or "owner")))
        {
            view[name] ??= value?.DeepClone();
        }
        var layout = layouts.For(module, record);
        view["layoutId"] = layout.Text("id");
        if (module.Name is ZohoDeskCollections.Tickets or ZohoDeskCollections.Tasks)
        {
            view["statusType"] = LayoutBook.StatusType(layout, record.Text("status"));
        }
        ShowCustom(module, view, record.Object("cf"), layout);
        foreach (var hidden in view.Select(member => member.Key).Where(name => IsHidden(module, name)).ToList())
        {
            view.Remove(hidden);
        }
        return view;
    }

    private bool IsHidden(ZohoModule module, string? name) => desk.Settings.HiddenFields.Contains($"{module.Name}/{name}");

    private void ShowCustom(ZohoModule module, JsonObject view, JsonObject values, JsonObject? layout)
    {
        var (byName, byLabel) = (new JsonObject(), new JsonObject());
        foreach (var entry in layout.Array("fields").Where(entry => entry.Flag("isCustomField") && !IsHidden(module, entry.Text("apiName"))))
        {
            var value = values[entry.Text("apiName")!];
            byName[entry.Text("apiName")!] = value?.DeepClone();
            byLabel[entry.Text("displayLabel")!] = value?.DeepClone();
        }
        view["cf"] = byName;
        view["customFields"] = byLabel;
    }

    // An emptied field and one that was never filled are the same to everybody who looks.
    private static void Compact(ZohoModule module, JsonObject record)
    {
        foreach (var field in module.Fields.Where(field => record[field.Name] is null))
        {
            record.Remove(field.Name);
        }
        var custom = record.Object("cf");
        foreach (var name in custom.Where(member => member.Value is null).Select(member => member.Key).ToList())
        {
            custom.Remove(name);
        }
    }

    private static void AddLookup(List<Lookup> lookups, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            lookups.Add(new Lookup(name, value));
        }
    }
}
