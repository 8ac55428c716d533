using Workbench.Connectors.Gorgias.Propose;
using Workbench.Connectors.Kit;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Gorgias.Compose;

/// <summary>Status and priority: mapped to the vendor's few words, the source's own beside them.</summary>
internal static class TicketStatus
{
    private static readonly string[] Priorities = ["critical", "high", "normal", "low"];

    /// <summary><c>open</c> or <c>closed</c>, with the source's word in a field of its own or in the note.</summary>
    public static string Status(Draft draft, PlannedValue value, FieldSet fields, Lines note)
    {
        var (label, mapped) = (Label(value), value.Result.Print());
        var status = mapped is "open" or "closed" ? mapped : StateWords.Status(mapped);
        if (fields.Add(TicketSlots.StatusField, new FieldValue.Text(label)))
        {
            draft.Becomes(value, GorgiasNames.Ticket, GorgiasNames.StatusInWords, $"{status} ({label})", "map-values", PromiseCheck.Equals, FieldType.Text);
        }
        else
        {
            note.Put(value, label);
        }

        return status;
    }

    public static string Priority(Draft draft, PlannedValue value, Lines note)
    {
        var (label, mapped) = (Label(value), value.Result.Print());
        var priority = Priorities.Contains(mapped) ? mapped : StateWords.Priority(mapped);
        if (!string.Equals(label, priority, StringComparison.OrdinalIgnoreCase))
        {
            note.Add($"Priority: {label}");
        }

        draft.Becomes(value, GorgiasNames.Ticket, "priority", priority, "map-values", PromiseCheck.Equals, FieldType.Text);
        return priority;
    }

    /// <summary>The source's own word; what the plan writes where the source has none.</summary>
    private static string Label(PlannedValue value) => (value.Source.IsEmpty ? value.Result : value.Source).Print().Trim();
}
