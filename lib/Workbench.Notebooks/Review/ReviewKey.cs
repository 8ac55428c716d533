using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Workbench.Core.Hashing;

namespace Workbench.Notebooks.Review;

/// <summary>
/// A name as a key cell of the review: in square brackets, with the escapes of a JSON string. No spreadsheet takes that for a number or a
/// date, and blanks or line breaks at the ends of a name survive.
/// </summary>
internal static class ReviewKey
{
    public static string Print(string name) => $"[{JsonSerializer.Serialize(name, CanonicalJson.Options)[1..^1]}]";

    public static bool TryParse(string cell, [NotNullWhen(true)] out string? name)
    {
        name = null;
        if (cell.Trim() is not ['[', .. var inner, ']'])
        {
            return false;
        }

        try
        {
            name = JsonSerializer.Deserialize<string>($"\"{inner}\"");
        }
        catch (JsonException)
        {
            return false;
        }

        return name is not null;
    }
}
