using System.Text;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Layouts: the only place with allowed values, and the bridge from a field to a department.</summary>
internal sealed class Layouts(DeskAccount desk, LayoutBook layouts, RecordBook records)
{
    private static readonly ZohoRule Change = new("layouts.UPDATE", "settings.UPDATE");
    private static readonly string[] Changeable = ["allowedValues", "isMandatory", "defaultValue"];

    public void Map(ZohoRoutes routes)
    {
        var read = new ZohoRule("layouts.READ", "settings.READ");
        routes.Get("/layouts", read.AsList(100, "module", "departmentId"), List);
        routes.Get("/layouts/{id}", read, call => Whole(Require(call)));
        routes.Get("/layouts/{id}/fields/{fieldId}/value", read with { Query = ["fileType"] }, Download);
        routes.Patch("/layouts/{id}/fields/{fieldId}", Change, Update);
        routes.Post("/layouts/{id}/replaceValues", Change, ReplaceValues);
        routes.Post("/layouts/{id}/cloneFieldsInLayout", Change, call => ForEach(call, layouts.Add));
        routes.Post("/layouts/{id}/unassociate", Change, call => ForEach(call, (layout, field) => layouts.Remove(layout, field.Text("id")!)));
        routes.Get("/ticketStatuses", new ZohoRule("settings.READ") with { Query = ["departmentId"] }, Statuses);
    }

    private ZohoAnswer List(ZohoCall call)
    {
        var module = ZohoModules.Require(call.Query("module"));
        var found = layouts.Of(module)
            .Where(layout => call.Query("departmentId") is not { } id || layout.Texts("associatedDepartments").Contains(id));
        return ZohoAnswer.List(found.Skip(call.Skip).Take(call.Limit).Select(Head));
    }

    private JsonObject Require(ZohoCall call) => desk.Require(ZohoDeskCollections.Layouts, call.Route("id"));

    private static JsonObject Head(JsonObject layout)
    {
        var head = layout.DeepClone().AsObject();
        head.Remove("fields");
        return head;
    }

    private static JsonObject Whole(JsonObject layout)
    {
        var whole = Head(layout);
        var sections = layout.Array("fields").GroupBy(entry => entry.Flag("isCustomField"));
        whole["sections"] = ZohoJson.ToArray(sections.Select(section => new JsonObject
        {
            ["name"] = section.Key ? "Additional information" : "Information",
            ["isCustomSection"] = section.Key,
            ["fields"] = ZohoJson.ToArray(section.Select(entry => entry?.DeepClone())),
        }));
        return whole;
    }

    private ZohoAnswer Update(ZohoCall call)
    {
        var layout = Require(call);
        var entry = EntryOf(layout, call.Route("fieldId"));
        if (call.Body.FirstOrDefault(sent => !Changeable.Contains(sent.Key)).Key is { } extra)
        {
            throw ZohoProblem.Unprocessable($"An extra parameter '{extra}' is found.");
        }
        foreach (var (name, value) in call.Body)
        {
            entry[name] = name == "allowedValues" ? Values(entry, value) : value?.DeepClone();
        }
        layouts.Save(layout);
        return entry.DeepClone().AsObject();
    }

    private ZohoAnswer Download(ZohoCall call)
    {
        var lines = LayoutBook.Values(EntryOf(Require(call), call.Route("fieldId"))).Select(value => $"\"{value.Replace("\"", "\"\"")}\"\r\n");
        return new ZohoAnswer(200) { Download = new ZohoFile("values.csv", "text/csv", Encoding.UTF8.GetBytes(string.Concat(lines))) };
    }

    private static JsonArray Values(JsonObject entry, JsonNode? sent)
    {
        if (entry.Text("type") is not ("Picklist" or "Multiselect") || sent is not JsonArray values
            || values.Any(value => value.Text("value") is not { Length: > 0 and <= 120 })
            || values.Select(value => value.Text("value")).Distinct(StringComparer.Ordinal).Count() != values.Count)
        {
            throw ZohoProblem.Invalid("/allowedValues");
        }
        return ZohoJson.ToArray(values.Select(value =>
        {
            var kept = new JsonObject { ["value"] = value.Text("value") };
            if (entry.Text("apiName") == "status")
            {
                kept["statusType"] = value.Text("statusType") switch
                {
                    null => "Open",
                    "Open" or "On Hold" or "Closed" => value.Text("statusType"),
                    _ => throw ZohoProblem.Invalid("/allowedValues/statusType"),
                };
            }
            return kept;
        }));
    }

    private ZohoAnswer ReplaceValues(ZohoCall call)
    {
        var layout = Require(call);
        var entry = EntryOf(layout, call.Body.Text("fieldId"));
        var (old, fresh) = (call.Body.Text("oldValue"), call.Body.Text("newValue") ?? throw ZohoProblem.Invalid("/newValue", "missing"));
        var name = entry.Text("apiName")!;
        layouts.Allow(layout, name, fresh);
        var module = ZohoModules.Require(layout.Text("module"));
        foreach (var record in desk.Store.Scan(module.Name).Select(found => found.Body))
        {
            var holder = entry.Flag("isCustomField") ? record.Object("cf") : record;
            if (old is not null && holder.Text(name) == old && layouts.For(module, record).Text("id") == layout.Text("id"))
            {
                holder[name] = fresh;
                records.Save(module, record);
            }
        }
        return EntryOf(layout, entry.Text("id")).DeepClone().AsObject();
    }

    private ZohoAnswer ForEach(ZohoCall call, Action<JsonObject, JsonObject> act)
    {
        var layout = Require(call);
        foreach (var (id, index) in call.Body.Texts("fieldIds").Select((id, index) => (id, index)))
        {
            var field = desk.Find(ZohoDeskCollections.Fields, id)?.Body;
            if (field.Text("module") != layout.Text("module"))
            {
                throw ZohoProblem.Invalid($"/fieldIds/{index}");
            }
            act(layout, field!);
        }
        return ZohoAnswer.NoContent;
    }

    private ZohoAnswer Statuses(ZohoCall call)
    {
        var layout = layouts.Of(ZohoModules.Tickets)
            .FirstOrDefault(found => call.Query("departmentId") is not { } id || found.Text("departmentId") == id)
            ?? throw ZohoProblem.Invalid("/departmentId");
        return ZohoAnswer.List(LayoutBook.Entry(layout, "status").Array("allowedValues").Select(value => value?.DeepClone()));
    }

    private static JsonObject EntryOf(JsonObject layout, string? fieldId) =>
        layout.Array("fields").FirstOrDefault(entry => entry.Text("id") == fieldId)?.AsObject() ?? throw ZohoProblem.NotFound();
}
