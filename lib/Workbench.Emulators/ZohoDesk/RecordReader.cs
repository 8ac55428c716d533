using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Reads the body of a create or update into a record and names every refused field at once.</summary>
internal sealed class RecordReader(DeskAccount desk, LayoutBook layouts)
{
    private static readonly string[] CustomKeys = ["cf", "customFields"];

    /// <param name="current">The record before the update; null for a new one.</param>
    /// <returns>A new record with the body's values.</returns>
    /// <exception cref="ZohoProblem">422: nothing sent, an unknown key, or refused fields.</exception>
    public JsonObject Read(ZohoModule module, JsonObject body, JsonObject? current)
    {
        RefuseUnknown(module, body);
        var errors = new List<ZohoFieldError>();
        var record = current?.DeepClone().AsObject() ?? new JsonObject();
        foreach (var field in module.Fields)
        {
            ReadField(field, body, record, current is null, errors);
        }
        var layout = layouts.For(module, record);
        if (layout is null)
        {
            errors.Add(new ZohoFieldError("/layoutId", "invalid"));
        }
        else
        {
            CheckPicklists(module, body, layout, errors);
            ReadCustom(module, body, record, layout, errors);
            CheckMandatory(record, layout, current is null, errors);
        }
        return errors.Count == 0 ? record : throw ZohoProblem.Invalid(errors);
    }

    private void RefuseUnknown(ZohoModule module, JsonObject body)
    {
        if (body.Count == 0)
        {
            throw new ZohoProblem(422, "EMPTY_PAYLOAD", "The body holds nothing.");
        }
        if (!desk.Settings.IgnoreUnknownKeys
            && body.FirstOrDefault(sent => module.Field(sent.Key) is null && !CustomKeys.Contains(sent.Key)).Key is { } extra)
        {
            throw ZohoProblem.Unprocessable($"An extra parameter '{extra}' is found.");
        }
    }

    private void ReadField(StandardField field, JsonObject body, JsonObject record, bool isNew, List<ZohoFieldError> errors)
    {
        var pointer = "/" + field.Name;
        if (body.TryGetPropertyValue(field.Name, out var sent))
        {
            var accepted = sent is null ? null : FieldValues.Accept(field.Type, field.Max, sent);
            if (sent is not null && (accepted is null || !Refers(field, accepted)))
            {
                errors.Add(new ZohoFieldError(pointer, "invalid"));
                return;
            }
            record[field.Name] = accepted;
        }
        var isAsked = isNew || body.ContainsKey(field.Name);
        if (field.Required && isAsked && string.IsNullOrWhiteSpace(record.Text(field.Name)))
        {
            errors.Add(new ZohoFieldError(pointer, "missing"));
        }
    }

    private bool Refers(StandardField field, JsonNode value) =>
        field.Refers is not { } collection
        || (desk.Find(collection, ZohoJson.AsText(value))?.Body is { } found
            && !(collection == ZohoDeskCollections.Agents && desk.Settings.RefuseDisabledAgents && found.Text("status") == "DISABLED"));

    private static void CheckPicklists(ZohoModule module, JsonObject body, JsonObject layout, List<ZohoFieldError> errors)
    {
        foreach (var field in module.Fields.Where(field => field.Type == "Picklist"))
        {
            if (body.Text(field.Name) is { } value
                && LayoutBook.Entry(layout, field.Name) is { } entry && !LayoutBook.Values(entry).Contains(value))
            {
                errors.Add(new ZohoFieldError("/" + field.Name, "invalid"));
            }
        }
    }

    private void ReadCustom(ZohoModule module, JsonObject body, JsonObject record, JsonObject layout, List<ZohoFieldError> errors)
    {
        var custom = record["cf"] as JsonObject ?? [];
        foreach (var (name, value) in body.Object("cf"))
        {
            var entry = LayoutBook.Entry(layout, name);
            if (entry is null && !desk.Store.FindBy(ZohoDeskCollections.Fields, "api", $"{module.Name}/{name}", limit: 1).Any())
            {
                errors.Add(new ZohoFieldError("/cf/" + name, "invalid"));
            }
            else if (entry is not null)
            {
                Write(module, entry, value, custom, "/cf/" + name, errors);
            }
        }
        foreach (var (label, value) in body.Object("customFields"))
        {
            var entry = layout.Array("fields").FirstOrDefault(found => found.Flag("isCustomField") && found.Text("displayLabel") == label);
            if (entry is null)
            {
                errors.Add(new ZohoFieldError("/customFields/" + label, "invalid"));
            }
            else
            {
                Write(module, entry.AsObject(), value, custom, "/customFields/" + label, errors);
            }
        }
        record["cf"] = custom;
    }

    private static void CheckMandatory(JsonObject record, JsonObject layout, bool isNew, List<ZohoFieldError> errors)
    {
        foreach (var entry in layout.Array("fields").Where(entry => isNew && entry.Flag("isCustomField") && entry.Flag("isMandatory")))
        {
            if (record.Object("cf").Text(entry.Text("apiName")!) is not { Length: > 0 })
            {
                errors.Add(new ZohoFieldError("/cf/" + entry.Text("apiName"), "missing"));
            }
        }
    }

    private static void Write(
        ZohoModule module, JsonObject entry, JsonNode? value, JsonObject custom, string pointer, List<ZohoFieldError> errors)
    {
        var type = entry.Text("type")!;
        var most = (int)entry.Number("maxLength");
        if (type is not ("Number" or "Decimal" or "Currency" or "Percent" or "Multiselect"))
        {
            most = most == 0 ? module.CustomTextLimit : Math.Min(most, module.CustomTextLimit);
        }
        var accepted = value is null ? null : FieldValues.Accept(type, most, value);
        var chosen = ZohoJson.AsText(accepted) switch
        {
            { } text when type == "Picklist" => [text],
            { } text when type == "Multiselect" => text.Split(';'),
            _ => [],
        };
        if ((value is not null && accepted is null) || chosen.Except(LayoutBook.Values(entry)).Any())
        {
            errors.Add(new ZohoFieldError(pointer, "invalid"));
            return;
        }
        custom[entry.Text("apiName")!] = accepted;
    }
}
