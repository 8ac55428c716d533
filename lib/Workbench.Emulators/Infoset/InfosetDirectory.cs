using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Infoset;

/// <summary>The calls of contacts, companies, deals and users, and of the words an account has.</summary>
internal sealed class InfosetDirectory(
    InfosetSettings settings, SampleAccount sample, InfosetProperties properties, InfosetPipelines pipelines, DocumentStore store)
{
    public Task ContactsAsync(HttpContext http)
    {
        var query = new InfosetQuery(http.Request);
        var after = settings.FiltersContactsByDate ? query.Time("FromUpdatedDate") : null;
        return ListAsync(http, query, InfosetCollections.Contacts, query.First("Search") is not { } words && after is null ? null : contact =>
            Mentions(contact, query.First("Search"), "fullName", "email", "phone")
            && (after is null || InfosetTime.Parse((string)contact["updatedDate"]!) > after));
    }

    public Task CompaniesAsync(HttpContext http)
    {
        var query = new InfosetQuery(http.Request);
        return ListAsync(
            http, query, InfosetCollections.Companies, query.First("Search") is { } words ? company => Mentions(company, words, "name", "domain") : null);
    }

    public Task DealsAsync(HttpContext http)
    {
        var query = new InfosetQuery(http.Request);
        return ListAsync(http, query, InfosetCollections.Deals, query.First("Name") is { } name ? deal => Mentions(deal, name, "name") : null);
    }

    public Task UsersAsync(HttpContext http) => ListAsync(http, new InfosetQuery(http.Request), InfosetCollections.Users, null);

    public Task OneAsync(HttpContext http, string collection, string what) =>
        store.Find(collection, (string)http.Request.RouteValues["id"]!) is { } document
            ? InfosetJson.WriteAsync(http, document.Body)
            : throw InfosetProblem.NotFound(what);

    public Task MeAsync(HttpContext http, InfosetCaller caller) => caller == InfosetCaller.User
        ? InfosetJson.WriteAsync(http, new JsonObject { [settings.UserIdName] = settings.UserId, ["email"] = settings.Email })
        : throw new InfosetProblem(settings.UsersMeStatus, "User not found");

    public Task TeamsAsync(HttpContext http) => AllAsync(http, sample.Inventory.Groups.Select(group => Named(InfosetIds.Team(group.Id), group.Name)));

    public Task TagsAsync(HttpContext http) => AllAsync(http, InfosetInventions.Tags.Select((tag, index) => Named(index + 1, tag)));

    public Task PipelinesAsync(HttpContext http) => AllAsync(http, pipelines.All.Select(pipeline => pipeline.ToJson()));

    public Task PropertiesAsync(HttpContext http) => AllAsync(http, properties.All.Select(property => new JsonObject
    {
        ["id"] = property.Id,
        ["object"] = property.ObjectName,
        ["name"] = property.Name,
        ["label"] = property.Field.Label,
        ["type"] = property.Type,
        ["options"] = new JsonArray([.. property.Field.Options.Select(option => (JsonNode)option)]),
    }));

    public Task DealLogsAsync(HttpContext http)
    {
        var deal = new InfosetQuery(http.Request).Number("DealId") is { } id ? store.Find(InfosetCollections.Deals, InfosetIds.Text(id)) : null;
        return AllAsync(http, (string?)deal?.Body["notes"] is not { Length: > 0 } notes ? [] :
        [
            new JsonObject { ["id"] = (long)deal!.Body["id"]!, ["dealId"] = (long)deal.Body["id"]!, ["notes"] = notes, ["createdDate"] = (string)deal.Body["createdDate"]! },
        ]);
    }

    private Task AllAsync(HttpContext http, IEnumerable<JsonNode> rows) =>
        InfosetPage.Of(new InfosetQuery(http.Request), settings).AnswerAsync(http, [.. rows]);

    private Task ListAsync(HttpContext http, InfosetQuery query, string collection, Func<JsonObject, bool>? filter)
    {
        var page = InfosetPage.Of(query, settings);
        if (filter is null)
            return page.AnswerAsync(http, store.Skip(collection, page.Skip, page.Size).Select(row => row.Body), () => store.Count(collection));
        var found = store.Scan(collection).Select(row => row.Body).Where(filter);
        return page.AnswerAsync(http, found.Skip((int)Math.Min(page.Skip, int.MaxValue)).Take(page.Size), () => found.LongCount());
    }

    private static bool Mentions(JsonObject body, string? words, params ReadOnlySpan<string> names)
    {
        if (words is null)
            return true;
        foreach (var name in names)
        {
            if (((string?)body[name])?.Contains(words, StringComparison.OrdinalIgnoreCase) == true)
                return true;
        }

        return false;
    }

    private static JsonObject Named(long id, string name) => new() { ["id"] = id, ["name"] = name };
}
