using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>The threads that messages form in Intercom.</summary>
internal static class History
{
    /// <summary>The form of a call that is a record of its own.</summary>
    public const string CallForm = "call";

    /// <summary>True where the contact's own messages make a conversation: at least one that is more than a note.</summary>
    public static bool HasConversation(RecordKey contact, IComposeContext context) => context.Thread(contact).Any(message => !MessageForm.IsNote(message.Form));

    /// <summary>The thread of a ticket, task or contact, laid out.</summary>
    public static IReadOnlyList<Slot> Layout(RecordKey home, IComposeContext context, FileRoute files) =>
        ThreadLayout.Of(Thread(home, context), message => Parts(message, home, context, files), ThreadForm.Reserve(home, context));

    /// <summary>The messages of a ticket or task with the calls that hang on it among them, oldest first.</summary>
    public static IReadOnlyList<ThreadMessage> Thread(RecordKey home, IComposeContext context)
    {
        var messages = context.Thread(home);
        List<ThreadMessage> calls = home.Kind is Kind.Ticket or Kind.Task && context.Plan.Objects.Any(row => row.Kind == Kind.Call)
            ? [.. CallHome.CallsOf(home, context).Select(call => new ThreadMessage(call.Key, CallHome.At(call), CallForm))]
            : [];
        return calls.Count == 0 ? messages : [.. messages.Concat(calls).OrderBy(message => message.At).ThenBy(message => message.Key)];
    }

    // The text with its first files, and a part for every further batch. Only a contact's reply on a ticket cannot take files itself.
    private static int Parts(RecordKey message, RecordKey home, IComposeContext context, FileRoute files)
    {
        var batches = files.Batches(message, context).Count;
        var mayBeContact = home.Kind == Kind.Ticket && !ThreadForm.IsConversation(home, context) && context.Find(message) is { } record
            && !record.ByRole(FieldRole.Direction).Print().StartsWith("out", StringComparison.OrdinalIgnoreCase);
        return mayBeContact ? 1 + batches : Math.Max(1, batches);
    }
}
