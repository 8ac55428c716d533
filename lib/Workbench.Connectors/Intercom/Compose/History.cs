using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>The threads that messages form in Intercom.</summary>
internal static class History
{
    /// <summary>True where the contact's own messages make a conversation: at least one that is more than a note.</summary>
    public static bool HasConversation(RecordKey contact, IComposeContext context) => context.Thread(contact).Any(message => !IsNote(message.Form));

    public static bool IsNote(string form) => form.Contains("note", StringComparison.OrdinalIgnoreCase);

    public static bool IsCall(string form) => form.Contains("call", StringComparison.OrdinalIgnoreCase);

    public static bool IsMail(string form) => form.Contains("mail", StringComparison.OrdinalIgnoreCase);

    /// <summary>The thread of a ticket, task or contact, laid out.</summary>
    public static IReadOnlyList<Slot> Layout(RecordKey home, IComposeContext context, FileRoute files) =>
        ThreadLayout.Of(context.Thread(home), message => Parts(message, home, context, files));

    // The text with its first files, and a part for every further batch. Only a contact's reply on a ticket cannot take files itself.
    private static int Parts(RecordKey message, RecordKey home, IComposeContext context, FileRoute files)
    {
        var batches = files.Batches(message, context).Count;
        var mayBeContact = home.Kind == Kind.Ticket && context.Find(message) is { } record
            && !record.ByRole(FieldRole.Direction).Print().StartsWith("out", StringComparison.OrdinalIgnoreCase);
        return mayBeContact ? 1 + batches : Math.Max(1, batches);
    }

    /// <summary>Twin type of a home's first chapter.</summary>
    public static string TwinType(Kind home) => home switch
    {
        Kind.Ticket => IntercomNames.Ticket,
        Kind.Task => IntercomNames.TaskTicket,
        _ => IntercomNames.Conversation,
    };
}
