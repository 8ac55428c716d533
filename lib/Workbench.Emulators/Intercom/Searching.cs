using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>What a kind of record offers to searches.</summary>
internal interface ISearchFields
{
    /// <summary>The collection's lookup that answers an equality on the field; null when every record must be looked at.</summary>
    string? LookupFor(string field);

    /// <summary>The record's values in that field; empty when it has none.</summary>
    /// <exception cref="IntercomProblem">400: there is no such field.</exception>
    IEnumerable<string?> Values(JsonObject record, string field);

    /// <summary>True for fields that hold times.</summary>
    bool IsTime(string field);

    /// <summary>Compares a time; the place for the vendor's rules about days.</summary>
    /// <exception cref="IntercomProblem">400: the operator is not offered for times.</exception>
    bool MatchesTime(string field, string operation, long? actual, JsonNode? wanted);
}

/// <summary>Runs a search: reads the query, narrows by a lookup where one exists, evaluates, pages.</summary>
internal static class Searching
{
    /// <summary>The stored property that says from which Unix millisecond on a record is found.</summary>
    public const string VisibleFrom = "_visible_from";

    /// <summary>One page of records, the count of all, and the <c>pages</c> object.</summary>
    /// <remarks>The cursor counts in the body only; one in the URL is ignored, as the vendor does.</remarks>
    public static (IEnumerable<JsonObject> Page, long Total, JsonObject Pages) Run(
        IntercomWorkspace workspace, string collection, IntercomCall call, ISearchFields fields, int standard)
    {
        var query = SearchQuery.Read(call.Body["query"]);
        var pagination = call.Body["pagination"];
        var cursor = Cursor.Decode(pagination.Text("starting_after"));
        var perPage = Paging.PerPage(pagination.Text("per_page"), standard, 150);
        var now = workspace.NowMilliseconds;
        var total = 0L;
        var page = new List<Document>();
        foreach (var document in Candidates(workspace.Store, collection, query, fields))
        {
            if (document.Body.Number(VisibleFrom) > now || !query.Matches(document.Body, fields))
            {
                continue;
            }
            total++;
            if (document.Sequence > cursor.After && page.Count <= perPage)
            {
                page.Add(document);
            }
        }
        var (cut, pages) = Paging.Cut(page, cursor, perPage, total);
        return (cut.Select(document => document.Body), total, pages);
    }

    private static IEnumerable<Document> Candidates(DocumentStore store, string collection, SearchQuery query, ISearchFields fields)
    {
        foreach (var filter in query.Required())
        {
            if (filter is { Field: "id", Operation: "IN", Value: JsonArray ids })
            {
                return ids.Select(id => JsonFields.AsText(id)).OfType<string>().Distinct().Select(id => store.Find(collection, id))
                    .OfType<Document>().Where(found => !found.Hidden).OrderBy(found => found.Sequence);
            }
            if (filter.Operation == "=" && JsonFields.AsText(filter.Value) is { } value)
            {
                if (filter.Field == "id")
                {
                    return store.Find(collection, value) is { Hidden: false } found ? [found] : [];
                }
                if (fields.LookupFor(filter.Field) is { } lookup)
                {
                    return store.FindBy(collection, lookup, lookup == "email" ? value.ToLowerInvariant() : value);
                }
            }
        }
        return store.Scan(collection);
    }
}
