using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Gorgias;

/// <summary>What a field may hold. Null is always allowed, except where the field is required.</summary>
/// <param name="Check">Says what is wrong with a value that is not null; null when nothing is.</param>
internal sealed record FieldRule(Func<JsonNode, JsonNode?> Check)
{
    public bool IsRequired { get; init; }

    public FieldRule Required => this with { IsRequired = true };
}

/// <summary>The kinds of fields that the vendor's bodies are made of.</summary>
internal static class FieldRules
{
    public static FieldRule Any { get; } = new(_ => null);

    public static FieldRule FreeObject { get; } = new(value => value is JsonObject ? null : Reason("Not a valid mapping type."));

    public static FieldRule Flag { get; } = new(
        value => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? null : Reason("Not a valid boolean."));

    public static FieldRule Instant { get; } = new(
        value => value.GetValueKind() == JsonValueKind.String && GorgiasTime.Parse(value.GetValue<string>()) is not null
            ? null
            : Reason("Not a valid datetime."));

    public static FieldRule Email { get; } = new(value => JsonReading.AsText(value) switch
    {
        { Length: > 320 } => Reason("Longer than maximum length 320."),
        { } text when text.IndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace) => null,
        _ => Reason("Not a valid email address."),
    });

    public static FieldRule Text(int max = int.MaxValue, int min = 0) => new(value => value.GetValueKind() != JsonValueKind.String
        ? Reason("Not a valid string.")
        : value.GetValue<string>().Length is var length && length > max
            ? Reason(string.Create(CultureInfo.InvariantCulture, $"Longer than maximum length {max}."))
            : length < min ? Reason(string.Create(CultureInfo.InvariantCulture, $"Shorter than minimum length {min}.")) : null);

    public static FieldRule Whole(long min = 1, long max = long.MaxValue) => new(
        value => value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.Number && scalar.TryGetValue<long>(out var number)
            ? number >= min && number <= max ? null : Reason($"Must be between {JsonReading.Digits(min)} and {JsonReading.Digits(max)}.")
            : Reason("Not a valid integer."));

    public static FieldRule OneOf(params IReadOnlyCollection<string> words) => new(
        value => value.GetValueKind() == JsonValueKind.String && words.Contains(value.GetValue<string>())
            ? null
            : Reason($"Must be one of: {string.Join(", ", words)}."));

    public static FieldRule Object(BodyShape shape) => new(
        value => value is JsonObject fields ? shape.Problems(fields) : Reason("Not a valid mapping type."));

    public static FieldRule List(FieldRule rule, int min = 0, int max = int.MaxValue) => new(value =>
    {
        if (value is not JsonArray list)
        {
            return Reason("Not a valid list.");
        }
        if (list.Count < min || list.Count > max)
        {
            return Reason(string.Create(CultureInfo.InvariantCulture, $"Length must be between {min} and {max}."));
        }
        var problems = new JsonObject();
        for (var index = 0; index < list.Count; index++)
        {
            if ((list[index] is { } one ? rule.Check(one) : Reason("Field may not be null.")) is { } problem)
            {
                problems[JsonReading.Digits(index)] = problem;
            }
        }
        return problems.Count == 0 ? null : problems;
    });

    public static JsonNode Reason(string text) => new JsonArray(text);
}
