using Workbench.Core.Records;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>Every message stands once in the thread of its ticket: words, time, side, writer, order.</summary>
internal sealed class ThreadPairs(SourceTruth truth, ISourceSide source, IDestinationSide destination, PairReport report)
{
    public void Run()
    {
        foreach (var thread in truth.Messages.Values.Where(source.Gives).GroupBy(message => message.TicketId))
        {
            if (thread.Key is { } ticket && truth.Tickets.ContainsKey(ticket))
            {
                Compare(source.Key(Kind.Ticket, ticket), [.. thread.OrderBy(message => message.CreatedAt)]);
            }
        }
    }

    private void Compare(string ticket, IReadOnlyList<SampleMessage> messages)
    {
        if (destination.Find(Kind.Ticket, ticket) is not [var found])
        {
            return;
        }

        var free = found.Entries.ToList();
        var placed = new List<(SampleMessage Message, int Place)>();
        foreach (var message in messages)
        {
            var key = source.Key(Kind.Message, message.Id);
            var index = free.FindIndex(entry => Holds(message, entry) && Fits(message, entry, 0) && IsBy(message, entry));
            index = index >= 0 ? index : free.FindIndex(entry => Holds(message, entry) && Fits(message, entry, 0));
            if (index < 0)
            {
                // Messages of one second may have moved on by a few seconds to keep their order; the text then names the original time.
                index = free.FindIndex(entry => Holds(message, entry) && Fits(message, entry, messages.Count));
                if (index >= 0)
                {
                    report.Allow("same-second");
                }
            }

            if (index < 0)
            {
                var elsewhere = free.FirstOrDefault(entry => Holds(message, entry));
                report.Fail(
                    elsewhere is null ? "message-missing" : "message-time", key,
                    elsewhere is null ? $"not in {found.Place}: '{Short(message.Body)}'" : $"wanted {message.CreatedAt:O}, found {elsewhere.At:O} '{Short(elsewhere.Text)}'");
                continue;
            }

            var entry = free[index];
            free.RemoveAt(index);
            report.Count("message");
            foreach (var place in entry.Places)
            {
                report.Claim(place);
            }

            placed.Add((message, found.Entries.ToList().IndexOf(entry)));
            Author(key, message, entry, found);
        }

        var own = truth.Tickets.Values.First(record => source.Key(Kind.Ticket, record.Id) == ticket);
        var description = Words.OfHtml(own.Description);
        var mayOpen = description.Length > 0;
        foreach (var again in free.Where(entry => messages.Any(message => message.Body.Length > 20 && Holds(message, entry) && Fits(message, entry, 0))))
        {
            if (mayOpen && IsAt(again, own.CreatedAt, null, 0) && Words.InOrder(description, again.Text))
            {
                // The ticket's own text opens the thread at the ticket's time, and may say what a message says: once.
                mayOpen = false;
                continue;
            }

            report.Fail("message-doubled", ticket, $"stands twice in {found.Place}: '{Short(again.Text)}'");
        }

        foreach (var (before, after) in placed.Zip(placed.Skip(1)).Where(pair => pair.First.Message.CreatedAt < pair.Second.Message.CreatedAt && pair.First.Message.WallClock is null && pair.Second.Message.WallClock is null))
        {
            report.Require(before.Place < after.Place, "order", ticket, $"{before.Message.Id} does not stand before {after.Message.Id}");
        }
    }

    private void Author(string key, SampleMessage message, FoundEntry entry, FoundRecord found)
    {
        if (message.Kind == SampleMessageKind.Note)
        {
            report.Require(entry.IsInternal, "side", key, "an internal note that customers can see");
        }

        if (message.AuthorKind == SampleAuthorKind.Contact)
        {
            if (message.AuthorId is not { } id || !truth.Contacts.ContainsKey(id) || IsGone(id))
            {
                report.Allow("unknown-author");
                return;
            }

            report.Require(
                IsBy(message, entry), "author", key, $"neither shows nor names contact {id} on {found.Place}: '{Short(entry.Text)}'");
            return;
        }

        report.Require(entry.CustomerId is null, "author", key, "an agent's words stand as a customer's");
        if (truth.Agent(message.AuthorId) is not { } agent)
        {
            report.Allow("unknown-author");
            return;
        }

        report.Require(
            entry.AgentEmail == agent.Email || Names(entry.Text, agent.Name, agent.Email), "author", key, $"neither shows nor names {agent.Name}: '{Short(entry.Text)}'");
    }

    /// <summary>Merged before anybody read it.</summary>
    private bool IsGone(string contact) => truth.Merged.ContainsKey(contact) && destination.Find(Kind.Contact, source.Key(Kind.Contact, contact)).Count == 0;

    private bool IsBy(SampleMessage message, FoundEntry entry) => message switch
    {
        { AuthorKind: SampleAuthorKind.Contact, AuthorId: { } id } when truth.Contacts.TryGetValue(id, out var contact) =>
            (entry.CustomerId is { } shown && destination.Find(Kind.Contact, source.Key(Kind.Contact, id)).Any(record => record.Id == shown))
            || Names(entry.Text, $"{contact.FirstName} {contact.LastName}", contact.Email)

            // A text message comes from a telephone number, and the vendor knows no more of its sender.
            || (message.Kind == SampleMessageKind.Sms && !string.IsNullOrWhiteSpace(contact.Phone) && entry.Text.Contains(Words.OfText(contact.Phone), StringComparison.Ordinal)),
        { AuthorKind: SampleAuthorKind.Agent } when truth.Agent(message.AuthorId) is { } agent =>
            entry.CustomerId is null && (entry.AgentEmail == agent.Email || Names(entry.Text, agent.Name, agent.Email)),
        _ => true,
    };

    private static bool Names(string text, string name, string? email) =>
        (Words.OfText(name).Length > 0 && text.Contains(Words.OfText(name), StringComparison.Ordinal))
        || (!string.IsNullOrWhiteSpace(email) && text.Contains(email.Trim(), StringComparison.OrdinalIgnoreCase));

    private bool Fits(SampleMessage message, FoundEntry entry, int patience) => IsAt(entry, message.CreatedAt, message.WallClock, patience);

    private bool IsAt(FoundEntry entry, DateTimeOffset created, DateTime? wallClock, int patience) => source.Times(created, wallClock).Any(time =>
        entry.At is { } at ? at >= time && at - time <= TimeSpan.FromSeconds(patience) : InstantText.IsNamedIn(entry.Text, time));

    private static bool Holds(SampleMessage message, FoundEntry entry) => message.BodyType == SampleBodyType.Html
        ? Words.InOrder(Words.OfHtml(message.Body), entry.Text)
        : entry.Text.Contains(Words.OfText(message.Body), StringComparison.Ordinal);

    private static string Short(string text) => text.Length <= 80 ? text : text[..80];
}
