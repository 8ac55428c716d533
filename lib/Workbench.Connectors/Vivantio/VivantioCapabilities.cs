using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Vivantio;

/// <summary>What a Vivantio account gives.</summary>
internal static class VivantioCapabilities
{
    public static IReadOnlyList<SourceCapability> All { get; } =
    [
        new(Kind.Organization, "Clients"),
        new(Kind.Contact, "Callers"),
        new(Kind.Ticket, "Tickets of every type"),
        new(Kind.Message, "Actions, public and private"),
        new(Kind.Attachment, "Attachments and inline images"),
        new(Kind.Collection, "Article categories"),
        new(Kind.Article, "Knowledge articles"),
        new(Kind.Agent, "Users"),
        new(Kind.Group, "Groups"),
        new(Kind.Workflow, "Workflows and business rules", IsOperatorFile: true),
        new(Kind.SlaPolicy, "SLA policies", IsOperatorFile: true),
        new(Kind.Portal, "Self-service portals", IsOperatorFile: true),
        new(Kind.Report, "Reports and dashboards", IsOperatorFile: true),
        new(Kind.History, "Change history", IsOperatorFile: true),
    ];
}
