namespace Workbench.Core.Records;

/// <summary>What a record is, in the words every helpdesk shares. Printed in lower case with hyphens: <c>custom-record</c>.</summary>
public enum Kind
{
    Agent,
    Team,
    Organization,
    Contact,
    Ticket,
    Message,
    Task,
    Article,
    Collection,
    Attachment,
    Deal,
    Call,
    Tag,
    CustomRecord,
    Workflow,
    View,
    Report,
    SlaPolicy,
    MailAccount,
    ChatWidget,
    Portal,
    Group,
    History,
}
