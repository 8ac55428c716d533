using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Kit;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Intercom.Propose;

/// <summary>Maps status words to the workspace's ticket states by the category they speak of.</summary>
internal static class StateMap
{
    /// <summary>Source label to the label of a state: the one of the same name, else the first of the category.</summary>
    public static Dictionary<string, string> Of(FieldSchema status, ObjectSchema ticket)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in status.Options.Select(option => option.Label).Where(label => label.Length > 0))
        {
            if (Resolve(label, StatusWords.Category(label), ticket) is { } state)
            {
                map[label] = state.Label;
            }
        }

        return map;
    }

    /// <summary>A state by label, else the first one of a category; null where the type allows neither.</summary>
    public static FieldOption? Resolve(string label, string category, ObjectSchema ticket)
    {
        var states = ticket.Field(TicketTypes.State)?.Options ?? [];
        var ids = (ticket.Field(TicketTypes.StateCategory)?.Options ?? []).Where(option => option.Label == category).Select(option => option.Id).ToHashSet();
        return states.FirstOrDefault(state => string.Equals(state.Label, label, StringComparison.OrdinalIgnoreCase))
            ?? states.FirstOrDefault(state => ids.Contains(state.Id));
    }
}
