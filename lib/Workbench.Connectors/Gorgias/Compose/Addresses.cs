using System.Net.Mail;
using System.Text.Json.Nodes;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Addresses of a mail as its <c>source</c> takes them.</summary>
internal sealed record Addresses(IReadOnlyList<(string Name, string Address)> List)
{
    /// <summary>Reads <c>Ada &lt;ada@example.com&gt;, bob@example.com</c>; null where any part is no address.</summary>
    public static Addresses? Read(string text)
    {
        var found = new List<(string, string)>();
        foreach (var part in Split(text))
        {
            if (!MailAddress.TryCreate(part, out var address) || !address.Host.Contains('.', StringComparison.Ordinal))
            {
                return null;
            }

            found.Add((address.DisplayName, address.Address));
        }

        return found.Count == 0 ? null : new Addresses(found);
    }

    public JsonArray Json() => new([.. List.Select(entry => (JsonNode)One(entry))]);

    public JsonObject First() => One(List[0]);

    /// <summary>The form in which read-backs print them.</summary>
    public static string Print(IEnumerable<(string? Name, string? Address)> list) => string.Join(
        ", ", list.Select(entry => string.IsNullOrEmpty(entry.Name) ? entry.Address : $"{entry.Name} <{entry.Address}>"));

    public string Print() => Print(List.Select(entry => ((string?)entry.Name, (string?)entry.Address)));

    private static JsonObject One((string Name, string Address) entry)
    {
        var json = new JsonObject { ["address"] = entry.Address };
        if (entry.Name.Length > 0)
        {
            json["name"] = entry.Name;
        }

        return json;
    }

    // Commas and semicolons part addresses, but not inside quotes or angle brackets.
    private static IEnumerable<string> Split(string text)
    {
        var (start, isQuoted, depth) = (0, false, 0);
        for (var index = 0; index <= text.Length; index++)
        {
            var letter = index < text.Length ? text[index] : ',';
            isQuoted ^= letter == '"' && index < text.Length;
            depth += letter == '<' ? 1 : letter == '>' ? -1 : 0;
            if (letter is ',' or ';' && ((!isQuoted && depth <= 0) || index == text.Length))
            {
                if (text[start..index].Trim() is { Length: > 0 } part)
                {
                    yield return part;
                }

                start = index + 1;
            }
        }
    }
}
