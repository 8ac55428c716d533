using Workbench.Core.Records;

namespace Workbench.Pipeline.Handoff;

/// <summary>One ticket that is part of another.</summary>
/// <param name="ChildTwins">Twins, <c>type:id</c> each; "" where there is none.</param>
public sealed record HierarchyRow(
    RecordKey Child, string ChildSubject, bool IsChildCarried, string ChildTwins,
    RecordKey Parent, string ParentSubject, bool IsParentCarried, string ParentTwins);

/// <summary>One contact with one of its organizations.</summary>
/// <param name="OrganizationName">"" where the organization itself was not read.</param>
public sealed record OrganizationLinkRow(RecordKey Contact, string ContactName, RecordKey Organization, string OrganizationName, string ContactTwins);

/// <summary>Relations that not every destination can hold, so that they can be restored or looked up.</summary>
public static class LinkTables
{
    /// <summary>Every relation of a ticket to the ticket it is part of, streamed in the order of the children's keys.</summary>
    public static IEnumerable<HierarchyRow> Hierarchy(LedgerRecords records) =>
        from child in records.Of(Kind.Ticket)
        from link in records.Read.LinksFrom(child.Key)
        where link.Role == LinkRole.Parent && link.To.Kind == Kind.Ticket
        let parent = records.Read.Entry(link.To)
        select new HierarchyRow(
            child.Key, child.Label, LedgerRecords.IsCarried(child), records.TwinsOf(child.Key),
            link.To, parent?.Label ?? "", LedgerRecords.IsCarried(parent), records.TwinsOf(link.To));

    /// <summary>Every relation of a contact to an organization, streamed in the order of the contacts' keys.</summary>
    public static IEnumerable<OrganizationLinkRow> Organizations(LedgerRecords records) =>
        from contact in records.Of(Kind.Contact)
        from link in records.Read.LinksFrom(contact.Key)
        where link.Role == LinkRole.Organization
        select new OrganizationLinkRow(
            contact.Key, contact.Label, link.To, records.Read.Entry(link.To)?.Label ?? "", records.TwinsOf(contact.Key));
}
