using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Pipeline.Discover;

namespace Workbench.Pipeline.SignOff;

/// <summary>
/// Reads both accounts again and compares them with what was signed. A look at the source holds for <see cref="Freshness"/>, because some
/// vendors show their fields only by way of a pass over the records; the destination is read every time. Counts and the order of things are
/// no drift, nor is what our own provisioning has added.
/// </summary>
public sealed class DriftCheck(MigrationEnvironment production)
{
    /// <summary>How long a look at the source holds for further checks of the same process.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);

    private (SchemaSnapshot Schema, long At)? look;

    /// <summary>Checks one environment for one kind of writing. Writes nothing to either vendor.</summary>
    /// <exception cref="PlanException">The credentials open another account than the one that was signed.</exception>
    public async Task<DriftReport> RunAsync(WritePurpose purpose, MigrationEnvironment environment, Plan signed, CancellationToken cancellation)
    {
        var discovery = DiscoverStep.Last(production.Read);
        var agreed = AgreedDestination(purpose, environment, discovery);
        var live = await LookAsync(discovery.Source, cancellation);
        DiscoverStep.RequireSameAccount(discovery.Source, live);
        var destination = await new DiscoverStep(environment).RefreshDestinationAsync(cancellation);

        var rules = new DriftRules(signed, discovery.Source);
        var ofSource = SchemaDiff.Between(discovery.Source, live).Select(change => rules.OfSource(change, live)).ToList();
        var ofDestination = agreed is null ? [] : SchemaDiff.Between(agreed, destination).Select(rules.OfDestination).ToList();
        var (effective, findings) = Widen(signed, discovery.Source, live, ofSource, destination, environment.Destination);
        var all = findings.Concat(ofDestination).OrderByDescending(finding => finding.Effect).ToList();
        if (all.Exists(finding => finding.Effect == DriftEffect.Stops))
        {
            // Whoever puts it back and asks again wants a new look.
            look = null;
        }

        return new DriftReport(environment, purpose, all, signed, effective, destination);
    }

    private async Task<SchemaSnapshot> LookAsync(SchemaSnapshot known, CancellationToken cancellation)
    {
        if (look is not { } last || production.Clock.GetElapsedTime(last.At) > Freshness)
        {
            var startedAt = production.Clock.GetTimestamp();
            last = (await production.Source.RediscoverAsync(known, cancellation), startedAt);
            look = last;
        }

        return last.Schema;
    }

    private (EffectiveSchema, IReadOnlyList<DriftFinding>) Widen(
        Plan signed, SchemaSnapshot signedSource, SchemaSnapshot live, IReadOnlyList<DriftFinding> findings, SchemaSnapshot destination, IDestinationConnector connector)
    {
        var kept = EffectiveSchema.Of(production.Read, signed, signedSource);
        var widening = new WidenedPlan(signed, signedSource, live, kept.Plan);
        var source = widening.Source(findings);
        var plan = widening.Plan(findings, source, destination, connector);
        var fit = new WidenedFit(signed, plan, destination);
        var judged = findings.Select(fit.Judge).ToList();
        var changes = judged.Where(finding => finding.Effect == DriftEffect.Tolerated).Select(finding => finding.Change.Words()).ToList();
        return (changes.Count == 0 ? EffectiveSchema.Signed(signed, signedSource) : new EffectiveSchema(signed.Hash(), signedSource.Hash(), source, plan, changes), judged);
    }

    /// <summary>
    /// The destination as it was when the mapping was signed, with what was provisioned since. The rehearsal's own workspace was never signed:
    /// it counts from its provisioning on.
    /// </summary>
    private SchemaSnapshot? AgreedDestination(WritePurpose purpose, MigrationEnvironment environment, Discovery discovery)
    {
        var provisioned = purpose == WritePurpose.Provision ? null : DiscoverStep.Provisioned(environment.Read);
        if (environment.IsRehearsal)
        {
            return provisioned;
        }

        var signed = SignedSchema.Destination(production.Read) ?? discovery.Destination;
        return provisioned is null ? signed : Union(signed, provisioned);
    }

    private static SchemaSnapshot Union(SchemaSnapshot signed, SchemaSnapshot provisioned) => signed with
    {
        Objects =
        [
            .. signed.Objects.Select(found => provisioned.Objects.FirstOrDefault(other => other.Name == found.Name) is { } more ? Union(found, more) : found),
            .. provisioned.Objects.ExceptBy(signed.Objects.Select(found => found.Name), found => found.Name),
        ],
        Agents = [.. signed.Agents.UnionBy(provisioned.Agents, agent => agent.Id)],
        Teams = [.. signed.Teams.UnionBy(provisioned.Teams, team => team.Id)],
    };

    private static ObjectSchema Union(ObjectSchema signed, ObjectSchema provisioned) => signed with
    {
        Fields =
        [
            .. signed.Fields.Select(field => provisioned.Field(field.Name) is { Options.Count: > 0 } more
                ? field with { Options = [.. field.Options.UnionBy(more.Options, option => option.Id)] }
                : field),
            .. provisioned.Fields.ExceptBy(signed.Fields.Select(field => field.Name), field => field.Name),
        ],
    };
}
