using Workbench.Core.Connectors;
using Workbench.Core.Records;

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
    public static IReadOnlyList<Slot> Layout(RecordKey home, IComposeContext context, FileRoute files) => ThreadLayout.Of(
        context.Thread(home),
        // The text with its first files, and a part for every further batch; a contact's reply on a ticket adds one more.
        message => 1 + files.Batches(message, context).Count);

    /// <summary>Twin type of a home's first chapter.</summary>
    public static string TwinType(Kind home) => home switch
    {
        Kind.Ticket => IntercomNames.Ticket,
        Kind.Task => IntercomNames.TaskTicket,
        _ => IntercomNames.Conversation,
    };
}
