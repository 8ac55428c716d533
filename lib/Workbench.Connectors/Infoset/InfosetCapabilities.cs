using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Infoset;

/// <summary>What an Infoset account gives.</summary>
internal static class InfosetCapabilities
{
    public static IReadOnlyList<SourceCapability> All { get; } =
    [
        new(Kind.Organization, "Companies"),
        new(Kind.Contact, "Contacts"),
        new(Kind.Ticket, "Tickets"),
        new(Kind.Message, "Timeline entries and e-mails"),
        new(Kind.Attachment, "Files named in texts"),
        new(Kind.Deal, "Deals"),
        new(Kind.Agent, "Users"),
        new(Kind.Call, "Call logs with recordings", IsOperatorFile: true),
        new(Kind.Collection, "Article categories", IsOperatorFile: true),
        new(Kind.Article, "Help-centre articles", IsOperatorFile: true),
        new(Kind.MailAccount, "Mail accounts", IsOperatorFile: true),
        new(Kind.ChatWidget, "Chat widgets", IsOperatorFile: true),
        new(Kind.Workflow, "Automations and chatbot flows", IsOperatorFile: true),
        new(Kind.SlaPolicy, "SLA policies", IsOperatorFile: true),
        new(Kind.Report, "Reports", IsOperatorFile: true),
    ];
}
