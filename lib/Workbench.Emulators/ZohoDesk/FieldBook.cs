using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Fields of the modules as they are stored; custom ones have a generated API name.</summary>
internal sealed class FieldBook(DeskAccount desk)
{
    private const string Collection = ZohoDeskCollections.Fields;

    public IEnumerable<JsonObject> Of(ZohoModule module) => desk.Store.FindBy(Collection, "module", module.Name).Select(found => found.Body);

    public JsonObject AddStandard(ZohoModule module, StandardField field) => Add(module, new JsonObject
    {
        ["displayLabel"] = Label(field.Name),
        ["type"] = field.Type == "Digits" ? "Text" : field.Type,
        ["maxLength"] = field.Max,
        ["isMandatory"] = field.Required,
    }, field.Name, isCustom: false);

    /// <summary>Adds a checked custom field; the API name comes from the label and never collides.</summary>
    public JsonObject AddCustom(ZohoModule module, JsonObject body)
    {
        var letters = body.Text("displayLabel")!.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        var name = "cf_" + (string.Concat(letters).Trim('_') is { Length: > 0 } readable ? readable : "field");
        var free = Enumerable.Range(0, int.MaxValue).Select(number => number == 0 ? name : $"{name}_{ZohoJson.Digits(number)}")
            .First(candidate => !desk.Store.FindBy(Collection, "api", $"{module.Name}/{candidate}", limit: 1).Any());
        return Add(module, body, free, isCustom: true);
    }

    public void Save(JsonObject field) => desk.Store.Put(Collection, new Document(field.Text("id")!, field)
    {
        Lookups = [new Lookup("module", field.Text("module")!), new Lookup("api", $"{field.Text("module")}/{field.Text("apiName")}")],
    });

    // contactId is shown as "Contact", dueDate as "Due Date".
    private static string Label(string name)
    {
        var words = string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {letter}" : $"{letter}"));
        return char.ToUpperInvariant(words[0]) + (words.EndsWith(" Id", StringComparison.Ordinal) ? words[1..^3] : words[1..]);
    }

    private JsonObject Add(ZohoModule module, JsonObject body, string apiName, bool isCustom)
    {
        var field = new JsonObject
        {
            ["id"] = desk.NewId(),
            ["apiName"] = apiName,
            ["displayLabel"] = body.Text("displayLabel"),
            ["i18NLabel"] = body.Text("displayLabel"),
            ["type"] = body.Text("type"),
            ["module"] = module.Name,
            ["isCustomField"] = isCustom,
            ["isMandatory"] = body.Flag("isMandatory"),
            ["maxLength"] = body.Number("maxLength"),
        };
        foreach (var name in (string[])
            ["decimalPlaces", "toolTip", "toolTipType", "subType", "defaultValue", "roundingOption", "roundingPrecision", "returnType", "lookup",
             "isTrackLastActivityTime"])
        {
            if (body[name] is { } value)
            {
                field[name] = value.DeepClone();
            }
        }
        Save(field);
        return field;
    }
}
