using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Workbench.Emulators.Infoset;

/// <summary>Every call of the account. What is not listed, or what this account does not know, answers 404.</summary>
internal static class InfosetRoutes
{
    public static void Map(WebApplication app, InfosetGate gate, InfosetParts parts)
    {
        var (tickets, directory, files) = (parts.Tickets, parts.Directory, parts.Files);
        Get("/v1/tickets", tickets.ListAsync);
        Get("/v1/tickets/logs", tickets.LogsAsync);
        Get("/v1/tickets/{id}", tickets.OneAsync);
        Get("/v1/email/{id}", tickets.EmailAsync);
        Get("/v1/slas/breaches", tickets.BreachesAsync);
        Get("/v1/contacts", directory.ContactsAsync);
        Get("/v1/contacts/{id}", http => directory.OneAsync(http, InfosetCollections.Contacts, "Contact"));
        Get("/v1/companies/{id}", http => directory.OneAsync(http, InfosetCollections.Companies, "Company"));
        Get("/v1/deals", directory.DealsAsync);
        Get("/v1/deals/{id}", http => directory.OneAsync(http, InfosetCollections.Deals, "Deal"));
        app.MapGet("/v1/users/me", http => gate.PassAsync(http, directory.MeAsync));
        Probe(InfosetProbe.Companies, "/v1/companies", directory.CompaniesAsync);
        Probe(InfosetProbe.Users, "/v1/users", directory.UsersAsync);
        Probe(InfosetProbe.Teams, "/v1/teams", directory.TeamsAsync);
        Probe(InfosetProbe.Tags, "/v1/tags", directory.TagsAsync);
        Probe(InfosetProbe.Pipelines, "/v1/pipelines", directory.PipelinesAsync);
        Probe(InfosetProbe.Properties, "/v1/properties", directory.PropertiesAsync);
        Probe(InfosetProbe.DealLogs, "/v1/deals/logs", directory.DealLogsAsync);
        Get($"/{InfosetHtml.NeedsKey}/{{id}}/{{**name}}", files.FileAsync);
        Open($"/{InfosetHtml.NeedsNoKey}/{{id}}/{{**name}}", files.FileAsync);
        Open($"/{InfosetHtml.Images}/{{id}}/{{**name}}", files.ImageAsync);
        app.MapFallback("{**path}", http => gate.PassAsync(http, (_, _) => throw InfosetProblem.NotFound("Resource")));

        void Get(string path, Func<HttpContext, Task> answer) => app.MapGet(path, http => gate.PassAsync(http, (_, _) => answer(http)));

        void Probe(InfosetProbe probe, string path, Func<HttpContext, Task> answer)
        {
            if (parts.Settings.Answering.Contains(probe))
                Get(path, answer);
            else
                Get(path, _ => throw InfosetProblem.NotFound("Resource"));
        }

        void Open(string path, Func<HttpContext, Task> answer) => app.MapGet(path, http => InfosetGate.RefuseAsync(http, () => answer(http)));
    }
}
