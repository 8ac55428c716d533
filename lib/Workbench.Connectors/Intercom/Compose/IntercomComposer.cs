using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Hands a planned record to the composer of its kind. Pure.</summary>
internal sealed class IntercomComposer
{
    private readonly CompanyComposer companies;
    private readonly ContactComposer contacts;
    private readonly TicketWriting tickets;
    private readonly TaskComposer tasks;
    private readonly MessageComposer messages;
    private readonly AttachmentComposer attachments;
    private readonly ConversationWriting conversations;
    private readonly CallComposer calls;
    private readonly ArticleComposer articles;

    /// <param name="maxFileBytes">Largest file, and largest sum of files per request, in bytes.</param>
    public IntercomComposer(long maxFileBytes)
    {
        var files = new FileRoute(maxFileBytes);
        var carrier = new CarrierTicket(files);
        companies = new CompanyComposer(carrier);
        contacts = new ContactComposer(carrier, new HistoryConversation(files));
        tickets = new TicketWriting(files);
        tasks = new TaskComposer(tickets);
        messages = new MessageComposer(files);
        attachments = new AttachmentComposer(files);
        conversations = new ConversationWriting(files);
        calls = new CallComposer(files);
        articles = new ArticleComposer(files);
    }

    public Composition Compose(PlannedRecord record, IComposeContext context) => Composing.Of(record, context, Written);

    private string? Written(Draft draft)
    {
        switch (draft.Record.Key.Kind)
        {
            case Kind.Organization:
                companies.Compose(draft);
                return null;
            case Kind.Contact:
                contacts.Compose(draft);
                return null;
            case Kind.Ticket:
                Ticket(draft);
                return null;
            case Kind.Task:
                return tasks.Compose(draft);
            case Kind.Message:
                return messages.Compose(draft);
            case Kind.Attachment:
                return attachments.Compose(draft);
            case Kind.Agent:
                return AgentComposer.Compose(draft);
            case Kind.Call:
                return calls.Compose(draft);
            case Kind.Collection:
                CollectionComposer.Compose(draft);
                return null;
            case Kind.Article:
                articles.Compose(draft);
                return null;
            case Kind.CustomRecord or Kind.Deal:
                CustomRecordComposer.Compose(draft);
                return null;
            default:
                return ReasonCode.ReportedInInventory;
        }
    }

    private void Ticket(Draft draft)
    {
        var contact = ContactChoice.ForTicket(draft.Record.Key, draft.Context);
        if (ThreadForm.IsConversation(draft.Record.Key, draft.Context))
        {
            conversations.Compose(draft, contact);
        }
        else
        {
            tickets.Compose(draft, IntercomNames.Ticket, IntercomNames.TicketTypeChoice, contact);
        }
    }
}
