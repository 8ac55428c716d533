using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Ivinex;

/// <summary>
/// What an administrator does to the fields of an account that is in use, behind the API: the field list answers with it from then on. It is
/// kept in the account's state. Records keep the values they have.
/// </summary>
public static class IvinexFieldEdits
{
    private const string Collection = "_ivinex.fields";
    private const int FirstId = 900_000;

    /// <summary>Adds a field at the end of a tab.</summary>
    /// <param name="dataType">The vendor's type, for example <c>TEXT</c> or <c>DROPDOWN</c>.</param>
    /// <returns>The field's machine name, which is its key in records.</returns>
    public static string Add(DocumentStore store, string tab, string label, string dataType, params IReadOnlyList<string> options)
    {
        var name = new IvinexMachineNames().For(label);
        Put(store, tab, label, new JsonObject
        {
            ["do"] = "add",
            ["name"] = name,
            ["type"] = dataType,
            ["options"] = new JsonArray([.. options.Select(option => JsonValue.Create(option))]),
        });
        return name;
    }

    /// <summary>Removes a field from the list.</summary>
    public static void Remove(DocumentStore store, string tab, string label) => Put(store, tab, label, new JsonObject { ["do"] = "remove" });

    /// <summary>Gives a field another type, or puts back the one it had.</summary>
    public static void Retype(DocumentStore store, string tab, string label, string dataType) =>
        Put(store, tab, label, new JsonObject { ["do"] = "retype", ["type"] = dataType });

    /// <summary>Gives a field another label; its machine name stays.</summary>
    public static void Rename(DocumentStore store, string tab, string label, string newLabel) =>
        Put(store, tab, label, new JsonObject { ["do"] = "rename", ["label"] = newLabel });

    /// <summary>Adds an option to a list field.</summary>
    public static void AddOption(DocumentStore store, string tab, string label, string option) =>
        Put(store, tab, label, new JsonObject { ["do"] = "option", ["option"] = option });

    /// <summary>Takes every edit of a tab back.</summary>
    public static void Clear(DocumentStore store, string tab)
    {
        foreach (var edit in Of(store, tab))
        {
            store.Delete(Collection, edit.Id);
        }
    }

    internal static IEnumerable<IvinexField> Apply(DocumentStore store, IvinexTab tab, IEnumerable<IvinexField> fields) =>
        Of(store, tab.Name).Aggregate(fields, (known, edit) => Apply(edit, known));

    private static IEnumerable<IvinexField> Apply(Document edit, IEnumerable<IvinexField> fields)
    {
        var body = edit.Body;
        var label = (string)body["label of"]!;
        return (string)body["do"]! switch
        {
            "add" => fields.Append(New(edit.Id, label, body)),
            "remove" => fields.Where(field => field.Label != label),
            "retype" => fields.Select(field => field.Label == label ? field with { DataType = (string)body["type"]! } : field),
            "rename" => fields.Select(field => field.Label == label ? field with { Label = (string)body["label"]! } : field),
            _ => fields.Select(field => field.Label == label ? field with { Options = [.. field.Options, new IvinexOption(NumberOf(edit.Id), (string)body["option"]!)] } : field),
        };
    }

    private static IvinexField New(string id, string label, JsonObject body) => new(
        label, NumberOf(id), (string)body["name"]!, label, (string)body["type"]!, "TEXT", null,
        [.. body["options"]!.AsArray().Select((option, index) => new IvinexOption($"{NumberOf(id)}{index:00}", (string)option!))]);

    private static string NumberOf(string id) => id[(id.LastIndexOf('/') + 1)..];

    private static IEnumerable<Document> Of(DocumentStore store, string tab) =>
        store.Scan(Collection).Where(edit => (string)edit.Body["tab"]! == tab).OrderBy(edit => NumberOf(edit.Id), StringComparer.Ordinal).ToList();

    private static void Put(DocumentStore store, string tab, string label, JsonObject body)
    {
        body["tab"] = tab;
        body["label of"] = label;
        var number = (FirstId + store.Next(Collection)).ToString(CultureInfo.InvariantCulture);
        store.Put(Collection, new Document($"{tab}/{number}", body));
    }
}
