using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>The place where a cursor continues.</summary>
/// <param name="After">Sequence of the last document given.</param>
/// <param name="Page">Number of the page that follows, from 1.</param>
internal readonly record struct Cursor(long After, int Page)
{
    public static Cursor Start => new(0, 1);

    public string Encode() =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"[{After},{Page}]")));

    /// <exception cref="IntercomProblem">400: no cursor of ours.</exception>
    public static Cursor Decode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Start;
        }
        try
        {
            var numbers = JsonNode.Parse(Convert.FromBase64String(text))!.AsArray();
            return new Cursor(numbers[0]!.GetValue<long>(), numbers[1]!.GetValue<int>());
        }
        catch (Exception problem) when (problem is FormatException or System.Text.Json.JsonException or InvalidOperationException)
        {
            throw IntercomProblem.Invalid("starting_after is not valid");
        }
    }
}

/// <summary>The vendor's two styles of paging.</summary>
internal static class Paging
{
    public static int PerPage(string? asked, int standard, int most) =>
        int.TryParse(asked, CultureInfo.InvariantCulture, out var number) && number > 0 ? Math.Min(number, most) : standard;

    /// <summary>Splits documents read with one more than a page into the page and its <c>pages</c> object.</summary>
    public static (IEnumerable<Document> Page, JsonObject Pages) Cut(IReadOnlyList<Document> oneMore, Cursor cursor, int perPage, long total)
    {
        var pages = new JsonObject
        {
            ["type"] = "pages",
            ["page"] = cursor.Page,
            ["per_page"] = perPage,
            ["total_pages"] = (total + perPage - 1) / perPage,
        };
        if (oneMore.Count > perPage)
        {
            var next = new Cursor(oneMore[perPage - 1].Sequence, cursor.Page + 1);
            pages["next"] = new JsonObject { ["per_page"] = perPage, ["starting_after"] = next.Encode() };
        }
        return (oneMore.Take(perPage), pages);
    }

    /// <summary>The <c>pages</c> object of a list with page numbers; <paramref name="address"/> is the list's own.</summary>
    public static JsonObject Numbered(int page, int perPage, long total, string address)
    {
        var last = (total + perPage - 1) / perPage;
        return new JsonObject
        {
            ["type"] = "pages",
            ["next"] = page < last ? $"{address}?per_page={perPage}&page={page + 1}" : null,
            ["page"] = page,
            ["per_page"] = perPage,
            ["total_pages"] = last,
        };
    }

    public static int PageNumber(string? asked) =>
        int.TryParse(asked, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
}
