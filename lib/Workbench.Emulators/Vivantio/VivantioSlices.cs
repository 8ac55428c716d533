using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Cuts the records of an area into slices of ids and of months, so that a Select with both ends of a window reads only the slices it
/// touches.
/// </summary>
internal static class VivantioSlices
{
    private const int IdsPerSlice = 256;
    private const int MostSlices = 64;

    private static readonly string[] Dates = ["OpenDate", "LastModifiedDate", "UpdateDate", "CreateDate", "CreatedDate"];

    /// <summary>A record with the lookups of its slices.</summary>
    public static Document Record(long id, JsonObject body)
    {
        var lookups = new List<Lookup> { new("Id", VivantioIds.Text(id / IdsPerSlice)) };
        foreach (var name in Dates)
        {
            if (Month((string?)body[name]) is { } month)
                lookups.Add(new Lookup(name, VivantioIds.Text(month)));
        }

        return new Document(VivantioIds.Text(id), body) { Lookups = lookups };
    }

    /// <summary>A superset of the records that the query matches, in no promised order.</summary>
    public static IEnumerable<Document> Candidates(DocumentStore store, string collection, VivantioQuery query)
    {
        if (query.IsConjunction)
        {
            if (Slice(query, "Id", condition => VivantioCall.Number(condition.Text) / IdsPerSlice) is { } ids)
                return ids.SelectMany(slice => store.FindBy(collection, "Id", slice));
            foreach (var name in Dates)
            {
                if (Slice(query, name, condition => Month(condition.Text)) is { } months)
                    return months.SelectMany(slice => store.FindBy(collection, name, slice));
            }
        }

        return store.Scan(collection);
    }

    private static List<string>? Slice(VivantioQuery query, string field, Func<VivantioCondition, long?> slice)
    {
        var bounds = query.Conditions.Where(condition => condition.Field == field).ToList();
        var from = bounds.Where(one => one.Op is VivantioOp.Equals or VivantioOp.GreaterThan or VivantioOp.GreaterThanOrEqualTo).Max(slice);
        var to = bounds.Where(one => one.Op is VivantioOp.Equals or VivantioOp.LessThan or VivantioOp.LessThanOrEqualTo).Min(slice);
        if (from is not { } first || to is not { } last || last - first >= MostSlices)
            return null;
        return [.. Enumerable.Range(0, (int)Math.Max(0, last - first + 1)).Select(place => VivantioIds.Text(first + place))];
    }

    private static long? Month(string? stamp) =>
        DateTime.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.Year * 12L + at.Month : null;
}
