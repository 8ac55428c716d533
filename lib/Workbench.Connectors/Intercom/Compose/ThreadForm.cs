using Workbench.Connectors.Intercom.Propose;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>In which sort of thread the messages of a record are shown.</summary>
internal static class ThreadForm
{
    /// <summary>True where the plan makes a conversation of this ticket.</summary>
    /// <exception cref="MappingException">The plan does not say.</exception>
    public static bool IsConversation(RecordKey ticket, IComposeContext context) => ticket.Kind == Kind.Ticket
        && context.Find(ticket) is { } record && FormChoices.IsConversation(record, context.Plan);

    /// <summary>Twin type of a home's first chapter.</summary>
    public static string TwinType(RecordKey home, IComposeContext context) => home.Kind switch
    {
        Kind.Ticket => IsConversation(home, context) ? IntercomNames.Conversation : IntercomNames.Ticket,
        Kind.Task => IntercomNames.TaskTicket,
        _ => IntercomNames.Conversation,
    };

    /// <summary>
    /// Parts that one twin of the home may hold besides its messages' limit: every attribute of a conversation is written as a part too
    /// (OpenAPI 2.16, PUT /conversations).
    /// </summary>
    public static int Reserve(RecordKey home, IComposeContext context) => IsConversation(home, context)
        ? Math.Min(context.Plan.For(context.Find(home)!.Object)?.Fields.Count ?? 0, ThreadLayout.MaxParts / 2)
        : 0;
}
