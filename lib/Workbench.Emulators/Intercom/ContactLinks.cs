using System.Text.Json.Nodes;

namespace Workbench.Emulators.Intercom;

/// <summary>What hangs on a contact: companies, tags, subscriptions, segments.</summary>
internal sealed class ContactLinks(IntercomWorkspace workspace, ContactBook book, CompanyBook companies)
{
    private const int MostCompanies = 1000;
    private static readonly RouteRule Rule = new(IntercomScopes.Users);

    public void Map(IntercomRoutes routes)
    {
        routes.Post("/contacts/{id}/companies", Rule, Attach);
        routes.Get("/contacts/{id}/companies", Rule, ListCompanies);
        routes.Delete("/contacts/{id}/companies/{companyId}", Rule, Detach);
        routes.Post("/contacts/{id}/tags", Rule, Tag);
        routes.Get("/contacts/{id}/tags", Rule, ListTags);
        routes.Delete("/contacts/{id}/tags/{tagId}", Rule, Untag);
        routes.Get("/contacts/{id}/segments", Rule, call =>
        {
            book.Require(call.Route("id"));
            return JsonFields.List([]);
        });
        routes.Post("/contacts/{id}/subscriptions", Rule, Subscribe);
    }

    private IntercomAnswer Attach(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        var company = companies.Require(call.Text("id") ?? throw IntercomProblem.Missing("company not specified"));
        var ids = contact.Texts("company_ids");
        if (!ids.Contains(company.Text("id")!))
        {
            if (ids.Count >= MostCompanies)
            {
                throw new IntercomProblem(
                    400, "contact_company_limit_exceeded", $"Contact has reached the maximum of {MostCompanies} company associations");
            }
            contact["company_ids"] = JsonFields.ToArray(ids.Append(company.Text("id")!));
            book.Touch(contact);
            companies.Save(company);
        }
        return companies.View(company);
    }

    private IntercomAnswer Detach(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        var company = companies.Require(call.Route("companyId"));
        contact["company_ids"] = JsonFields.ToArray(contact.Texts("company_ids").Where(id => id != company.Text("id")));
        book.Touch(contact);
        companies.Save(company);
        return companies.View(company);
    }

    private IntercomAnswer ListCompanies(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        var attached = contact.Texts("company_ids").Select(companies.Find).OfType<JsonObject>().ToList();
        var perPage = Paging.PerPage(call.Query("per_page"), 50, 150);
        var number = Paging.PageNumber(call.Query("page"));
        var list = JsonFields.List(attached.Skip((number - 1) * perPage).Take(perPage).Select(companies.View));
        list["pages"] = Paging.Numbered(number, perPage, attached.Count, $"{call.Address}/contacts/{contact.Text("id")}/companies");
        list["total_count"] = attached.Count;
        return list;
    }

    private IntercomAnswer Tag(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        var tag = Tagging.Add(workspace, contact, call.Required("id"), workspace.TokenTeammate().Text("id")!);
        book.Touch(contact);
        return tag;
    }

    private IntercomAnswer Untag(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        var tag = Tagging.Remove(workspace, contact, call.Route("tagId"));
        book.Touch(contact);
        return tag;
    }

    private IntercomAnswer ListTags(IntercomCall call) =>
        JsonFields.List(book.Require(call.Route("id")).Array("tags").Select(tag => TagView.Of(workspace, tag)));

    private IntercomAnswer Subscribe(IntercomCall call)
    {
        var contact = book.Require(call.Route("id"));
        var id = call.Required("id");
        contact["subscriptions"] = JsonFields.ToArray(contact.Texts("subscriptions").Append(id).Distinct());
        book.Touch(contact);
        return new JsonObject { ["type"] = "subscription", ["id"] = id, ["state"] = "live", ["consent_type"] = call.Text("consent_type") };
    }
}
