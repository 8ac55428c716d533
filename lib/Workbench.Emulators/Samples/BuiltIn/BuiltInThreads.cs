namespace Workbench.Emulators.Samples.BuiltIn;

/// <summary>The messages of tickets.</summary>
internal sealed class BuiltInThreads(BuiltInSource source, BuiltInPeople people, BuiltInTickets tickets)
{
    public const string SupportAddress = "support@halden.example";

    private const string RemovedAgentId = "a38";

    public static string MessageId(int number) => "m" + SampleNames.Number(number);

    public IEnumerable<SampleMessage> Messages(int ticketIndex)
    {
        var thread = new BuiltInThread(
            ticketIndex, tickets.Ticket(ticketIndex), people.Contact(tickets.ContactIndex(ticketIndex)), tickets.Topic(ticketIndex),
            tickets.Words(ticketIndex), tickets.MessageTimes(ticketIndex));
        for (var position = 0; position < thread.Times.Length; position++)
        {
            var message = Message(thread, position);
            yield return source.HasAwkwardRecords ? Awkward(thread, position, message) : message;
        }
    }

    private SampleMessage Message(BuiltInThread thread, int position)
    {
        var number = ThreadPlan.MessageNumber(thread.Index, position);
        var dice = source.Dice("message", number);
        var kind = position < 2 ? SampleMessageKind.Email : Kind(dice);
        var isInbound = kind switch
        {
            SampleMessageKind.Email => position % 2 == 0,
            SampleMessageKind.Note => false,
            _ => dice.Chance(0.5),
        };
        var byContact = isInbound && kind != SampleMessageKind.Call;
        var body = BuiltInBodies.Compose(source, thread, position, kind, isInbound, dice);
        var (type, text) = kind == SampleMessageKind.Email && dice.Chance(0.3)
            ? (SampleBodyType.Html, BuiltInBodies.AsMail(body))
            : (SampleBodyType.Text, body);
        var isEmail = kind == SampleMessageKind.Email;
        return new SampleMessage(
            MessageId(number), kind, isInbound ? SampleDirection.Inbound : SampleDirection.Outbound,
            byContact ? SampleAuthorKind.Contact : SampleAuthorKind.Agent,
            byContact ? thread.Ticket.ContactId : thread.Ticket.AssigneeId ?? dice.Pick(BuiltInTeam.WorkingIds),
            position == 0 ? thread.Ticket.Subject : "Re: " + thread.Ticket.Subject, type, text,
            isEmail ? isInbound ? SupportAddress : thread.Contact.Email ?? "" : "",
            isEmail && dice.Chance(0.15) ? "purchasing@" + thread.Contact.Email?.Trim().Split('@')[^1] : "",
            isEmail && dice.Chance(0.05) ? "archive@halden.example" : "",
            kind == SampleMessageKind.Call ? TimeSpan.FromSeconds(dice.Below(1800)) : null,
            kind == SampleMessageKind.Call ? dice.Pick(source.Content.Dispositions) : null,
            thread.Ticket.Id, position == 0 ? thread.Ticket.ContactId : null, null, thread.Times[position], null,
            position == 1 && thread.Index % 10 == 0);
    }

    private SampleMessage Awkward(BuiltInThread thread, int position, SampleMessage message)
    {
        if (thread.Index == AwkwardTickets.Bodies)
            return WithBody(message, AwkwardBodies.All[position]);
        if (thread.Index == AwkwardTickets.DaylightSaving && position == 1)
            return message with { WallClock = AwkwardTimes.InTheGap };
        if (thread.Index == AwkwardTickets.FormerAgentAuthor && message.AuthorKind == SampleAuthorKind.Agent)
            return message with { AuthorId = position == 1 ? BuiltInTeam.InactiveAgentId : RemovedAgentId };
        var dice = source.Dice("oddity", ThreadPlan.MessageNumber(thread.Index, position));
        if (thread.Index > AwkwardTickets.MarkupSubject && dice.Chance(source.Awkwardness))
        {
            var body = dice.Pick(AwkwardBodies.All);
            return body.Text.Length > 10_000 ? message : WithBody(message, body);
        }

        return message;
    }

    private static SampleMessage WithBody(SampleMessage message, AwkwardBody body) =>
        message with { BodyType = body.Type, Body = body.Text };

    private static SampleMessageKind Kind(SampleDice dice) => dice.Below(20) switch
    {
        < 13 => SampleMessageKind.Email,
        < 16 => SampleMessageKind.Note,
        < 19 => SampleMessageKind.Call,
        _ => SampleMessageKind.Sms,
    };
}

/// <summary>What the messages of one ticket share.</summary>
internal sealed record BuiltInThread(
    int Index, SampleTicket Ticket, SampleContact Contact, SampleTopic Topic, SampleWords Words, DateTimeOffset[] Times);
