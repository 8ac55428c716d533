using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>The agent who owns a ticket or task. A disabled agent cannot be assigned (assumed from the route's page), so the record stays unassigned.</summary>
internal static class Owner
{
    /// <param name="member"><c>assigneeId</c> of tickets, <c>ownerId</c> of tasks.</param>
    public static void Put(Draft draft, FieldWriting writing, PlannedValue value, string twin, string member)
    {
        if (draft.Settled(value))
        {
            return;
        }

        var agent = value.Source as FieldValue.Agent;
        if (agent is not null && Active(draft.Context, agent.Id) is { } id)
        {
            writing.Native[member] = JsonValue.Create(id);
            draft.Becomes(value, twin, "assignee", $"{DeskNames.Agent}:{id}", "agent-by-email", PromiseCheck.Equals, FieldType.Text);
            return;
        }

        var words = PlainText.Clean(agent is null ? value.Source.Print() : People.Words(agent));
        var line = $"Owner: {words}";
        writing.Note.Add(line);
        draft.Loses(
            value, ReasonCode.FormerAgent, $"was assigned to {words}; left unassigned", DeskNames.Comment(twin), "body", line, PromiseCheck.Lines);
    }

    private static string? Active(IComposeContext context, string agentId) =>
        People.Teammate(context, agentId) is { } id && context.Destination.Agents.Any(agent => agent.Id == id && agent.IsActive) ? id : null;
}
