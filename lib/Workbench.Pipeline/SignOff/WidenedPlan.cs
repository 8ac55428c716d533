using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.SignOff;

/// <summary>
/// What is in force after tolerated drift: the signed source schema and plan, widened by what came since. Pure; where nothing was tolerated
/// both are what was signed.
/// </summary>
internal sealed class WidenedPlan(Plan signed, SchemaSnapshot signedSource, SchemaSnapshot liveSource, Plan? earlier)
{
    private static readonly HashSet<string> EveryRecordsOwn =
        new(StringComparer.Ordinal) { FieldRole.Id, FieldRole.CreatedAt, FieldRole.CreatedBy, FieldRole.ModifiedAt, FieldRole.ModifiedBy };

    private const string Came = "Came into the source after the mapping was signed; carried as the destination connector proposes it.";

    /// <summary>The signed source with new fields, new options, new words and new people; what is gone stays, because it was extracted.</summary>
    public SchemaSnapshot Source(IReadOnlyList<DriftFinding> findings)
    {
        var tolerated = findings.Where(finding => finding is { Side: DriftSide.Source, Effect: DriftEffect.Tolerated }).Select(finding => finding.Change).ToList();
        if (tolerated.Count == 0)
        {
            return signedSource;
        }

        var widened = tolerated.Select(change => change.Object).ToHashSet(StringComparer.Ordinal);
        return signedSource with
        {
            Objects = [.. signedSource.Objects.Select(found => widened.Contains(found.Name) ? Widen(found, liveSource.Object(found.Name)) : found)],
            Agents = [.. liveSource.Agents.UnionBy(signedSource.Agents, agent => agent.Id)],
            Teams = [.. liveSource.Teams.UnionBy(signedSource.Teams, team => team.Id)],
        };
    }

    /// <summary>The signed plan with a row for every new field. A row that an earlier check has made stands.</summary>
    public Plan Plan(IReadOnlyList<DriftFinding> findings, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
    {
        var touched = findings
            .Where(finding => finding is { Side: DriftSide.Source, Effect: DriftEffect.Tolerated, Change: { Part: SchemaPart.Field or SchemaPart.Option, Sense: not ChangeSense.Removed } })
            .ToLookup(finding => finding.Change.Object, finding => finding.Change);
        return touched.Count == 0
            ? signed
            : signed with
            {
                Objects = [.. signed.Objects.Select(row => touched.Contains(row.SourceObject) ? Widen(row, [.. touched[row.SourceObject]], source, destination, connector) : row)],
            };
    }

    /// <summary>
    /// True for a field of every record (id, creation, change) in an object that was empty when it was signed: some accounts show such fields
    /// only once there is a record, and that there are records is no drift.
    /// </summary>
    public static bool CameWithTheFirstRecord(SchemaSnapshot signed, SchemaSnapshot live, SchemaChange change) =>
        change is { Part: SchemaPart.Field, Sense: ChangeSense.Added }
        && signed.Object(change.Object).Count == 0
        && live.Object(change.Object).Field(change.Field!)?.Role is { } role && EveryRecordsOwn.Contains(role);

    private ObjectPlan Widen(
        ObjectPlan row, IReadOnlyList<SchemaChange> changes, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector)
    {
        var proposed = row.OnDrift == DriftPolicy.Evolve || changes.Any(change => CameWithTheFirstRecord(signedSource, liveSource, change))
            ? connector.Propose(source.Object(row.SourceObject), source, destination)
            : null;
        var known = earlier?.For(row.SourceObject);
        var options = changes.Where(change => change.Part == SchemaPart.Option).Select(change => change.Field!).ToHashSet(StringComparer.Ordinal);
        return row with
        {
            Fields =
            [
                .. row.Fields.Select(field => options.Contains(field.Source) ? WithNewOptions(field, proposed?.For(field.Source)) : field),
                .. changes.Where(change => change.Part == SchemaPart.Field).Select(change => known?.For(change.Field!)
                    ?? (proposed?.For(change.Field!) is { } own
                        ? own with { Why = Came }
                        : new FieldPlan(change.Field!, null, new Transform.Skip(ReasonCode.SchemaChanged)))),
            ],
        };
    }

    /// <summary>A value map learns the new labels; what was signed for the old ones stands.</summary>
    private static FieldPlan WithNewOptions(FieldPlan field, FieldPlan? proposed)
    {
        if (field.Transform is not Transform.MapValues map || proposed?.Transform is not Transform.MapValues more)
        {
            return field;
        }

        var values = new Dictionary<string, string>(map.Values, StringComparer.Ordinal);
        foreach (var (from, to) in more.Values)
        {
            values.TryAdd(from, to);
        }

        return field with { Transform = new Transform.MapValues(values) };
    }

    private static ObjectSchema Widen(ObjectSchema signed, ObjectSchema live) => signed with
    {
        Fields =
        [
            .. signed.Fields.Select(field => live.Field(field.Name) is { } now
                ? field with { Label = now.Label, MaxLength = now.MaxLength, Options = [.. now.Options.UnionBy(field.Options, option => option.Id)] }
                : field),
            .. live.Fields.Where(field => signed.Field(field.Name) is null && field.Role != FieldRole.System),
        ],
    };
}
