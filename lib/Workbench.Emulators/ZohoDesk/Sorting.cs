using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Orders and cuts records that were looked at one by one.</summary>
internal static class Sorting
{
    private static readonly string[] Times =
        ["createdTime", "modifiedTime", "commentedTime", "recentThread", "dueDate", "customerResponseTime", "relevance"];

    /// <summary>One page of the records in the order of <c>sortBy</c>; oldest first without one.</summary>
    /// <exception cref="ZohoProblem">422: records cannot be sorted by that.</exception>
    public static IEnumerable<JsonObject> Page(ZohoCall call, IEnumerable<JsonObject> records)
    {
        var sort = call.Query("sortBy") ?? "relevance";
        var name = sort.TrimStart('-');
        if (!Times.Contains(name))
        {
            throw ZohoProblem.Invalid("/sortBy");
        }
        var ordered = name == "relevance" ? records
            : sort.StartsWith('-') ? records.Reverse().OrderByDescending(record => record.Text(name), StringComparer.Ordinal)
            : records.OrderBy(record => record.Text(name), StringComparer.Ordinal);
        return ordered.Skip(call.Skip).Take(call.Limit);
    }
}
