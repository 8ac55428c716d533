using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Teams are never written: they join the team of the same name, or wait.</summary>
internal static class TeamComposer
{
    /// <summary>The reason code under which it is held; null where it joins a team.</summary>
    public static string? Compose(Draft draft)
    {
        var name = draft.Record.Record.ByRole(FieldRole.Name).Print().Trim();
        if (!draft.Context.Destination.Teams.Any(team => string.Equals(team.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return ReasonCode.ProvisioningQueue;
        }

        foreach (var value in draft.Record.Values.Where(value => !draft.Settled(value)))
        {
            draft.Joins(value);
        }

        return null;
    }
}
