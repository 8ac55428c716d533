using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>A message stands on the side it was written on, and its writer is shown or named.</summary>
internal sealed class AuthorCheck(SourceTruth truth, TwinIndex twins, CheckReport report)
{
    public void Compare(SampleMessage message, Slot slot)
    {
        var key = SourceKeys.Message(message.Id);
        if (message.AuthorKind == SampleAuthorKind.Contact)
        {
            Contact(key, message, slot);
        }
        else
        {
            Agent(key, message.AuthorId, slot);
        }
    }

    private void Contact(string key, SampleMessage message, Slot slot)
    {
        var contactId = message.AuthorId;
        if (contactId is null || !truth.Contacts.TryGetValue(contactId, out var contact))
        {
            report.Allow(AllowedLoss.UnknownAuthor);
            report.Require(!slot.IsByContact || slot.AuthorEmail is null or "", "author", key, $"nobody knows who wrote it, yet it is shown as written by {slot.AuthorEmail}");
            return;
        }

        // On a ticket only its one contact can write; anybody else who took part stands in the text (intercom 4.4).
        var isGuest = !slot.IsByContact && message.TicketId is { } ticket && truth.Tickets[ticket].ContactId != contactId;
        if (isGuest)
        {
            report.Allow(AllowedLoss.OneContact);
        }

        if (slot.IsNote || isGuest)
        {
            var name = Words.OfText($"{contact.FirstName} {contact.LastName}");
            report.Require(slot.Text.Contains(name, StringComparison.Ordinal) || Names(slot, contact.Email), "author", key, $"a note that does not name {name}");
            return;
        }

        report.Require(
            slot.IsByContact && slot.AuthorId == twins.ContactId(SourceKeys.Contact(contactId)),
            "author", key, $"wanted contact {contactId}, found {slot.Document["author"]?.ToJsonString()}");
    }

    private void Agent(string key, string? agentId, Slot slot)
    {
        report.Require(!slot.IsByContact, "author", key, $"wanted an agent, found {slot.Document["author"]?.ToJsonString()}");
        if (truth.Agent(agentId) is not { } agent)
        {
            report.Allow(AllowedLoss.UnknownAuthor);
            return;
        }

        if (slot.AuthorEmail == agent.Email)
        {
            return;
        }

        if (!agent.HasTwin)
        {
            report.Allow(AllowedLoss.FormerAgent);
        }

        report.Require(slot.Text.Contains(agent.Name, StringComparison.Ordinal) || Names(slot, agent.Email), "author", key, $"neither shows nor names {agent.Name}");
    }

    private static bool Names(Slot slot, string? email) =>
        !string.IsNullOrWhiteSpace(email) && slot.Text.Contains(email.Trim(), StringComparison.OrdinalIgnoreCase);
}
