using System.Text.Json;

namespace Workbench.Pipeline.Map.Matching.Advisor;

/// <summary>The model's answer, read strictly: anything but the object that was asked for is of no use.</summary>
internal sealed record AdvisorAnswer(IReadOnlyList<string> Order, string Why)
{
    private const int MostCharacters = 4_000;
    private const int MostWhy = 200;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>The answer, or why it is of no use.</summary>
    public static (AdvisorAnswer? Answer, string? Problem) Read(string text, IReadOnlyCollection<string> known)
    {
        if (text.Length > MostCharacters)
        {
            return (null, "its answer is too long");
        }

        try
        {
            using var json = JsonDocument.Parse(text.Trim(), Strict);
            return json.RootElement is { ValueKind: JsonValueKind.Object } root ? Read(root, known) : (null, "its answer is no JSON object");
        }
        catch (JsonException)
        {
            return (null, "its answer is not JSON");
        }
    }

    private static (AdvisorAnswer?, string?) Read(JsonElement root, IReadOnlyCollection<string> known)
    {
        if (root.EnumerateObject().Any(member => member.Name is not ("order" or "why"))
            || !root.TryGetProperty("order", out var order) || order.ValueKind != JsonValueKind.Array
            || !root.TryGetProperty("why", out var why) || why.ValueKind != JsonValueKind.String)
        {
            return (null, "its answer has other members than asked for");
        }

        var ids = order.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.String ? id.GetString()! : "").ToList();
        return ids.Count == 0 ? (null, "it named no candidate")
            : ids.Any(id => !known.Contains(id)) ? (null, "it named a candidate that it was not shown")
            : ids.Distinct(StringComparer.Ordinal).Count() < ids.Count ? (null, "it named a candidate twice")
            : (new AdvisorAnswer(ids, Shorten(why.GetString()!)), null);
    }

    private static string Shorten(string text)
    {
        var plain = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return plain.Length <= MostWhy ? plain : plain[..MostWhy] + "…";
    }
}
