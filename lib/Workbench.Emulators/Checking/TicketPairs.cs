using Workbench.Core.Records;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Every ticket is one ticket, with title, text, state, people, time and values.</summary>
internal sealed class TicketPairs(SourceTruth truth, ISourceSide source, IDestinationSide destination, PairReport report)
{
    private static readonly HashSet<string> Closed = new(StringComparer.OrdinalIgnoreCase) { "Closed", "Resolved", "Done" };

    private readonly ValuePairs values = new(truth, source, report);

    public void Run()
    {
        foreach (var ticket in truth.Tickets.Values)
        {
            var key = source.Key(Kind.Ticket, ticket.Id);
            var found = destination.Find(Kind.Ticket, key);
            foreach (var record in found)
            {
                report.Claim(record.Place);
            }

            if (found.Count == 1)
            {
                report.Count("ticket");
                Compare(key, ticket, found[0]);
            }
            else
            {
                report.Fail(found.Count == 0 ? "ticket-missing" : "ticket-doubled", key, $"{found.Count} in the account");
            }
        }
    }

    private void Compare(string key, SampleTicket ticket, FoundRecord found)
    {
        var subject = Words.OfText(ticket.Subject);
        report.Require(
            subject.Length == 0 || found.Title == subject || (found.Title.Length >= 200 && subject.StartsWith(found.Title.TrimEnd('…', ' '), StringComparison.Ordinal) && found.Text.Contains(subject, StringComparison.Ordinal)),
            "title", key, $"wanted '{subject}', found '{found.Title}'");
        report.Require(Words.InOrder(Words.OfHtml(ticket.Description), found.Text), "description", key, $"wanted '{Words.OfHtml(ticket.Description)}'");
        if (destination.ShowsClosing)
        {
            report.Require(found.IsClosed == Closed.Contains(ticket.Status), "state", key, $"{ticket.Status} is {(found.IsClosed ? "closed" : "open")}");
        }

        values.Compare(key, "Priority", ticket.Priority, found);
        Time(key, ticket, found);
        if (ticket.ContactId is { } contact && truth.Contacts.ContainsKey(contact))
        {
            Requester(key, ticket.Id, contact, found);
        }
        else
        {
            report.Allow("no-requester");
        }

        Assignee(key, ticket.AssigneeId, found);
        foreach (var field in truth.Account.Fields.Where(field => field.Owner == SampleFieldOwner.Ticket))
        {
            values.Compare(key, field, ticket.Custom.GetValueOrDefault(field.Label), found);
        }
    }

    private void Requester(string key, string ticket, string contact, FoundRecord found)
    {
        var wanted = Twins(contact);
        if (!destination.MovesTickets && truth.FormerOwner(ticket) is { } former && !wanted.Contains(found.RequesterId) && MayKeep(former, ticket, found))
        {
            report.Allow("ticket-keeps-contact");
            return;
        }

        report.Require(wanted.Contains(found.RequesterId), "requester", key, $"wanted {string.Join(", ", wanted)}, found {found.RequesterId ?? "nobody"}");
    }

    /// <summary>
    /// A ticket that cannot move keeps the contact who was merged away later. Where the merge fell between the reading of the ticket and that of
    /// its contact, nobody had read that one, and somebody of the same organization, or the placeholder, stands in.
    /// </summary>
    private bool MayKeep(string former, string ticket, FoundRecord found)
    {
        var kept = Twins(former);
        if (kept.Count > 0)
        {
            return kept.Contains(found.RequesterId);
        }

        var organization = truth.Tickets[ticket].OrganizationId;
        return found.RequesterId is { } id
            && (destination.IsPlaceholder(id)
                || truth.Contacts.Values.Any(other => organization is not null && other.OrganizationId == organization && Twins(other.Id).Contains(id)));
    }

    private List<string?> Twins(string contact) => [.. destination.Find(Kind.Contact, source.Key(Kind.Contact, contact)).Select(record => record.Id)];

    private void Time(string key, SampleTicket ticket, FoundRecord found)
    {
        var wanted = source.Times(ticket.CreatedAt, null);

        // A conversation cannot begin after its first message: one that is older than its ticket moves the beginning, and the text names the ticket's own time.
        var holds = found.CreatedAt is { } at && (wanted.Contains(at) || wanted.All(time => at > time))
            ? wanted.Contains(at)
            : wanted.Any(time => InstantText.IsNamedIn(found.Text, time));
        if (found.CreatedAt is null)
        {
            report.Allow("time-as-text");
        }

        report.Require(holds, "time", key, $"wanted {string.Join(" or ", wanted)}, found {found.CreatedAt?.ToString() ?? "no such time in the text"}");
    }

    private void Assignee(string key, string? agentId, FoundRecord found)
    {
        if (truth.Agent(agentId) is { HasTwin: true, Email: { } known } agent && destination.MayAssign(known))
        {
            report.Require(found.AssigneeEmail == agent.Email, "assignee", key, $"wanted {agent.Email}, found {found.AssigneeEmail ?? "nobody"}");
        }
        else
        {
            var isNobody = found.AssigneeEmail is null || (agentId is not null && found.AssigneeEmail.StartsWith("migration@", StringComparison.Ordinal));
            report.Require(isNobody, "assignee", key, $"wanted nobody, found {found.AssigneeEmail}");
        }
    }
}
