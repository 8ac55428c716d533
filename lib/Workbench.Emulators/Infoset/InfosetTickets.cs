using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Infoset;

/// <summary>The calls of tickets, their logs, their mails and their breaches.</summary>
internal sealed class InfosetTickets(InfosetSettings settings, InfosetTicketIndex index, InfosetTimeline timeline, DocumentStore store)
{
    public Task ListAsync(HttpContext http)
    {
        var query = new InfosetQuery(http.Request);
        var page = InfosetPage.Of(query, settings);
        var rows = Sorted(Filtered(index.Rows(), query), query).ToList();
        if (query.First("Search") is { } words)
            rows = [.. rows.Where(row => Mentions(Find(row.Id), words))];
        var bodies = rows.Skip((int)Math.Min(page.Skip, rows.Count)).Take(page.Size).Select(row => View(Find(row.Id), "content", http));
        return page.AnswerAsync(http, bodies, () => rows.Count);
    }

    public Task OneAsync(HttpContext http) =>
        store.Find(InfosetCollections.Tickets, (string)http.Request.RouteValues["id"]!) is { } ticket
            ? InfosetJson.WriteAsync(http, View(ticket.Body, "content", http))
            : throw InfosetProblem.NotFound("Ticket");

    public Task LogsAsync(HttpContext http)
    {
        var query = new InfosetQuery(http.Request);
        var page = InfosetPage.Of(query, settings);
        var ticketId = query.Number("TicketId") ?? throw InfosetProblem.BadRequest("TicketId is required");
        var entries = timeline.OfTicket(InfosetIds.Text(ticketId)).OrderBy(entry => InfosetTime.Parse((string)entry.Body["createdDate"]!));
        JsonNode[] oldestFirst = [.. entries.Select(entry => View(entry.Body, "content", http))];
        if (!IsAscending(query))
            Array.Reverse(oldestFirst);
        return page.AnswerAsync(http, oldestFirst);
    }

    public Task EmailAsync(HttpContext http) =>
        store.Find(InfosetCollections.Emails, (string)http.Request.RouteValues["id"]!) is { } mail
            ? InfosetJson.WriteAsync(http, View(mail.Body, "htmlBody", http))
            : throw InfosetProblem.NotFound("Email");

    public Task BreachesAsync(HttpContext http)
    {
        var query = new InfosetQuery(http.Request);
        var ticket = query.First("LinkedType") == "ticket" && query.Number("LinkedId") is { } id && InfosetInventions.HasBreach(id)
            ? store.Find(InfosetCollections.Tickets, InfosetIds.Text(id))
            : null;
        var breaches = ticket is null ? new JsonArray() : new JsonArray(new JsonObject
        {
            ["id"] = (long)ticket.Body["id"]!,
            ["slaName"] = InfosetInventions.SlaName,
            ["linkedId"] = (long)ticket.Body["id"]!,
            ["breachedDate"] = (string)ticket.Body["createdDate"]!,
        });
        return InfosetJson.WriteAsync(http, new JsonObject { ["items"] = breaches });
    }

    private static IEnumerable<InfosetTicketRow> Filtered(IEnumerable<InfosetTicketRow> rows, InfosetQuery query)
    {
        if (query.Numbers("Status") is { } statuses)
            rows = rows.Where(row => statuses.Contains(row.Status));
        if (query.Numbers("Priority") is { } priorities)
            rows = rows.Where(row => priorities.Contains(row.Priority));
        if (query.Numbers("OwnerIds") is { } owners)
            rows = rows.Where(row => row.Owner is { } owner && owners.Contains(owner));
        if (query.Time("FromUpdatedDate") is { } updatedAfter)
            rows = rows.Where(row => row.UpdatedTicks > updatedAfter.UtcTicks);
        if (query.Time("FromCreatedDate") is { } createdFrom)
            rows = rows.Where(row => row.CreatedTicks >= createdFrom.UtcTicks);
        if (query.Time("ToCreatedDate") is { } createdTo)
            rows = rows.Where(row => row.CreatedTicks <= createdTo.UtcTicks);
        return rows;
    }

    /// <summary>Rows come with the newest first, which is the default.</summary>
    private static IEnumerable<InfosetTicketRow> Sorted(IEnumerable<InfosetTicketRow> rows, InfosetQuery query)
    {
        Func<InfosetTicketRow, long>? key = query.First("sortCol") switch
        {
            "priority" => row => row.Priority,
            "createdDate" => row => row.CreatedTicks,
            _ => null,
        };
        var newestFirst = key is null ? rows : rows.OrderByDescending(key);
        return IsAscending(query) ? newestFirst.Reverse() : newestFirst;
    }

    private static bool IsAscending(InfosetQuery query) => query.First("sortDir") == "asc";

    private static bool Mentions(JsonObject ticket, string words) =>
        ((string)ticket["subject"]!).Contains(words, StringComparison.OrdinalIgnoreCase)
        || ((string)ticket["content"]!).Contains(words, StringComparison.OrdinalIgnoreCase);

    private JsonObject Find(long id) => store.Find(InfosetCollections.Tickets, InfosetIds.Text(id))!.Body;

    /// <summary>The object as a client sees it: files as addresses in the HTML.</summary>
    private static JsonObject View(JsonObject body, string html, HttpContext http)
    {
        if (body["_files"] is JsonArray files)
        {
            body[html] = InfosetHtml.WithFiles((string?)body[html] ?? "", files, $"{http.Request.Scheme}://{http.Request.Host}/");
            body.Remove("_files");
        }

        return body;
    }
}
