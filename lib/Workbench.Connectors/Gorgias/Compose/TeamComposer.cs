using Workbench.Connectors.Kit;
using Workbench.Core.Planning;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>A team joins the one of the same name, which provisioning made where it was missing.</summary>
internal static class TeamComposer
{
    /// <summary>The reason code under which it is held; null where it joins a team.</summary>
    public static string? Compose(Draft draft)
    {
        var name = People.NameOf(draft.Record.Record);
        if (!draft.Context.Destination.Teams.Any(team => string.Equals(team.Name.Trim(), name, StringComparison.OrdinalIgnoreCase)))
        {
            return ReasonCode.ReportedInInventory;
        }

        foreach (var value in draft.Record.Values.Where(value => !draft.Settled(value)))
        {
            draft.Joins(value);
        }

        return null;
    }
}
