using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Ivinex;

/// <summary>What an Ivinex account gives.</summary>
internal static class IvinexCapabilities
{
    public static IReadOnlyList<SourceCapability> All { get; } =
    [
        new(Kind.Organization, "Organizations tab"),
        new(Kind.Contact, "Contacts tab"),
        new(Kind.Ticket, "Tickets tab"),
        new(Kind.Message, "Activities (calls, mails, notes, text messages)"),
        new(Kind.Task, "Tasks tab"),
        new(Kind.Attachment, "Attachments"),
        new(Kind.CustomRecord, "Custom tabs"),
        new(Kind.Agent, "Users tab"),
        new(Kind.Group, "Groups", IsOperatorFile: true),
        new(Kind.Workflow, "Workflows", IsOperatorFile: true),
        new(Kind.View, "Saved views", IsOperatorFile: true),
    ];
}
