using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>One list of the vendor.</summary>
/// <param name="View">How a stored record is answered.</param>
internal sealed record ListPlan(string Collection, Func<JsonObject, JsonNode?> View)
{
    /// <summary>Narrows the list through the store's own index; null reads the whole collection.</summary>
    public Lookup? By { get; init; }

    /// <summary>Exactly these records, as far as they exist; null for no such list.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    public Func<JsonObject, bool> Where { get; init; } = static _ => true;

    /// <summary>Fields that <c>order_by</c> may name, beside <c>id</c>.</summary>
    public IReadOnlyList<string> Orders { get; init; } = ["created_datetime", "updated_datetime"];
}

/// <summary>
/// Cursor paging without a total. Memory follows the page, not the list: in the order of ids the cursor continues in the store's index,
/// in any other order each page is one pass that keeps the best records only.
/// </summary>
internal sealed class Listing(DocumentStore store)
{
    private const int Standard = 30;
    private const int Most = 100;
    private const int Block = 200;

    /// <summary>The query names of every list.</summary>
    public static IReadOnlyList<string> Names { get; } = ["cursor", "limit", "order_by"];

    public GorgiasAnswer Page(GorgiasCall call, ListPlan plan)
    {
        var limit = Limit(call.Query("limit"));
        var order = ListOrder.Parse(call.Query("order_by"), plan.Orders);
        var found = order.Field is null
            ? Candidates(plan, Position.Parse(call.Query("cursor")).Sequence).Take(limit + 1).ToList()
            : Best(plan, order, Position.Parse(call.Query("cursor")), limit + 1);
        var next = found.Count > limit ? new Position(order.Key(found[limit - 1].Body), found[limit - 1].Sequence).ToString() : null;
        return Envelope(call, found.Take(limit).Select(document => plan.View(document.Body)), next);
    }

    public static JsonObject Envelope(GorgiasCall call, IEnumerable<JsonNode?> data, string? next) => new()
    {
        ["object"] = "list",
        ["uri"] = call.Uri,
        ["data"] = data.ToJsonArray(),
        ["meta"] = new JsonObject { ["prev_cursor"] = null, ["next_cursor"] = next },
    };

    private static int Limit(string? asked) =>
        asked is null ? Standard
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Most ? limit
        : throw GorgiasProblem.Field("limit", "Must be between 1 and 100.");

    private IEnumerable<Document> Candidates(ListPlan plan, long after) =>
        (plan.Ids is { } ids
            ? ids.Distinct().Select(id => store.Find(plan.Collection, id)).OfType<Document>().OrderBy(document => document.Sequence)
            : plan.By is { } lookup ? store.FindBy(plan.Collection, lookup.Name, lookup.Value)
            : Scan(plan.Collection, after))
        .Where(document => document.Sequence > after && plan.Where(document.Body));

    private IEnumerable<Document> Scan(string collection, long after)
    {
        while (store.After(collection, after, Block) is { Count: > 0 } block)
        {
            foreach (var document in block)
            {
                yield return document;
            }
            after = block[^1].Sequence;
        }
    }

    private List<Document> Best(ListPlan plan, ListOrder order, Position start, int count)
    {
        var best = new SortedDictionary<Position, Document>(order);
        foreach (var document in Candidates(plan, 0))
        {
            var position = new Position(order.Key(document.Body), document.Sequence);
            if (start.Sequence > 0 && order.Compare(position, start) <= 0)
            {
                continue;
            }
            best.Add(position, document);
            if (best.Count > count)
            {
                best.Remove(best.Keys.Last());
            }
        }
        return [.. best.Values];
    }
}

/// <summary>A record's place in a list: the value it is ordered by, then the order of insertion.</summary>
internal readonly record struct Position(string Key, long Sequence)
{
    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes(new JsonArray(Key, Sequence).ToJsonString()));

    /// <exception cref="GorgiasProblem">400: no cursor of ours.</exception>
    public static Position Parse(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return default;
        }
        try
        {
            var parts = JsonNode.Parse(Convert.FromBase64String(cursor))!.AsArray();
            return new Position((string?)parts[0] ?? "", (long?)parts[1] ?? 0);
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            throw GorgiasProblem.Field("cursor", "Not a valid cursor.");
        }
    }
}

/// <param name="Field">Null orders by id.</param>
internal sealed record ListOrder(string? Field, bool Descending) : IComparer<Position>
{
    /// <exception cref="GorgiasProblem">400: the list has no such order.</exception>
    public static ListOrder Parse(string? text, IReadOnlyList<string> fields)
    {
        var parts = (text ?? "id").Split(':');
        var direction = parts.Length > 1 ? parts[1] : "asc";
        if (parts.Length > 2 || direction is not ("asc" or "desc") || (parts[0] != "id" && !fields.Contains(parts[0])))
        {
            throw GorgiasProblem.Field("order_by", $"Must be one of: {string.Join(", ", fields.Prepend("id"))}, each with :asc or :desc.");
        }
        return new ListOrder(parts[0] == "id" && direction == "asc" ? null : parts[0], direction == "desc");
    }

    /// <summary>Numbers are padded, so that their order is that of their text.</summary>
    public string Key(JsonObject record) =>
        Field is null ? ""
        : record.Whole(Field) is { } number ? number.ToString("D20", CultureInfo.InvariantCulture)
        : record.Text(Field) ?? "";

    public int Compare(Position x, Position y)
    {
        var byKey = string.CompareOrdinal(x.Key, y.Key);
        var ascending = byKey != 0 ? byKey : x.Sequence.CompareTo(y.Sequence);
        return Descending ? -ascending : ascending;
    }
}
