using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>Search over tickets, contacts and accounts. Texts: the vendor's Postman reference.</summary>
internal sealed class Search(DeskAccount desk, RecordBook records, TicketBook tickets)
{
    private static readonly string[] Shared =
        ["_all", "createdTimeRange", "modifiedTimeRange", "sortBy", .. Enumerable.Range(1, 10).Select(number => $"customField{number}")];

    private static readonly Dictionary<string, string[]> Own = new()
    {
        [ZohoDeskCollections.Tickets] =
        [
            "id", "ticketNumber", "subject", "status", "priority", "email", "departmentId", "contactId", "accountId", "assigneeId", "channel",
            "tag", "description",
        ],
        [ZohoDeskCollections.Contacts] = ["id", "fullName", "firstName", "lastName", "email", "phone", "mobile", "accountName"],
        [ZohoDeskCollections.Accounts] = ["id", "accountName"],
    };

    public void Map(ZohoRoutes routes)
    {
        foreach (var module in (ZohoModule[])[ZohoModules.Tickets, ZohoModules.Contacts, ZohoModules.Accounts])
        {
            var rule = new ZohoRule("search.READ", module.Area + ".READ").AsList(100, [.. Own[module.Name], .. Shared]) with { IsSearch = true };
            routes.Get($"/{module.Name}/search", rule, call => Run(module, call));
        }
    }

    private ZohoAnswer Run(ZohoModule module, ZohoCall call)
    {
        var filters = call.Queries.Where(query => query.Key is not ("from" or "limit" or "sortBy" or "orgId"))
            .Select(query => SearchFilter.Read(query.Key, query.Value)).ToList();
        if (filters.Any(filter => filter.Field == "_all") && filters.Any(filter => Own[module.Name].Contains(filter.Field) || filter.IsCustom))
        {
            throw ZohoProblem.Unprocessable("_all cannot be combined with other fields.");
        }
        var now = desk.NowMilliseconds;
        var found = Candidates(module, filters).Where(record => record.Number(DeskAccount.VisibleFrom) <= now)
            .Where(record => filters.All(filter => filter.Matches(Values(module, record, filter))))
            .ToList();
        var page = Sorting.Page(call, found)
            .Select(record => module == ZohoModules.Tickets ? tickets.View(record, call) : records.View(module, record))
            .ToList();
        return page.Count == 0 ? ZohoAnswer.NoContent : new JsonObject { ["data"] = ZohoJson.ToArray(page), ["count"] = found.Count };
    }

    private IEnumerable<JsonObject> Candidates(ZohoModule module, IReadOnlyList<SearchFilter> filters)
    {
        var exact = filters.FirstOrDefault(filter => filter.IsExact && filter.Field is not ("id" or "_all") && IsIndexed(module, filter));
        var documents = exact is null
            ? desk.Store.Scan(module.Name)
            : desk.Store.FindBy(module.Name, exact.Field, exact.Field == "email" ? exact.Text.ToLowerInvariant() : exact.Text);
        return documents.Select(document => document.Body);
    }

    private static bool IsIndexed(ZohoModule module, SearchFilter filter) =>
        filter.IsCustom || filter.Field is "email" or "ticketNumber" || module.Field(filter.Field)?.Refers is not null;

    private IEnumerable<string?> Values(ZohoModule module, JsonObject record, SearchFilter filter) => filter.Field switch
    {
        "_all" => record.Where(member => !member.Key.StartsWith('_')).Select(member => ZohoJson.AsText(member.Value))
            .Concat(record.Object("cf").Select(member => ZohoJson.AsText(member.Value))),
        "tag" => record.Texts("_tags"),
        "fullName" => [$"{record.Text("firstName")} {record.Text("lastName")}".Trim()],
        "accountName" when module == ZohoModules.Contacts =>
            [desk.Find(ZohoDeskCollections.Accounts, record.Text("accountId"))?.Body.Text("accountName")],
        "createdTimeRange" => [record.Text("createdTime")],
        "modifiedTimeRange" => [record.Text("modifiedTime")],
        var custom when filter.IsCustom => [record.Object("cf").Text(custom["cf.".Length..])],
        var field => [record.Text(field)],
    };
}
