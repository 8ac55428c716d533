using System.Text.RegularExpressions;

namespace Workbench.Emulators.Samples;

/// <summary>
/// Chooses what is merged: plain records that no other change touches. The contact who goes has a ticket, and is named by no task, deal
/// or custom record, so that every vendor can show the whole merge.
/// </summary>
internal sealed partial class SampleMerges(SampleAccount account, IReadOnlySet<string> touchedTickets)
{
    /// <summary>Looked at from the beginning, so that no account has to fit into the memory.</summary>
    private const int MostCandidates = 300;

    private const int MostName = 60;

    /// <summary>Sources show the first open tickets in ways of their own.</summary>
    private const int OpenOnesLeftAlone = 2;

    private static readonly string[] Over = ["Resolved", "resolved", "Closed", "closed"];

    /// <summary>Null where no contact fits.</summary>
    public ContactMerged? OfContacts(DateTimeOffset at)
    {
        // The first contact is changed in another way.
        var plain = account.Contacts().Take(MostCandidates).Skip(1).Where(IsPlain)
            .GroupBy(contact => contact.Email).Where(sharers => sharers.Count() == 1).Select(sharers => sharers.Single()).ToList();
        var tickets = account.Tickets().Where(ticket => plain.Exists(contact => contact.Id == ticket.ContactId)).ToLookup(ticket => ticket.ContactId!);
        var named = Named();
        var loser = plain.FindLast(contact =>
            tickets[contact.Id].Any() && !tickets[contact.Id].Any(ticket => touchedTickets.Contains(ticket.Id)) && !named.Contains(contact.Id));
        if (loser is null || Winner(plain, loser) is not { } winner)
            return null;
        return new ContactMerged(
            at, loser, winner.Id,
            [.. tickets[loser.Id].Select(ticket => ticket with { ContactId = winner.Id, UpdatedAt = at })],
            [.. account.Messages().Where(message => message.ContactId == loser.Id).Select(message => message with { ContactId = winner.Id })],
            [.. account.Attachments().Where(file => file.ParentKind == SampleParentKind.Contact && file.ParentId == loser.Id)
                .Select(file => file with { ParentId = winner.Id })]);
    }

    /// <summary>Null where no open ticket fits, or there is no other of the same contact.</summary>
    public TicketMerged? OfTickets(DateTimeOffset at, ContactMerged? contacts)
    {
        if (account.TicketStatuses.FirstOrDefault(status => status.Equals("closed", StringComparison.OrdinalIgnoreCase)) is not { } closed)
            return null;
        var free = account.Tickets().Where(ticket => !touchedTickets.Contains(ticket.Id) && contacts?.Tickets.Any(moved => moved.Id == ticket.Id) != true);
        var merged = account.Tickets().Where(ticket => !Over.Contains(ticket.Status)).Skip(OpenOnesLeftAlone)
            .IntersectBy(free.Select(ticket => ticket.Id), ticket => ticket.Id).LastOrDefault(ticket => ticket.ContactId is not null);
        var into = merged is null ? null : account.Tickets().FirstOrDefault(ticket => ticket.ContactId == merged.ContactId && ticket.Id != merged.Id);
        return into is null ? null : new TicketMerged(at, merged! with { Status = closed, UpdatedAt = at }, into.Id);
    }

    private static SampleContact? Winner(List<SampleContact> plain, SampleContact loser) =>
        plain.Find(contact => contact.Id != loser.Id && contact.OrganizationId == loser.OrganizationId) ?? plain.Find(contact => contact.Id != loser.Id);

    private HashSet<string?> Named() =>
    [
        .. account.Tasks().Select(task => task.ContactId), .. account.Deals().Select(deal => deal.ContactId),
        .. account.CustomRecords().Select(record => record.ContactId),
    ];

    private bool IsPlain(SampleContact contact) =>
        contact.FirstName.Length > 0 && contact.LastName.Length is > 0 and <= MostName
        && PlainName().IsMatch(contact.FirstName + contact.LastName)
        && contact.Email is { } email && PlainEmail().IsMatch(email)
        && (contact.Phone is null || PlainPhone().IsMatch(contact.Phone))
        && (contact.OrganizationId is null || account.Organizations().Any(organization => organization.Id == contact.OrganizationId));

    [GeneratedRegex(@"^[A-Za-z '.-]+$")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"^[a-z0-9._+-]+@[a-z0-9.-]+$")]
    private static partial Regex PlainEmail();

    [GeneratedRegex(@"^\+[0-9 ]{7,20}$")]
    private static partial Regex PlainPhone();
}
