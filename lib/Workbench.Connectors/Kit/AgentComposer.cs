using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Kit;

/// <summary>Agents are never written: they join the teammate of the same e-mail, or wait.</summary>
internal static class AgentComposer
{
    /// <summary>The reason code under which it is held; null where it joins a teammate.</summary>
    public static string? Compose(Draft draft)
    {
        var (context, record) = (draft.Context, draft.Record.Record);
        var known = context.Source.Agents.FirstOrDefault(agent => agent.Id == record.Key.Id);
        if (People.Teammate(context, record.Key.Id) is null)
        {
            var isActive = known?.IsActive ?? record.ByRole(FieldRole.IsActive).Print() != "false";
            return isActive ? ReasonCode.ProvisioningQueue : ReasonCode.FormerAgent;
        }

        foreach (var value in draft.Record.Values)
        {
            if (!draft.Settled(value))
            {
                draft.Joins(value);
            }
        }

        return null;
    }
}
