namespace Workbench.Emulators.Intercom;

/// <summary>POST /tickets/{id}/reply: answers the new part, not the ticket.</summary>
internal sealed class TicketReplies(IntercomWorkspace workspace, TicketBook book, Threads threads, ContactBook contacts)
{
    public void Map(IntercomRoutes routes) =>
        routes.Post("/tickets/{id}/reply", new RouteRule(IntercomScopes.WriteTickets, NeedsPlan: true), Reply);

    private IntercomAnswer Reply(IntercomCall call)
    {
        var ticket = book.Find(call.Route("id")) ?? throw IntercomProblem.NotFound();
        if (call.Text("type") == "user" && book.TypeOf(ticket).Text("category") == "Back-office")
        {
            throw new IntercomProblem(400, "parameter_mismatch", "User replies are not allowed on Backoffice tickets");
        }
        var form = ReplyForm.Read(call, workspace, contacts, threads.Files, forTicket: true);
        var part = threads.Add(Threads.OfTicket(ticket.Text("id")!), form.Type, form.Author, form.Body, form.At, form.Attachments);
        if (form.Notifies && call.Body.Flag("skip_notifications") != true)
        {
            workspace.Outbox.Add("email", ticket.Texts("contact_ids")[0], $"{call.Verb} without skip_notifications");
        }
        ticket["snoozed_until"] = null;
        book.Touch(ticket);
        var view = threads.TicketPart(part, call.Address);
        // The answer to a reply is described without these two, which the ticket's own parts have.
        view.Remove("assigned_to");
        view.Remove("external_id");
        return view;
    }
}
