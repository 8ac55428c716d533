using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>Every ticket is one ticket, every task one back-office ticket, with title, text, state, people and attributes.</summary>
internal sealed class TicketCheck(SourceTruth truth, Workspace workspace, TwinIndex twins, CheckReport report)
{
    private readonly ValueCheck values = new(truth, report);

    public void Run()
    {
        foreach (var ticket in truth.Tickets.Values)
        {
            if (One("ticket", SourceKeys.Ticket(ticket.Id)) is { } found)
            {
                Compare(ticket, found);
            }
        }

        foreach (var task in truth.Tasks.Values)
        {
            Compare(task);
        }
    }

    private JsonObject? One(string kind, string key)
    {
        var found = twins.Tickets(key);
        foreach (var chapter in twins.Chapters(key))
        {
            report.Claim("tickets", chapter);
        }

        if (found.Count == 1)
        {
            report.Count(kind);
            return found[0];
        }

        report.Fail(found.Count == 0 ? $"{kind}-missing" : $"{kind}-doubled", key, $"{found.Count} in the workspace");
        return null;
    }

    private void Compare(SampleTicket ticket, JsonObject found)
    {
        var key = SourceKeys.Ticket(ticket.Id);
        Texts(key, ticket.Subject, ticket.Description, found);
        report.Require(workspace.CategoryOf(found) == "Customer", "type", key, $"is a {workspace.CategoryOf(found)} ticket");
        State(key, ticket.Status, found);
        Time(key, ticket.CreatedAt, found);
        Contact(key, ticket.ContactId, found, truth.FormerOwner(ticket.Id));

        // Without an organization of its own, a ticket may show that of its contact.
        var isCompanyOfContact = ticket.OrganizationId is null && ticket.ContactId is { } id && truth.Contacts.TryGetValue(id, out var contact) && contact.OrganizationId is not null;
        Company(key, isCompanyOfContact ? truth.Contacts[ticket.ContactId!].OrganizationId : ticket.OrganizationId, found, mayHaveAny: false);
        Assignee(key, ticket.AssigneeId, found);
        var priority = new SampleField(SampleFieldOwner.Ticket, "Priority", SampleFieldType.Choice, truth.Account.TicketPriorities);
        values.Compare(key, priority, ticket.Priority, workspace.TicketValue(found, "Priority"));
        values.Compare(key, new SampleField(SampleFieldOwner.Ticket, "Channel", SampleFieldType.Text, []), ticket.Channel, workspace.TicketValue(found, "Channel"));
        values.Day(key, "Due date", ticket.DueOn, workspace.TicketValue(found, "Due date"));
        foreach (var field in truth.Account.Fields.Where(field => field.Owner == SampleFieldOwner.Ticket))
        {
            values.Compare(key, field, ticket.Custom.GetValueOrDefault(field.Label), workspace.TicketValue(found, field.Label));
        }
    }

    private void Compare(SampleTask task)
    {
        var key = SourceKeys.Task(task.Id);
        var hasParent = task.TicketId is not null || task.ContactId is not null || task.OrganizationId is not null;
        if (twins.Tickets(key).Count == 0 && (!hasParent || truth.Deleted.Contains(task.Id)))
        {
            report.Allow(hasParent ? AllowedLoss.Deleted : AllowedLoss.NoParent);
            return;
        }

        if (One("task", key) is not { } found)
        {
            return;
        }

        Texts(key, task.Subject, task.Description, found);
        report.Require(workspace.CategoryOf(found) == "Back-office", "type", key, $"is a {workspace.CategoryOf(found)} ticket");
        State(key, task.Status, found);
        Time(key, task.CreatedAt, found);
        Assignee(key, task.AssigneeId, found);
        values.Day(key, "Due date", task.DueOn, workspace.TicketValue(found, "Due date"));
        var contact = task.ContactId ?? (task.TicketId is { } ticket ? truth.Tickets[ticket].ContactId : null);
        Contact(key, contact, found);
        Company(key, task.OrganizationId, found, mayHaveAny: task.OrganizationId is null);
    }

    private void Texts(string key, string subject, string description, JsonObject found)
    {
        var title = Words.OfText(Workspace.Text(found["attributes"], "_default_title_") ?? "");
        if (Words.OfText(subject).Length == 0)
        {
            report.Allow(AllowedLoss.EmptyTitle);
        }
        else
        {
            report.Require(title == Words.OfText(subject), "title", key, $"wanted '{subject}', found '{title}'");
        }

        var text = Words.OfText(Workspace.Text(found["attributes"], "_default_description_") ?? "");
        report.Require(Words.InOrder(Words.OfHtml(description), text), "description", key, $"wanted '{Words.OfHtml(description)}', found '{text}'");
    }

    private void State(string key, string status, JsonObject found)
    {
        string[] wanted = status.ToUpperInvariant() switch
        {
            "NEW" => ["submitted"],
            "OPEN" => ["submitted", "in_progress"],
            "PENDING" => ["waiting_on_customer", "in_progress"],
            "RESOLVED" or "CLOSED" or "DONE" => ["resolved"],
            _ => ["submitted", "in_progress", "waiting_on_customer", "resolved"],
        };
        report.Require(wanted.Contains(workspace.StateOf(found)), "state", key, $"{status} became {workspace.StateOf(found)}");
    }

    private void Time(string key, DateTimeOffset at, JsonObject found) => report.Require(
        SourceTimes.Of(at).Contains(Workspace.Number(found, "created_at") ?? 0), "time", key, $"created_at: wanted {at.ToUnixTimeSeconds()}, found {found["created_at"]}");

    private void Contact(string key, string? contactId, JsonObject found, string? former = null)
    {
        var ids = Workspace.Texts(found, "contact_ids").ToList();
        if (contactId is null || !truth.Contacts.ContainsKey(contactId))
        {
            report.Allow(AllowedLoss.OneContact);
            report.Require(ids.Count == 1, "contact", key, $"{ids.Count} contacts");
            return;
        }

        if (former is not null && ids is [var kept] && kept == twins.ContactId(SourceKeys.Contact(former)))
        {
            report.Allow(AllowedLoss.KeepsContact);
            return;
        }

        var wanted = twins.ContactId(SourceKeys.Contact(contactId));
        report.Require(ids is [var only] && only == wanted, "contact", key, $"wanted {wanted}, found {string.Join(", ", ids)}");
    }

    private void Company(string key, string? organizationId, JsonObject found, bool mayHaveAny = false)
    {
        var id = Workspace.Text(found, "company_id");
        if (organizationId is not null && !truth.Organizations.ContainsKey(organizationId))
        {
            report.Allow(AllowedLoss.Dangling);
            return;
        }

        var wanted = organizationId is null ? null : twins.CompanyId(SourceKeys.Organization(organizationId));
        report.Require(mayHaveAny || id == wanted, "company", key, $"wanted {wanted ?? "none"}, found {id ?? "none"}");
    }

    private void Assignee(string key, string? agentId, JsonObject found)
    {
        var email = workspace.TeammateEmail(Workspace.Text(found, "admin_assignee_id"));
        if (truth.Agent(agentId) is { HasTwin: true } agent)
        {
            report.Require(email == agent.Email, "assignee", key, $"wanted {agent.Email}, found {email ?? "nobody"}");
        }
        else if (agentId is not null)
        {
            report.Allow(AllowedLoss.FormerAgent);
            report.Require(email is null || email.StartsWith("migration@", StringComparison.Ordinal), "assignee", key, $"wanted the placeholder or nobody, found {email}");
        }
        else
        {
            report.Require(email is null, "assignee", key, $"wanted nobody, found {email}");
        }
    }
}
