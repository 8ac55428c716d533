using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Customer, assignee, team and organization of a ticket, with their promises.</summary>
internal sealed class TicketRelations(Draft draft, Lines note, ContactChoice contact)
{
    private string? userId;
    private string? teamId;

    /// <summary>Puts the relations into a ticket.</summary>
    public void Write(JsonObject json)
    {
        if ((contact.Key is { } key ? People.Token(key, GorgiasNames.Customer) : Speaker.StandIn(draft.Context)) is { } customer)
        {
            json["customer"] = Bodies.Reference(customer);
        }

        json["assignee_user"] = Bodies.Reference(userId is null ? null : Bodies.Number(userId));
        json["assignee_team"] = Bodies.Reference(teamId is null ? null : Bodies.Number(teamId));
    }

    public void Customer(PlannedValue value)
    {
        var wanted = value.Source is FieldValue.References { Keys: [var first, ..] } ? first : (RecordKey?)null;
        if (contact.Key is not { } found || (wanted is not null && wanted != found))
        {
            draft.Loses(value, ReasonCode.DanglingLink, $"{value.Source.Print()} is not carried; no customer of that key");
            return;
        }

        draft.Becomes(value, GorgiasNames.Ticket, "customer", found.ToString(), "relate", PromiseCheck.RefersTo, FieldType.Link);
    }

    public void Assignee(PlannedValue value)
    {
        var agent = value.Source as FieldValue.Agent;
        userId = agent is null ? null : People.Teammate(draft.Context, agent.Id);
        if (userId is not null)
        {
            draft.Becomes(value, GorgiasNames.Ticket, "assignee_user", $"{GorgiasNames.User}:{userId}", "agent-by-email", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        var words = agent is null ? value.Source.Print() : People.Words(agent);
        note.Lose(value, ReasonCode.FormerAgent, $"was assigned to {words}; left unassigned", words);
    }

    public void Team(PlannedValue value)
    {
        var text = ReadableText.Of(value);
        var name = draft.Context.Source.Teams.FirstOrDefault(team => team.Id == text)?.Name ?? text;
        teamId = draft.Context.Destination.Teams
            .FirstOrDefault(team => string.Equals(team.Name.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase))?.Id;
        if (teamId is null)
        {
            note.Put(value, name);
            return;
        }

        draft.Becomes(value, GorgiasNames.Ticket, "assignee_team", $"{GorgiasNames.Team}:{teamId}", "relate", PromiseCheck.Equals, FieldType.Text);
    }

    public void Organization(PlannedValue value, JsonObject meta)
    {
        var keys = value.Source is FieldValue.References references ? references.Keys : [];
        if (keys.Count == 0 || OrganizationMeta.Of(keys, draft.Context) is not { } organizations)
        {
            draft.Loses(value, ReasonCode.DanglingLink, $"{value.Source.Print()}: the source has no such organization");
            return;
        }

        OrganizationMeta.Put(meta, organizations);
        draft.Becomes(
            value, GorgiasNames.Ticket, GorgiasNames.Organization, string.Join(',', keys), "relate", PromiseCheck.Equals, FieldType.Text);
    }
}
