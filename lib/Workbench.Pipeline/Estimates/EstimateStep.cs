using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Estimates;

/// <summary>
/// Plans the migration from the last discovery and keeps the plan in the ledger. It may be made anew as often as one likes until the source is
/// read; from then on the last one stands, and what really happened is held against it.
/// </summary>
public sealed class EstimateStep(MigrationEnvironment environment)
{
    /// <summary>Name of the document that the ledger keeps.</summary>
    public const string DocumentName = "estimate";

    /// <summary>The estimate that counts: a new one before the first extraction, the frozen one after it.</summary>
    /// <param name="assumptions">What a new one is made with.</param>
    /// <exception cref="Core.Errors.PlanException">Nothing was discovered yet.</exception>
    public async Task<MigrationEstimate> RunAsync(Assumptions assumptions, CancellationToken cancellation)
    {
        if (IsFrozen(environment.Read) && Kept(environment.Read) is { } kept)
        {
            return kept;
        }

        var planned = Plan(assumptions);
        await environment.Ledger.CommitAsync([new LedgerChange.DocumentSaved(DocumentName, CanonicalJson.Write(planned))], cancellation);
        return planned;
    }

    /// <summary>Plans without keeping anything.</summary>
    /// <exception cref="Core.Errors.PlanException">Nothing was discovered yet.</exception>
    public MigrationEstimate Plan(Assumptions assumptions)
    {
        var (source, destination, _) = DiscoverStep.Last(environment.Read);
        var proposed = PlanProposer.Propose(environment.Route.Name, source, destination, environment.Destination).Plan;
        var creations = environment.Destination.Provisioning(proposed, source, destination)
            .Where(creation => creation.Manual is null).Select(creation => creation.Name).ToList();
        var estimator = new Estimator(
            environment.Route.Name,
            new SideTerms(environment.Route.Source, environment.Source.Costs, environment.Source.QuotaTerms),
            new SideTerms(environment.Route.Destination, environment.Destination.Costs, environment.Destination.QuotaTerms)
            {
                ListLag = environment.Destination.BackLinks.Select(link => link.Lag).DefaultIfEmpty().Max(),
                SearchLag = environment.Destination.SearchLag,
            });
        return estimator.Plan(assumptions, given => new Workload(source, creations, given));
    }

    /// <summary>True once the source was read: an estimate made later would know what it should foretell.</summary>
    public static bool IsFrozen(ILedgerReader read) => read.LastScan() > 0;

    /// <summary>The estimate in the ledger; null where none was made.</summary>
    public static MigrationEstimate? Kept(ILedgerReader read) =>
        read.Document(DocumentName) is { } json ? JsonSerializer.Deserialize<MigrationEstimate>(json, CanonicalJson.Options) : null;
}
