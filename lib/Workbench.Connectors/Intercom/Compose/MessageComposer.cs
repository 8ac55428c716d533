using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Message to a part of its thread, or to a note where Intercom has no thread.</summary>
internal sealed class MessageComposer(FileRoute files)
{
    private const string PartWrite = "reply";
    private const string NoteWrite = "note";

    /// <summary>The reason code under which it is held; null where it is written.</summary>
    public string? Compose(Draft draft)
    {
        var context = draft.Context;
        if (context.Home(draft.Record.Key) is not { } home || !context.Carries(home))
        {
            return ReasonCode.NoParent;
        }

        var thread = context.Thread(home);
        var self = thread.FirstOrDefault(message => message.Key == draft.Record.Key)
            ?? new ThreadMessage(draft.Record.Key, DateTimeOffset.UnixEpoch, "");
        OtherParents(draft, home);
        if (IsPart(draft.Record.Key, home, context))
        {
            Part(draft, home, self);
        }
        else
        {
            Note(draft, home, self);
        }

        return null;
    }

    /// <summary>What was written as a part or as a note stays one: no call moves either, also where its message hangs on another record by now.</summary>
    private static bool IsPart(RecordKey message, RecordKey home, IComposeContext context) =>
        home.Kind is Kind.Ticket or Kind.Task || (home.Kind == Kind.Contact && History.HasConversation(home, context))
            ? context.Sent(message, NoteWrite) is null
            : context.Sent(message, PartWrite) is not null;

    private void Part(Draft draft, RecordKey home, ThreadMessage self)
    {
        var slot = History.Layout(home, draft.Context, files).First(slot => slot.Message == self.Key);
        var place = new PartPlace(home, IntercomNames.Chapter(ThreadForm.TwinType(home, draft.Context), slot.Chapter), home.ToString());
        var author = MessageAuthor.Of(draft.Record, draft.Context, Speaker(draft.Record, home, draft.Context), mayReply: home.Kind != Kind.Task, self.Form);
        var text = MessageText.Compose(draft, place.Part, author, slot.Second, slot.IsShifted, self.At);
        var batches = files.Batches(self.Key, draft.Context);

        // A contact's reply on a ticket takes no files (OpenAPI 2.16): a note beside it carries them.
        var takesFiles = author.Contact is null || place.IsConversation;
        var first = takesFiles && batches.Count > 0 ? batches[0] : [];
        draft.Add(author.Contact is { } contact
            ? PartWrites.Contact(place, PartWrite, contact, text, slot.Second, slot.Order, first)
            : PartWrites.Admin(place, PartWrite, author.AdminId, IsComment(draft, home, self), text, slot.Second, slot.Order, first));
        var rest = takesFiles ? [.. batches.Skip(1)] : batches;
        for (var index = 0; index < rest.Count; index++)
        {
            draft.Add(PartWrites.AdminNote(
                draft, rest[index], $"files-{index + 1}", place, slot.Order + index + 1, slot.Second + index + 1, "Attachment of the message above"));
        }

        files.AddLate(draft, place);
    }

    /// <summary>Outbound mails and text messages are comments; calls, notes, and everything on back-office tickets are internal notes.</summary>
    private static bool IsComment(Draft draft, RecordKey home, ThreadMessage self)
    {
        var isInbound = draft.Record.Record.ByRole(FieldRole.Direction).Print().StartsWith("in", StringComparison.OrdinalIgnoreCase);
        var isWritten = self.Form.Length > 0 && !MessageForm.IsCall(self.Form) && !MessageForm.IsNote(self.Form);
        return home.Kind != Kind.Task && isWritten && !isInbound;
    }

    private static RecordKey? Speaker(PlannedRecord message, RecordKey home, IComposeContext context) => home.Kind switch
    {
        Kind.Contact => home,
        Kind.Ticket => SpeakerOfTicket(message, home, context),
        _ => null,
    };

    /// <summary>
    /// The contact that the ticket has in Intercom, because nobody else can reply on it. Nobody's words are put into the mouth of a contact who
    /// only stands in.
    /// </summary>
    private static RecordKey? SpeakerOfTicket(PlannedRecord message, RecordKey ticket, IComposeContext context)
    {
        var today = ContactChoice.ForTicket(ticket, context);
        if (TicketWriting.ContactAtCreation(ticket, context) is { } kept && kept.Key != today.Key)
        {
            var isNamed = message.Linked(LinkRole.Author, Kind.Contact) is not null || !message.Record.ByRole(FieldRole.From).IsEmpty;
            return isNamed ? kept.Key : null;
        }

        return today.Words is null ? today.Key : null;
    }

    private static void Note(Draft draft, RecordKey home, ThreadMessage self)
    {
        var isContact = home.Kind == Kind.Contact;
        var (container, twin) = isContact
            ? (IntercomNames.Contact, IntercomNames.ContactNote)
            : (IntercomNames.Company, IntercomNames.CompanyNote);
        var author = MessageAuthor.Of(draft.Record, draft.Context, isContact ? home : null, mayReply: false, self.Form);
        var text = MessageText.Compose(draft, twin, author, null, false, self.At);
        draft.Add(PeopleNotes.Note(NoteWrite, home, container, isContact ? "contact.note" : "company.note", twin, text.Whole, author.AdminId) with
        {
            Order = self.At.ToUnixTimeSeconds(),
        });
    }

    private static void OtherParents(Draft draft, RecordKey home)
    {
        var others = draft.Context.LinksFrom(draft.Record.Key)
            .Where(link => link.Role == LinkRole.Parent && link.To != home)
            .Select(link => link.To)
            .Distinct();
        foreach (var other in others)
        {
            draft.Note(null, ReasonCode.SecondParent, $"also linked to {other}; shown under {home} only");
        }
    }
}
