using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <param name="ObjectName"><c>ticket</c>, <c>contact</c> or <c>company</c>.</param>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>date</c>, <c>list</c> or <c>bool</c>.</param>
internal sealed record InfosetProperty(int Id, string ObjectName, string Name, string Type, SampleField Field);

/// <summary>The custom properties of the account, and their values in records.</summary>
internal sealed class InfosetProperties
{
    private readonly Dictionary<string, string> agentNames;

    public InfosetProperties(SampleAccount sample)
    {
        agentNames = sample.Agents().ToDictionary(agent => agent.Id, agent => agent.Email ?? agent.Name, StringComparer.Ordinal);
        All = [.. sample.Fields.Where(field => field.Owner != SampleFieldOwner.Custom).Select((field, index) =>
            new InfosetProperty(index + 1, ObjectName(field.Owner), MachineName(field.Label), TypeName(field.Type), field))];
    }

    public IReadOnlyList<InfosetProperty> All { get; }

    public JsonObject Values(string objectName, IReadOnlyDictionary<string, string?> custom)
    {
        var values = new JsonObject();
        foreach (var property in All.Where(property => property.ObjectName == objectName))
            values[property.Name] = custom.GetValueOrDefault(property.Field.Label) is { } value ? Value(property.Field.Type, value) : null;
        return values;
    }

    private JsonNode Value(SampleFieldType type, string value) => type switch
    {
        SampleFieldType.Number or SampleFieldType.Currency => JsonValue.Create(decimal.Parse(value, CultureInfo.InvariantCulture)),
        SampleFieldType.Checkbox => JsonValue.Create(value == "true"),
        SampleFieldType.Agent => JsonValue.Create(agentNames.GetValueOrDefault(value, value)),
        _ => JsonValue.Create(value),
    };

    private static string MachineName(string label) =>
        "cf_" + string.Concat(label.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));

    private static string ObjectName(SampleFieldOwner owner) => owner switch
    {
        SampleFieldOwner.Organization => "company",
        SampleFieldOwner.Contact => "contact",
        _ => "ticket",
    };

    private static string TypeName(SampleFieldType type) => type switch
    {
        SampleFieldType.Number or SampleFieldType.Currency => "number",
        SampleFieldType.Date => "date",
        SampleFieldType.Choice => "list",
        SampleFieldType.Checkbox => "bool",
        _ => "text",
    };
}
