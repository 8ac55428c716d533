using Workbench.Core.Connectors;
using Workbench.Core.Records;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>What hangs on a ticket: its messages, its tasks, and their messages.</summary>
internal static class TicketThread
{
    /// <summary>The records of a ticket that have messages of their own in Gorgias, oldest first.</summary>
    public static IReadOnlyList<RecordKey> Of(RecordKey ticket, IComposeContext context)
    {
        var tasks = Linked(ticket, Kind.Task, context).Where(task => OfTask(task, context) == ticket).ToList();
        var all = context.Thread(ticket).Concat(tasks.SelectMany(context.Thread)).Where(message => context.Carries(message.Key));
        return [.. tasks, .. all.OrderBy(message => message.At).ThenBy(message => message.Key).Select(message => message.Key)];
    }

    /// <summary>The ticket on which a message is shown; null where there is none.</summary>
    public static RecordKey? OfMessage(RecordKey message, IComposeContext context) => context.Home(message) switch
    {
        { Kind: Kind.Ticket } ticket when context.Carries(ticket) => ticket,
        { Kind: Kind.Task } task when context.Carries(task) => OfTask(task, context),
        _ => null,
    };

    /// <summary>The first carried ticket that a task hangs on; null where it stands alone.</summary>
    public static RecordKey? OfTask(RecordKey task, IComposeContext context) =>
        Linked(task, Kind.Ticket, context).Select(ticket => (RecordKey?)ticket).Min();

    /// <summary>How many messages of the same second come before it: they are told apart by milliseconds, so that their order stays.</summary>
    public static int PlaceInSecond(ThreadMessage message, IReadOnlyList<ThreadMessage> thread) => thread
        .TakeWhile(other => other.Key != message.Key)
        .Count(other => other.At.ToUnixTimeSeconds() == message.At.ToUnixTimeSeconds());

    private static IEnumerable<RecordKey> Linked(RecordKey record, Kind kind, IComposeContext context) => context.LinksFrom(record).Select(link => link.To)
        .Concat(context.LinksTo(record).Select(link => link.From))
        .Where(other => other.Kind == kind && context.Carries(other))
        .Distinct()
        .Order();
}
