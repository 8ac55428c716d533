using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Intercom.Compose;

/// <summary>Contact, company and assignee of a ticket, with their promises.</summary>
internal sealed class TicketRelations
{
    private readonly Draft draft;
    private readonly string twin;

    public TicketRelations(Draft draft, string twin, ContactChoice contact)
    {
        (this.draft, this.twin, ContactKey) = (draft, twin, contact.Key);
        CompanyKey = Company(draft.Record.Key) ?? (contact.Key is { } key ? Company(key) : null);
    }

    public RecordKey? ContactKey { get; }

    public RecordKey? CompanyKey { get; }

    public string? AdminId { get; private set; }

    public void Contact(PlannedValue value) => Refer(value, "contact", ContactKey, IntercomNames.Contact);

    /// <summary>The teammate of the same e-mail; else the placeholder, with the name in a note.</summary>
    public void Assignee(PlannedValue value)
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

    private void Refer(PlannedValue value, string field, RecordKey? found, string type)
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

        draft.Becomes(value, twin, field, found.Value.ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link);
    }

    private RecordKey? Company(RecordKey key) => draft.Context.LinksFrom(key)
        .Where(link => link.To.Kind == Kind.Organization && link.Role is LinkRole.Organization or LinkRole.Parent && draft.Context.Carries(link.To))
        .Select(link => (RecordKey?)link.To)
        .FirstOrDefault();
}
