using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Key, contact, company and assignee of a ticket or conversation, with their promises.</summary>
internal sealed class TicketRelations
{
    private readonly Draft draft;
    private readonly string twin;
    private readonly ContactChoice contact;
    private readonly ContactChoice? atCreation;

    /// <param name="atCreation">The contact that the twin was created with and keeps; null where it takes the contact of today.</param>
    public TicketRelations(Draft draft, string twin, ContactChoice contact, ContactChoice? atCreation)
    {
        (this.draft, this.twin, this.contact, this.atCreation) = (draft, twin, contact, atCreation);
        CompanyKey = Company(draft.Record.Key) ?? (contact.Key is { } key ? Company(key) : null);
    }

    public RecordKey? ContactKey => (atCreation ?? contact).Key;

    public RecordKey? CompanyKey { get; }

    public string? AdminId { get; private set; }

    /// <summary>Takes what says which record a ticket is, whose, and who works on it; false for every other value.</summary>
    public bool Take(PlannedValue value)
    {
        switch (value.Plan.Destination)
        {
            case IntercomNames.SourceIdAttribute:
                draft.Becomes(value, twin, IntercomNames.SourceIdAttribute, draft.Record.Key.ToString(), "relate", PromiseCheck.Equals, FieldType.Text);
                return true;
            case "contact":
                Contact(value);
                return true;
            case "assignee":
                Assignee(value);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Says so where the contact was chosen, because the ticket has none of its own.</summary>
    public void NoteChoice()
    {
        if (contact.Words is { } words)
        {
            draft.Note(null, ReasonCode.ContactChosen, words);
        }
    }

    private void Contact(PlannedValue value)
    {
        if (ContactKey == contact.Key || draft.Settled(value))
        {
            Refer(value, "contact", contact.Key, IntercomNames.Contact, isFixed: true);
            return;
        }

        draft.Keeps(
            value, $"belongs to {Words(contact.Key)} by now; the ticket was created for {Words(ContactKey)}, and no call changes that", twin, "contact", ContactKey);
    }

    private static string Words(RecordKey? found) => found?.ToString() ?? "nobody who is known";

    /// <summary>The teammate of the same e-mail; else the placeholder, with the name in a note.</summary>
    private void Assignee(PlannedValue value)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var agent = value.Source as FieldValue.Agent;
        AdminId = agent is null ? null : People.Teammate(draft.Context, agent.Id);
        if (AdminId is not null)
        {
            draft.Becomes(value, twin, "assignee", $"admin:{AdminId}", "agent-by-email", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        var words = agent is null ? value.Source.Print() : People.Words(agent);
        AdminId = draft.Context.Plan.PlaceholderAgentId;
        if (AdminId is null)
        {
            draft.Loses(value, ReasonCode.FormerAgent, $"was assigned to {words}; left unassigned");
            return;
        }

        draft.Loses(value, ReasonCode.FormerAgent, $"was assigned to {words}", twin, "assignee", $"admin:{AdminId}");
    }

    private void Refer(PlannedValue value, string field, RecordKey? found, string type, bool isFixed = false)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var wanted = value.Source is FieldValue.References { Keys: [var first, ..] } ? first : (RecordKey?)null;
        if (found is null || (wanted is not null && wanted != found))
        {
            draft.Loses(value, ReasonCode.DanglingLink, $"{value.Source.Print()} is not carried; no {type} of that key");
            return;
        }

        draft.Becomes(value, twin, field, found.Value.ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link, isFixed);
    }

    private RecordKey? Company(RecordKey key) => draft.Context.LinksFrom(key)
        .Where(link => link.To.Kind == Kind.Organization && link.Role is LinkRole.Organization or LinkRole.Parent && draft.Context.Carries(link.To))
        .Select(link => (RecordKey?)link.To)
        .FirstOrDefault();
}
