using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Handoff;

/// <summary>What one agent of the source did.</summary>
/// <param name="Agent">Key of the agent.</param>
/// <param name="Name">"" where the source no longer knows the agent.</param>
public sealed record AgentCount(RecordKey Agent, string Name, string Email, bool IsActive, long TicketsAssigned, long MessagesWritten);

/// <summary>Counts tickets and messages by agent. Memory holds one row per agent.</summary>
public static class AgentActivity
{
    /// <summary>Every agent of the source, also those without tickets, and those that only records still name; in the order of their keys.</summary>
    public static IReadOnlyList<AgentCount> Of(LedgerRecords records, CancellationToken cancellation)
    {
        var agents = new SortedDictionary<RecordKey, AgentCount>();
        foreach (var agent in records.Schema.Agents)
        {
            var key = new RecordKey(records.Schema.System, Kind.Agent, agent.Id);
            agents[key] = new AgentCount(key, agent.Name, agent.Email, agent.IsActive, 0, 0);
        }

        foreach (var ticket in records.Of(Kind.Ticket))
        {
            Count(records.AgentOf(ticket, LinkRole.Assignee, FieldRole.Assignee), agent => agent with { TicketsAssigned = agent.TicketsAssigned + 1 });
        }

        // The one who filed a customer's message did not write it.
        foreach (var message in records.Of(Kind.Message).Where(message => Speakers.Of(message, records) is not Speaker.Customer))
        {
            Count(records.AgentOf(message, LinkRole.Author, FieldRole.CreatedBy), agent => agent with { MessagesWritten = agent.MessagesWritten + 1 });
        }

        return [.. agents.Values];

        void Count(RecordKey? key, Func<AgentCount, AgentCount> count)
        {
            cancellation.ThrowIfCancellationRequested();
            if (key is { } agent)
            {
                agents[agent] = count(agents.GetValueOrDefault(agent) ?? new AgentCount(agent, "", "", false, 0, 0));
            }
        }
    }
}
