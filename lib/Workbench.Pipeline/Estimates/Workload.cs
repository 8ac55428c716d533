using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Estimates;

/// <summary>How much of everything there is to do: what discovery counted, and assumptions where it could not count.</summary>
/// <param name="source">The source as discovery saw it.</param>
/// <param name="creations">Names of what must be created before the first record.</param>
public sealed class Workload(SchemaSnapshot source, IReadOnlyList<string> creations, Assumptions assumptions)
{
    private const double LeastNewPerExisting = 4;

    private readonly List<ObjectSchema> objects = [.. source.Objects.Where(found => found.Kind is not null)];
    private readonly ILookup<string, string> creations = creations.ToLookup(name => name.Split(':')[0], StringComparer.Ordinal);

    /// <summary>Records of every kind that are read or fetched.</summary>
    public double Records => objects.Sum(Count);

    /// <summary>Bytes of all files.</summary>
    public double FileBytes => Of(Kind.Attachment) * assumptions.BytesPerFile;

    /// <summary>Records of one kind.</summary>
    public double Of(Kind kind) => objects.Where(found => found.Kind == kind).Sum(Count);

    /// <summary>Kinds whose number is assumed and not counted.</summary>
    public IReadOnlyList<Kind> Assumed => [.. objects.Where(found => found.Count is null).Select(found => found.Kind!.Value).Distinct().Order()];

    /// <summary>How many of these there are; a page that is not full counts whole.</summary>
    public double Of(CostUnit unit) => unit.Measure switch
    {
        CostMeasure.Account => 1,
        CostMeasure.Object => Objects(unit).Count(),
        CostMeasure.Provision => creations[unit.Provision!].Count(),
        CostMeasure.Existing => Math.Min(assumptions.ExistingPeople, Of(Kind.Contact) / LeastNewPerExisting),
        CostMeasure.Value => Objects(unit).Sum(found => Count(found) * Share(found, unit.Shape) * found.Fields.Count(field => field.IsCustom)),
        _ when unit.Together > 1 => Objects(unit).Sum(found => Math.Ceiling(Count(found) / unit.Together)),
        _ => Objects(unit).Sum(found => Count(found) * Share(found, unit.Shape)),
    };

    private IEnumerable<ObjectSchema> Objects(CostUnit unit) => objects
        .Where(found => unit.Kind is null || found.Kind == unit.Kind)
        .Where(found => unit.Role is null || found.Fields.Any(field => field.Role == unit.Role));

    private double Count(ObjectSchema found) => found.Count ?? found.Kind switch
    {
        Kind.Message => Tickets * assumptions.MessagesPerTicket / Uncounted(Kind.Message),
        Kind.Attachment => Tickets * assumptions.FilesPerTicket / Uncounted(Kind.Attachment),
        Kind.Collection => objects.Any(other => other is { Kind: Kind.Article, Count: > 0 }) ? assumptions.Collections / Uncounted(Kind.Collection) : 0,
        _ => assumptions.UncountedRecords,
    };

    private long Tickets => objects.Where(found => found.Kind == Kind.Ticket).Sum(found => found.Count ?? 0);

    private int Uncounted(Kind kind) => objects.Count(found => found.Kind == kind && found.Count is null);

    /// <summary>The part of an object's tickets, or of the messages of all tickets, that came in that way.</summary>
    private double Share(ObjectSchema found, ThreadShape shape)
    {
        if (shape == ThreadShape.Any)
        {
            return 1;
        }

        var written = found.Kind == Kind.Ticket ? Written(found)
            : Tickets == 0 ? 0
            : objects.Where(other => other.Kind == Kind.Ticket).Sum(other => (other.Count ?? 0) * Written(other)) / Tickets;
        return shape == ThreadShape.Written ? written : 1 - written;
    }

    /// <summary>A channel whose words nobody lists counts as written, as the proposal takes it.</summary>
    private double Written(ObjectSchema tickets) => tickets.Fields.FirstOrDefault(field => field.Role == FieldRole.Channel) switch
    {
        null => 0,
        { Options.Count: 0 } => 1,
        _ => assumptions.WrittenShare,
    };
}
