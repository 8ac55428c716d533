using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Gorgias;

/// <summary>
/// /api/jobs: waits, runs and ends. Of the vendor's types, <c>deleteTicket</c> is carried out; others end in <c>errored</c>.
/// </summary>
internal sealed class Jobs(GorgiasState state, Listing listing, TicketBook tickets, ViewFilters filters)
{
    private const string Delete = "deleteTicket";

    private static readonly BodyShape Shape = new()
    {
        ["type"] = FieldRules.OneOf(
            "applyMacro", Delete, "exportTicket", "exportMacro", "importMacro", "updateTicket", "exportTicketDrilldown",
            "exportConvertCampaignSalesDrilldown").Required,
        ["params"] = FieldRules.Object(new BodyShape
        {
            ["ticket_ids"] = FieldRules.List(FieldRules.Whole()),
            ["view_id"] = FieldRules.Whole(),
            ["view"] = FieldRules.FreeObject,
            ["updates"] = FieldRules.FreeObject,
            ["apply_and_close"] = FieldRules.Flag,
            ["macro_id"] = FieldRules.Whole(),
            ["url"] = FieldRules.Text(),
            ["context"] = FieldRules.FreeObject,
        }).Required,
        ["meta"] = FieldRules.FreeObject,
        ["scheduled_datetime"] = FieldRules.Instant,
    };

    public void Map(GorgiasRoutes routes)
    {
        state.OnRequest(Advance);
        routes.Get("/api/jobs", Scopes.Jobs, [.. Listing.Names, "status", "type"], call => listing.Page(
            call,
            new ListPlan(GorgiasCollections.Jobs, View)
            {
                Where = job =>
                    (call.Query("status") is not { } status || job.Text("status") == status)
                    && (call.Query("type") is not { } type || job.Text("type") == type),
            }));
        routes.Get("/api/jobs/{id}", Scopes.Jobs, [], call => View(Require(call)));
        routes.Post("/api/jobs", Scopes.Jobs, Create);
        routes.Delete("/api/jobs/{id}", Scopes.Jobs, call =>
        {
            var job = Require(call);
            if (job.Text("status") is not ("pending" or "scheduled"))
            {
                throw GorgiasProblem.Invalid($"The job is {job.Text("status")} already.");
            }
            Save(job, "canceled");
            return GorgiasAnswer.Gone;
        });
    }

    private static JsonObject View(JsonObject job)
    {
        var view = job.DeepClone().AsObject();
        view.Remove("user_id");
        return view;
    }

    private JsonObject Require(GorgiasCall call) => state.Require(GorgiasCollections.Jobs, "Job", call.Route("id"));

    private GorgiasAnswer Create(GorgiasCall call)
    {
        var form = call.Form(Shape, "create job");
        var scheduled = GorgiasTime.Parse(form.Text("scheduled_datetime"));
        if (scheduled > state.Clock + TimeSpan.FromMinutes(60))
        {
            throw GorgiasProblem.Field("scheduled_datetime", "Must be within the next 60 minutes.");
        }
        var id = state.NextId(GorgiasCollections.Jobs);
        var starts = scheduled is { } at && at > state.Clock ? at : state.Clock;
        var job = new JsonObject
        {
            ["id"] = id,
            ["uri"] = $"/api/jobs/{JsonReading.Digits(id)}/",
            ["type"] = form.Copy("type"),
            ["params"] = form.Copy("params"),
            ["meta"] = form.Copy("meta"),
            ["user_id"] = call.CallerId,
            ["info"] = new JsonObject { ["progress_count"] = 0, ["failed_ids"] = new JsonArray() },
            ["created_datetime"] = state.Now,
            ["scheduled_datetime"] = scheduled is null ? null : GorgiasTime.Format(starts),
            ["started_datetime"] = GorgiasTime.Format(starts + state.Shortened(state.Settings.JobLag) / 2),
            ["ended_datetime"] = GorgiasTime.Format(starts + state.Shortened(state.Settings.JobLag)),
        };
        Save(job, scheduled is null ? "pending" : "scheduled");
        return GorgiasAnswer.Created(View(job));
    }

    private void Save(JsonObject job, string status)
    {
        job["status"] = status;
        IReadOnlyList<Lookup> open = status is "pending" or "scheduled" or "running" ? [new Lookup("open", "yes")] : [];
        state.Put(GorgiasCollections.Jobs, job, open);
    }

    private void Advance()
    {
        foreach (var job in state.Store.FindBy(GorgiasCollections.Jobs, "open", "yes").Select(document => document.Body))
        {
            if (string.CompareOrdinal(job.Text("ended_datetime"), state.Now) <= 0)
            {
                Save(job, job.Text("type") == Delete ? DeleteTickets(job) : "errored");
            }
            else if (string.CompareOrdinal(job.Text("started_datetime"), state.Now) <= 0)
            {
                Save(job, "running");
            }
        }
    }

    private string DeleteTickets(JsonObject job)
    {
        var (done, failed) = (0, new JsonArray());
        foreach (var id in TicketIds(job.Object("params")))
        {
            if (state.Find(GorgiasCollections.Tickets, id) is { } ticket && !state.Settings.UndeletableTickets.Contains(id))
            {
                tickets.Delete(job.Whole("user_id")!.Value, ticket);
                done++;
            }
            else
            {
                failed.Add(id);
            }
        }
        job["info"] = new JsonObject { ["progress_count"] = done, ["failed_ids"] = failed };
        return "done";
    }

    private IReadOnlyList<long> TicketIds(JsonObject given)
    {
        if (given.ContainsKey("ticket_ids"))
        {
            return [.. given.Array("ticket_ids").Select(id => id!.GetValue<long>())];
        }
        var filter = given["view"].Text("filters") ?? state.Find(GorgiasCollections.Views, given.Whole("view_id")).Text("filters");
        var shown = filter is null ? static _ => false : filters.Compile(filter);
        return [.. state.Store.Scan(GorgiasCollections.Tickets)
            .Where(ticket => shown(ticket.Body)).Select(ticket => ticket.Body.Whole("id")!.Value)];
    }
}
