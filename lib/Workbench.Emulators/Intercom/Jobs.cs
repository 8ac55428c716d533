using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Intercom;

/// <summary>POST /tickets/enqueue and the status of what it started.</summary>
internal sealed class Jobs(IntercomWorkspace workspace, TicketBook tickets, ContactBook contacts)
{
    private const string CreateTicket = "create-ticket";

    public void Map(IntercomRoutes routes)
    {
        workspace.Due.On(CreateTicket, Finish);
        routes.Post("/tickets/enqueue", new RouteRule(IntercomScopes.WriteTickets, Since: 14, NeedsPlan: true), Enqueue);
        routes.Get("/jobs/status/{id}", new RouteRule(Since: 14), Status);
    }

    private IntercomAnswer Enqueue(IntercomCall call)
    {
        _ = TicketForm.Read(call.Body, workspace);
        var id = workspace.Ids.Number(Collections.Jobs);
        var job = new JsonObject { ["id"] = id, ["status"] = "pending", ["resource_id"] = null, ["request"] = call.Body.DeepClone() };
        workspace.Store.Put(Collections.Jobs, new Document(id, job));
        workspace.Due.Add(CreateTicket, id, workspace.Settings.JobLag);
        return View(job, call);
    }

    private void Finish(string id)
    {
        var job = workspace.Store.Find(Collections.Jobs, id)!.Body;
        try
        {
            var form = TicketForm.Read(job["request"]!.AsObject(), workspace);
            var ticket = tickets.Create(form, Tickets.ContactOf(form, contacts));
            job["status"] = "success";
            job["resource_id"] = ticket.Text("id");
            if (job["request"].Flag("skip_notifications") != true)
            {
                workspace.Outbox.Add("email", ticket.Texts("contact_ids")[0], "POST /tickets/enqueue without skip_notifications");
            }
        }
        catch (IntercomProblem)
        {
            job["status"] = "failed";
        }
        workspace.Store.Put(Collections.Jobs, new Document(id, job));
    }

    private IntercomAnswer Status(IntercomCall call) =>
        workspace.Store.Find(Collections.Jobs, call.Route("id")) is { } job
            ? View(job.Body, call)
            : throw new IntercomProblem(404, "job_not_found", "Job Not Found");

    private static JsonObject View(JsonObject job, IntercomCall call)
    {
        var resource = job.Text("resource_id");
        return new JsonObject
        {
            ["type"] = "job",
            ["id"] = job.Text("id"),
            ["status"] = job.Text("status"),
            ["url"] = $"{call.Address}/jobs/status/{job.Text("id")}",
            ["resource_type"] = "ticket",
            ["resource_id"] = resource,
            ["resource_url"] = resource is null ? null : $"{call.Address}/tickets/{resource}",
        };
    }
}
