using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>A part of an account that refers to nothing in the rest of it; every part has all agents.</summary>
internal sealed class PartOfSample(SampleAccount whole, SampleParts parts, Predicate<int> takes) : SampleAccount
{
    public override string Name => whole.Name;

    public override DateTimeOffset EndsAt => whole.EndsAt;

    public override IReadOnlyList<string> TicketStatuses => whole.TicketStatuses;

    public override IReadOnlyList<string> TicketPriorities => whole.TicketPriorities;

    public override IReadOnlyList<SampleField> Fields => whole.Fields;

    public override IReadOnlyList<SampleCustomTab> CustomTabs => whole.CustomTabs;

    public override SampleInventory Inventory => whole.Inventory;

    public override IEnumerable<SampleAgent> Agents() => whole.Agents();

    public override IEnumerable<SampleOrganization> Organizations() => whole.Organizations().Where(found => Has("organization", found.Id));

    public override IEnumerable<SampleContact> Contacts() => whole.Contacts().Where(found => Has("contact", found.Id));

    public override IEnumerable<SampleTicket> Tickets() => whole.Tickets().Where(found => Has("ticket", found.Id));

    public override IEnumerable<SampleMessage> Messages() => whole.Messages().Where(found => Has("message", found.Id));

    public override IEnumerable<SampleTask> Tasks() => whole.Tasks().Where(found => Has("task", found.Id));

    public override IEnumerable<SampleAttachment> Attachments() => whole.Attachments().Where(found => Has("attachment", found.Id));

    public override IEnumerable<SampleCustomRecord> CustomRecords() => whole.CustomRecords().Where(found => Has("custom", found.Id));

    public override IEnumerable<SampleTicketLink> TicketLinks() => whole.TicketLinks().Where(link => Has("ticket", link.ChildId));

    public override Stream OpenAttachment(string id) => whole.OpenAttachment(id);

    private bool Has(string kind, string id) => parts.Of(kind, id) is >= 0 and var half && takes(half);
}
