using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>The three data types of custom fields, and which values they take.</summary>
internal static class DefinitionRule
{
    private const int LongestText = 2000;

    private static readonly BodyShape Shape = new()
    {
        ["data_type"] = FieldRules.OneOf("text", "number", "boolean").Required,
        ["input_settings"] = FieldRules.FreeObject.Required,
    };

    private static readonly BodyShape Input = new()
    {
        ["input_type"] = FieldRules.OneOf("input").Required, ["placeholder"] = FieldRules.Text(),
    };

    private static readonly BodyShape Number = new()
    {
        ["input_type"] = FieldRules.OneOf("input_number").Required,
        ["min"] = new FieldRule(IsNumber),
        ["max"] = new FieldRule(IsNumber),
        ["placeholder"] = FieldRules.Text(),
    };

    private static readonly BodyShape Choices = new()
    {
        ["input_type"] = FieldRules.OneOf("dropdown").Required,
        ["choices"] = FieldRules.List(FieldRules.Text(LongestText, 1), 1, 2000).Required,
        ["default"] = FieldRules.Text(),
    };

    private static readonly BodyShape Switch = new()
    {
        ["input_type"] = FieldRules.OneOf("dropdown").Required,
        ["choices"] = FieldRules.List(FieldRules.Flag, 1, 2),
        ["default"] = FieldRules.Flag,
    };

    public static FieldRule Definition { get; } = new(value =>
        value is not JsonObject definition ? FieldRules.Reason("Not a valid mapping type.")
        : Shape.Problems(definition) is { } problems ? problems
        : SettingsOf(definition).Problems(definition.Object("input_settings")) is { } wrong ? new JsonObject { ["input_settings"] = wrong }
        : HasDoubles(definition) ? FieldRules.Reason("Choices must be unique.")
        : null);

    /// <summary>What is wrong with a value of that definition; null when nothing is.</summary>
    public static string? Problem(JsonObject definition, JsonNode value)
    {
        var settings = definition.Object("input_settings");
        var kind = value.GetValueKind();
        return definition.Text("data_type") switch
        {
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False ? null : "Not a valid boolean.",
            "number" when kind != JsonValueKind.Number => "Not a valid number.",
            "number" => value.GetValue<decimal>() is var number && (number < Bound(settings, "min") || number > Bound(settings, "max"))
                ? "The number is out of range."
                : null,
            _ when kind != JsonValueKind.String => "Not a valid string.",
            _ when settings.Text("input_type") == "dropdown" =>
                IsChoice(settings, value.GetValue<string>()) ? null : "Not one of the choices.",
            _ => value.GetValue<string>().Length is > 0 and <= LongestText ? null : "Length must be between 1 and 2000.",
        };
    }

    private static BodyShape SettingsOf(JsonObject definition) => definition.Text("data_type") switch
    {
        "number" => Number,
        "boolean" => Switch,
        _ => definition["input_settings"].Text("input_type") == "dropdown" ? Choices : Input,
    };

    private static bool HasDoubles(JsonObject definition)
    {
        var choices = definition["input_settings"].Array("choices").Select(JsonReading.AsText).ToList();
        return choices.Distinct(StringComparer.Ordinal).Count() < choices.Count;
    }

    private static JsonNode? IsNumber(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number ? null : FieldRules.Reason("Not a valid number.");

    private static bool IsChoice(JsonObject settings, string value) =>
        settings.Array("choices").Any(choice => JsonReading.AsText(choice) == value);

    private static decimal? Bound(JsonObject settings, string name) => settings[name]?.GetValue<decimal>();
}
