using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>Companies as they are stored, found and shown.</summary>
internal sealed class CompanyBook(IntercomWorkspace workspace)
{
    public JsonObject? Find(string? id) =>
        id is not null && workspace.Store.Find(Collections.Companies, id) is { Hidden: false } found ? found.Body : null;

    public JsonObject? FindByCompanyId(string companyId, bool withHidden = false) =>
        workspace.Store.FindBy(Collections.Companies, "company_id", companyId, withHidden, limit: 1).FirstOrDefault()?.Body;

    /// <exception cref="IntercomProblem">404 company_not_found.</exception>
    public JsonObject Require(string? id) => Find(id) ?? throw IntercomProblem.CompanyNotFound();

    /// <summary>Saves the company; it is part of lists only while a contact belongs to it.</summary>
    public void Save(JsonObject company)
    {
        var id = company.Text("id")!;
        var lookups = new List<Lookup>
        {
            new("company_id", company.Text("company_id")!),
            new("name", company.Text("name") ?? ""),
        };
        if (Members(id) > 0)
        {
            lookups.Add(new Lookup("populated", "yes"));
        }
        lookups.AddRange(company.Array("tags").Select(tag => new Lookup("tag", tag.Text("id")!)));
        workspace.Store.Put(
            Collections.Companies, new Document(id, company) { Lookups = lookups, Hidden = company.Flag("archived") == true });
    }

    public long Members(string id) => workspace.Store.CountBy(Collections.Contacts, "company", id);

    public JsonObject View(JsonObject company)
    {
        var view = new JsonObject { ["type"] = "company", ["app_id"] = workspace.Settings.WorkspaceId };
        foreach (var name in (string[])["id", "company_id", "name", "remote_created_at", "created_at", "updated_at"])
        {
            view[name] = company[name]?.DeepClone();
        }
        foreach (var name in (string[])["website", "industry", "size", "last_request_at"])
        {
            if (company[name] is { } value)
            {
                view[name] = value.DeepClone();
            }
        }
        view["monthly_spend"] = company.Number("monthly_spend") ?? 0;
        view["session_count"] = 0;
        view["user_count"] = Members(company.Text("id")!);
        view["plan"] = company.Text("plan") is { } plan ? new JsonObject { ["type"] = "plan", ["id"] = plan, ["name"] = plan } : [];
        view["custom_attributes"] = company["custom_attributes"]!.DeepClone();
        view["tags"] = JsonFields.List(company.Array("tags").Select(tag => TagView.Of(workspace, tag)), "tag.list", "tags");
        view["segments"] = JsonFields.List([], "segment.list", "segments");
        return view;
    }
}
