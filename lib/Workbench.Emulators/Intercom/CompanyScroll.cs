using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>GET /companies/scroll: one at a time, gone after a minute of silence.</summary>
internal sealed class CompanyScroll(IntercomWorkspace workspace, CompanyBook book)
{
    private const int PageSize = 100;
    private const string Current = "current";

    public void Map(IntercomRoutes routes) => routes.Get("/companies/scroll", new RouteRule(IntercomScopes.Users), Scroll);

    private IntercomAnswer Scroll(IntercomCall call)
    {
        var scroll = workspace.Store.Find(Collections.Scrolls, Current)?.Body;
        if (scroll.Number("expires") < workspace.NowMilliseconds)
        {
            scroll = null;
        }
        if (call.Query("scroll_param") is not { Length: > 0 } asked)
        {
            scroll = scroll is null ? Begin() : throw new IntercomProblem(400, "scroll_exists", "scroll already exists for this workspace");
        }
        else if (scroll.Text("scroll_param") != asked)
        {
            throw new IntercomProblem(404, "not_found", "scroll parameter not found");
        }
        return Next(scroll!);
    }

    private JsonObject Begin() => new()
    {
        ["scroll_param"] = workspace.Ids.Uuid(Collections.Scrolls).ToString(),
        ["given"] = 0,
        ["page"] = 0,
    };

    private IntercomAnswer Next(JsonObject scroll)
    {
        var page = scroll.Number("page")!.Value + 1;
        if (page == workspace.Settings.FailScrollAtPage)
        {
            workspace.Store.Delete(Collections.Scrolls, Current);
            return IntercomAnswer.Keeping(new IntercomProblem(500, "server_error", "Please restart the scroll operation."));
        }
        var given = scroll.Number("given")!.Value;
        var found = workspace.Store.SkipBy(Collections.Companies, "populated", "yes", given, PageSize);
        scroll["page"] = page;
        scroll["given"] = given + found.Count;
        scroll["expires"] = workspace.NowMilliseconds + (long)workspace.Shortened(workspace.Settings.ScrollIdle).TotalMilliseconds;
        if (found.Count == 0)
        {
            workspace.Store.Delete(Collections.Scrolls, Current);
        }
        else
        {
            workspace.Store.Put(Collections.Scrolls, new Document(Current, scroll));
        }
        var list = JsonFields.List(found.Select(company => book.View(company.Body)));
        list["pages"] = null;
        list["total_count"] = null;
        list["scroll_param"] = scroll.Text("scroll_param");
        return list;
    }
}
