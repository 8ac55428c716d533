using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Gorgias.Propose;

/// <summary>
/// Deals out the 25 active ticket fields of an account (docs.gorgias.com, "Ticket Fields 101") among all ticket objects of the source. Fields
/// in use count. The order: the source's status, then lists, checkboxes, numbers, dates, people and texts of the account's own making, then
/// standard fields without a place of their own; within each, as the source lists them.
/// </summary>
internal sealed class TicketSlots
{
    /// <summary>Active ticket fields per account.</summary>
    public const int MostActive = 25;

    private static readonly HashSet<string> Placed = new(StringComparer.Ordinal)
    {
        FieldRole.System, FieldRole.Id, FieldRole.Subject, FieldRole.Body, FieldRole.Status, FieldRole.Requester, FieldRole.Assignee, FieldRole.Priority,
        FieldRole.Organization, FieldRole.CreatedAt, FieldRole.ModifiedAt, FieldRole.Channel, FieldRole.Team, FieldRole.Name, FieldRole.ClosedAt,
    };

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldType> taken = new(StringComparer.Ordinal);

    public TicketSlots(SchemaSnapshot source, SchemaSnapshot destination)
    {
        var existing = destination.Object(GorgiasNames.Ticket).Fields.Where(field => field.IsCustom).ToList();
        Free = Math.Max(0, MostActive - existing.Count);
        InUse = existing.Count;
        var labels = existing.ToDictionary(field => field.Name, field => field.Type, StringComparer.Ordinal);
        var used = 0;
        foreach (var (name, type) in Wanted(source).DistinctBy(wanted => wanted.Name))
        {
            // A field that stands there already, for example from an earlier provisioning, costs no slot.
            var stands = labels.ContainsKey(name);
            if (stands || used < Free)
            {
                used += stands ? 0 : 1;
                places[name] = places.Count + 1;
                taken[name] = type;
            }
        }
    }

    public int Free { get; }

    public int InUse { get; }

    public bool HasStatus => places.ContainsKey(StatusField);

    public static string StatusField { get; } = GorgiasNames.Field(GorgiasNames.SourceStatusLabel);

    /// <summary>The custom field for a source field; null where none is left, or the field cannot stand in one.</summary>
    public string? For(FieldSchema field)
    {
        var name = Name(field);
        return Rows.FitsAField(field) && taken.TryGetValue(name, out var type) && type == Shape(field.Type) ? name : null;
    }

    public string Why(string name) => $"ticket field {places[name]}: {InUse} of {MostActive} are in use, {Free} free; status first, then lists, "
        + "checkboxes, numbers, dates, people, texts, each in the source's order";

    public string WhyNot(FieldSchema field) => Rows.FitsAField(field)
        ? $"no slot left: {InUse} of {MostActive} active ticket fields are in use and {Free} went to fields before it; a line of the opening note"
        : "too long for a ticket field: a line of the opening note";

    private static IEnumerable<(string Name, FieldType Type)> Wanted(SchemaSnapshot source)
    {
        var tickets = source.Objects.Where(found => found.Kind == Kind.Ticket).ToList();
        if (tickets.Any(found => found.Fields.Any(field => field.Role == FieldRole.Status)))
        {
            yield return (StatusField, FieldType.Choice);
        }

        var fields = tickets.SelectMany(found => found.Fields)
            .Where(field => Rows.FitsAField(field) && (field.Role is null || !Placed.Contains(field.Role)))
            .OrderBy(field => field.Role is null ? 0 : 1)
            .ThenBy(field => Rank(field.Type));
        foreach (var field in fields)
        {
            yield return (Name(field), Shape(field.Type));
        }
    }

    private static string Name(FieldSchema field) => GorgiasNames.Field(field.Label.Trim().Length > 0 ? field.Label.Trim() : field.Name);

    // Two objects may share a field only where both would give it the same type.
    private static FieldType Shape(FieldType type) => type is FieldType.Number or FieldType.Boolean or FieldType.Choice ? type : FieldType.Text;

    private static int Rank(FieldType type) => type switch
    {
        FieldType.Choice => 0,
        FieldType.Boolean => 1,
        FieldType.Number => 2,
        FieldType.Date or FieldType.Instant => 3,
        FieldType.Agent or FieldType.Link => 4,
        _ => 5,
    };
}
