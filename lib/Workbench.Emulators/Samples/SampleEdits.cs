namespace Workbench.Emulators.Samples;

/// <summary>
/// The changes a delta run must find: a new contact, a new ticket with messages, an updated contact, a re-opened ticket, a changed
/// custom field, new messages on old tickets, a deleted message without contact, a deleted task, and a merge of two contacts and of two
/// tickets.
/// </summary>
internal static class SampleEdits
{
    private static readonly string[] OpenStatuses = ["Open", "open"];

    private static readonly string[] DoneStatuses = ["Resolved", "resolved", "Closed", "closed"];

    public static IReadOnlyList<SampleEdit> For(SampleAccount account)
    {
        var clock = new EditClock(account.EndsAt);
        var agentId = account.Agents().FirstOrDefault(agent => agent.Active)?.Id;
        var edits = new List<SampleEdit>();
        edits.AddRange(NewCase(account, clock, agentId));
        edits.AddRange(ChangedContact(account, clock));
        edits.AddRange(ChangedTickets(account, clock, agentId));
        if (account.Messages().FirstOrDefault(m => m.TicketId is null && m.ContactId is null) is { } loose)
            edits.Add(new MessageDeleted(clock.Next(), loose.Id));
        if (account.Tasks().LastOrDefault() is { } task)
            edits.Add(new TaskDeleted(clock.Next(), task.Id));
        edits.AddRange(Merges(account, clock, edits));
        return edits;
    }

    private static IEnumerable<SampleEdit> NewCase(SampleAccount account, EditClock clock, string? agentId)
    {
        var at = clock.Next();
        var contact = new SampleContact(
            "c9000001", "Rosalind", "Achterberg", "rosalind.achterberg@late-arrival.example", "+31 20 555 0142",
            account.Organizations().FirstOrDefault()?.Id, agentId, at, at, new Dictionary<string, string?>());
        yield return new ContactSaved(at, contact);

        var openedAt = clock.Next();
        var ticket = new SampleTicket(
            "t9000001", "Licence key missing after the order", "<p>The key did not arrive with the order confirmation.</p>",
            Present(account.TicketStatuses, OpenStatuses), account.TicketPriorities[^1], "email", contact.Id, contact.OrganizationId,
            agentId, agentId, null, openedAt, openedAt.AddHours(2), new Dictionary<string, string?>());
        yield return new TicketSaved(openedAt, ticket);
        yield return new MessageSaved(openedAt, Message("m9000001", ticket, contact.Id, null, openedAt,
            "Hello,\n\nour order was confirmed but no licence key came with it. Could you look into it?\n\nRosalind"));
        yield return new MessageSaved(openedAt.AddHours(2), Message("m9000002", ticket, null, agentId, openedAt.AddHours(2),
            "Hello Rosalind,\n\nthe key is on its way to this address. Sorry for the wait."));
    }

    private static IEnumerable<SampleEdit> ChangedContact(SampleAccount account, EditClock clock)
    {
        if (account.Contacts().FirstOrDefault() is not { } contact)
            yield break;
        var at = clock.Next();
        yield return new ContactSaved(
            at, contact with { Phone = "+44 20 7946 0321", LastName = contact.LastName + "-Marsh", UpdatedAt = at });
    }

    private static IEnumerable<SampleEdit> ChangedTickets(SampleAccount account, EditClock clock, string? agentId)
    {
        var done = account.Tickets().Where(t => DoneStatuses.Contains(t.Status) && t.ContactId is not null).Take(3).ToList();
        if (done.Count > 0)
        {
            var at = clock.Next();
            var reopened = done[0] with { Status = Present(account.TicketStatuses, OpenStatuses), UpdatedAt = at };
            yield return new TicketSaved(at, reopened);
            yield return new MessageSaved(at, Message("m9000003", reopened, reopened.ContactId, null, at,
                "The same fault came back this morning. Please take another look."));
        }

        if (done.Count > 1)
        {
            var at = clock.Next();
            yield return new TicketSaved(at, WithChangedField(account, done[1]) with { UpdatedAt = at });
        }

        if (done.Count > 2)
        {
            var at = clock.Next();
            yield return new MessageSaved(at, Message("m9000004", done[2], done[2].ContactId, null, at, "One more thing: thank you!"));
            at = clock.Next();
            yield return new MessageSaved(at, Message("m9000005", done[2], null, agentId, at, "You are welcome."));
        }
    }

    private static IEnumerable<SampleEdit> Merges(SampleAccount account, EditClock clock, IEnumerable<SampleEdit> earlier)
    {
        var merges = new SampleMerges(account, earlier.Select(TicketOf).OfType<string>().ToHashSet());
        var contacts = merges.OfContacts(clock.Next());
        SampleEdit?[] found = [contacts, merges.OfTickets(clock.Next(), contacts)];
        return found.OfType<SampleEdit>();
    }

    private static string? TicketOf(SampleEdit edit) => edit switch
    {
        TicketSaved saved => saved.Ticket.Id,
        MessageSaved saved => saved.Message.TicketId,
        _ => null,
    };

    private static SampleTicket WithChangedField(SampleAccount account, SampleTicket ticket)
    {
        var field = account.Fields.FirstOrDefault(f => f.Owner == SampleFieldOwner.Ticket && f.Type == SampleFieldType.Text);
        return field is null
            ? ticket with { Subject = ticket.Subject + " (renamed)" }
            : ticket with { Custom = new Dictionary<string, string?>(ticket.Custom) { [field.Label] = "changed after the first run" } };
    }

    private static SampleMessage Message(
        string id, SampleTicket ticket, string? contactId, string? agentId, DateTimeOffset at, string body) => new(
        id, SampleMessageKind.Email,
        contactId is null ? SampleDirection.Outbound : SampleDirection.Inbound,
        contactId is null ? SampleAuthorKind.Agent : SampleAuthorKind.Contact,
        contactId ?? agentId, ticket.Subject, SampleBodyType.Text, body, "", "", "", null, null, ticket.Id, null, null, at, null, false);

    private static string Present(IReadOnlyList<string> known, IReadOnlyList<string> wanted) =>
        wanted.FirstOrDefault(known.Contains) ?? known[0];

    private sealed class EditClock(DateTimeOffset start)
    {
        private DateTimeOffset now = start;

        public DateTimeOffset Next() => now = now.AddHours(3);
    }
}
