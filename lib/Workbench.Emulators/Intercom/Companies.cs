using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Create, read, update, delete and the page lists of companies.</summary>
internal sealed class Companies(IntercomWorkspace workspace, CompanyBook book, ContactBook contacts)
{
    private const int Ceiling = 10_000;
    private const long LargestSpend = 2_147_483_647;
    private const string Archive = "archive-company";
    private static readonly RouteRule Rule = new(IntercomScopes.Users);

    private static readonly HashSet<string> Writable = new(StringComparer.Ordinal)
    {
        "company_id", "name", "website", "industry", "size", "plan", "monthly_spend", "remote_created_at", "custom_attributes",
        "update_last_request_at",
    };

    public void Map(IntercomRoutes routes)
    {
        workspace.Due.On(Archive, ArchiveNow);
        routes.Post("/companies", Rule, Upsert);
        routes.Get("/companies", Rule, Read);
        routes.Post("/companies/list", Rule, call => ListPage(call, "/companies/list"));
        routes.Get("/companies/{id}", Rule, call => book.View(book.Require(call.Route("id"))));
        routes.Put("/companies/{id}", Rule, Update);
        routes.Delete("/companies/{id}", Rule, Delete);
        routes.Get("/companies/{id}/contacts", Rule, Members);
        routes.Get("/companies/{id}/segments", Rule, call =>
        {
            book.Require(call.Route("id"));
            return JsonFields.List([]);
        });
    }

    private IntercomAnswer Upsert(IntercomCall call)
    {
        Refuse(call, Writable);
        var companyId = call.Text("company_id") is { Length: > 0 } given
            ? given
            : throw new IntercomProblem(400, "parameter_not_found", "company_id not specified");
        var company = book.FindByCompanyId(companyId, withHidden: true) ?? Draft(companyId);
        // What a write to an archived company does is not documented; assumed: it comes back, without its contacts.
        company["archived"] = false;
        Apply(company, call);
        return book.View(company);
    }

    private IntercomAnswer Update(IntercomCall call)
    {
        var company = book.Require(call.Route("id"));
        Refuse(call, Writable);
        call.Body.Remove("company_id");
        call.Body.Remove("remote_created_at");
        Apply(company, call);
        return book.View(company);
    }

    private static void Refuse(IntercomCall call, HashSet<string> known)
    {
        if (call.Body.FirstOrDefault(field => !known.Contains(field.Key)).Key is { } unknown)
        {
            throw new IntercomProblem(400, "bad_request", $"bad '{unknown}' parameter") { RequestId = RequestIdShape.Null };
        }
    }

    private JsonObject Draft(string companyId) => new()
    {
        ["id"] = workspace.Ids.Hex(Collections.Companies),
        ["company_id"] = companyId,
        ["name"] = null,
        ["created_at"] = workspace.Now,
        ["remote_created_at"] = workspace.Now,
        ["custom_attributes"] = new JsonObject(),
        ["tags"] = new JsonArray(),
        ["archived"] = false,
    };

    private void Apply(JsonObject company, IntercomCall call)
    {
        foreach (var name in (string[])["name", "website", "industry", "size", "plan", "remote_created_at"])
        {
            if (call.Has(name))
            {
                company[name] = call.Body[name]?.DeepClone();
            }
        }
        if (call.Has("monthly_spend"))
        {
            company["monthly_spend"] = call.Body.Number("monthly_spend") is { } spend and <= LargestSpend
                ? spend
                : throw IntercomProblem.Invalid("monthly_spend is not valid", "monthly_spend");
        }
        if (call.Body.Flag("update_last_request_at") == true)
        {
            company["last_request_at"] = workspace.Now;
        }
        AttributeValues.Write(workspace, "company", company, call.Body.Object("custom_attributes"));
        company["updated_at"] = workspace.Now;
        book.Save(company);
    }

    private IntercomAnswer Read(IntercomCall call)
    {
        if (call.Query("company_id") is { } companyId)
        {
            return One(call, book.FindByCompanyId(companyId));
        }
        if (call.Query("name") is { } name)
        {
            var found = workspace.Store.FindBy(Collections.Companies, "name", name, limit: 1).FirstOrDefault();
            return One(call, found?.Body);
        }
        return call.Query("tag_id") is { } tag ? Page(call, "tag", tag, "/companies") : ListPage(call, "/companies");
    }

    private IntercomAnswer One(IntercomCall call, JsonObject? company)
    {
        var view = book.View(company ?? throw IntercomProblem.CompanyNotFound());
        return workspace.Settings.ExactCompanyReadIsBare ? view : Listed([view], 1, Paging.Numbered(1, 15, 1, call.Address + "/companies"));
    }

    private IntercomAnswer ListPage(IntercomCall call, string path) => Page(call, "populated", "yes", path);

    private IntercomAnswer Page(IntercomCall call, string lookup, string value, string path)
    {
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 15, 60);
        if ((long)number * perPage > Ceiling)
        {
            throw IntercomProblem.Invalid("page limit reached, please use scroll API");
        }
        var total = workspace.Store.CountBy(Collections.Companies, lookup, value);
        var found = workspace.Store.SkipBy(Collections.Companies, lookup, value, (number - 1L) * perPage, perPage);
        return Listed(found.Select(company => book.View(company.Body)), total, Paging.Numbered(number, perPage, total, call.Address + path));
    }

    private static JsonObject Listed(IEnumerable<JsonObject> data, long total, JsonObject pages)
    {
        var list = JsonFields.List(data);
        list["total_count"] = total;
        list["pages"] = pages;
        return list;
    }

    private IntercomAnswer Members(IntercomCall call)
    {
        var id = book.Require(call.Route("id")).Text("id")!;
        var number = Paging.PageNumber(call.Query("page"));
        var perPage = Paging.PerPage(call.Query("per_page"), 50, 150);
        var total = book.Members(id);
        var found = workspace.Store.SkipBy(Collections.Contacts, "company", id, (number - 1L) * perPage, perPage);
        return Listed(
            found.Select(contact => ContactView.Of(workspace, contact.Body)), total,
            Paging.Numbered(number, perPage, total, $"{call.Address}/companies/{id}/contacts"));
    }

    private IntercomAnswer Delete(IntercomCall call)
    {
        var id = book.Require(call.Route("id")).Text("id")!;
        workspace.Due.Add(Archive, id, workspace.Settings.CompanyArchiveLag);
        return new JsonObject { ["id"] = id, ["object"] = "company", ["deleted"] = true };
    }

    private void ArchiveNow(string id)
    {
        if (book.Find(id) is not { } company)
        {
            return;
        }
        foreach (var member in workspace.Store.FindBy(Collections.Contacts, "company", id, withHidden: true))
        {
            member.Body["company_ids"] = JsonFields.ToArray(member.Body.Texts("company_ids").Where(other => other != id));
            contacts.Save(member.Body);
        }
        company["archived"] = true;
        book.Save(company);
    }
}
