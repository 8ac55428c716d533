using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Kit;

/// <summary>The one contact of a ticket, and why it is the one.</summary>
/// <param name="Key">The source contact; null where the placeholder stands in.</param>
/// <param name="Words">How it was chosen; null where the ticket itself names it.</param>
internal sealed record ContactChoice(RecordKey? Key, string? Words)
{
    /// <summary>The requester; else a linked contact; else one of the organization; else the placeholder.</summary>
    public static ContactChoice ForTicket(RecordKey ticket, IComposeContext context)
    {
        var links = context.LinksFrom(ticket);
        if (First(links.Where(link => link.Role == LinkRole.Requester), Kind.Contact, context) is { } requester)
        {
            return new(requester, null);
        }

        return Linked(ticket, links, context)
            ?? OfOrganization(links, context)
            ?? new(null, "nobody is linked to it: the contact Unknown requester stands in");
    }

    /// <summary>A parent contact; else one of the organization; else that of the ticket it hangs on; else null: nobody.</summary>
    public static ContactChoice? ForTask(RecordKey task, IComposeContext context)
    {
        var links = context.LinksFrom(task);
        if (First(links.Where(link => link.Role is LinkRole.Parent or LinkRole.Requester), Kind.Contact, context) is { } parent)
        {
            return new(parent, null);
        }

        return Linked(task, links, context)
            ?? OfOrganization(links, context)
            ?? (First(links.Concat(Reversed(task, context)), Kind.Ticket, context) is { } ticket
                ? ForTicket(ticket, context) with { Words = $"the contact of {ticket}, on which it hangs" }
                : null);
    }

    /// <summary>The first carried contact of an organization in the order of keys.</summary>
    public static RecordKey? MemberOf(RecordKey organization, IComposeContext context) => context.LinksTo(organization)
        .Where(link => link.From.Kind == Kind.Contact && context.Carries(link.From))
        .Select(link => (RecordKey?)link.From)
        .Min();

    private static ContactChoice? Linked(RecordKey record, IReadOnlyList<RecordLink> links, IComposeContext context) =>
        First(links.Concat(Reversed(record, context)), Kind.Contact, context) is { } found ? new(found, $"{found} is linked to it") : null;

    private static ContactChoice? OfOrganization(IEnumerable<RecordLink> links, IComposeContext context) =>
        First(links, Kind.Organization, context) is { } organization && MemberOf(organization, context) is { } member
            ? new(member, $"{member} belongs to {organization}")
            : null;

    private static IEnumerable<RecordLink> Reversed(RecordKey record, IComposeContext context) =>
        context.LinksTo(record).Select(link => new RecordLink(link.To, link.Role, link.From));

    private static RecordKey? First(IEnumerable<RecordLink> links, Kind kind, IComposeContext context) => links
        .Where(link => link.To.Kind == kind && context.Carries(link.To))
        .Select(link => (RecordKey?)link.To)
        .FirstOrDefault();
}
