using System.Text.Json.Nodes;
using Workbench.Core.Planning;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Files;
using Workbench.Pipeline;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Routes;
using Workbench.Pipeline.SignOff;

namespace Workbench.Benchmarks.Throughput;

/// <summary>A migration of generated records by the product's own steps, on the product's own ledger.</summary>
internal sealed class GeneratedMigration : IAsyncDisposable
{
    private const string Signer = "Benchmark";
    private readonly MigrationEnvironment environment;
    private readonly SqliteLedger ledger;

    private GeneratedMigration(MigrationEnvironment environment, SqliteLedger ledger) => (this.environment, this.ledger) = (environment, ledger);

    /// <summary>Durable commits since it was opened.</summary>
    public long Commits => ledger.Transactions;

    public ILedgerReader Read => ledger.Read;

    /// <summary>Opens the ledger in a folder, which may hold an earlier stage of the same migration.</summary>
    public static async Task<GeneratedMigration> OpenAsync(
        string folder, int records, Func<Write, JsonNode, CancellationToken, Task<WriteAnswer>> send, CancellationToken cancellation)
    {
        var ledger = await SqliteLedger.OpenAsync(LedgerPath(folder), TimeProvider.System, cancellation);
        return new GeneratedMigration(
            new MigrationEnvironment(
                "production", Route.Load($"{GeneratedRecord.System}-{GeneratedDestination.System}"), new GeneratedSource(records), new GeneratedDestination(send), ledger,
                new FileStore(Path.Combine(folder, "files")), TimeProvider.System, new Progress<StepProgress>(), "benchmark"),
            ledger);
    }

    public static string LedgerPath(string folder) => Path.Combine(folder, "ledger.db");

    public Task DiscoverAsync(CancellationToken cancellation) => new DiscoverStep(environment).RunAsync(cancellation);

    public Task ExtractAsync(CancellationToken cancellation) => new ExtractStep(environment, Found.Source).RunAsync(cancellation);

    public Task MapAsync(CancellationToken cancellation) => new MapStep(environment, Plan, Found.Source, Found.Destination).RunAsync(null, cancellation);

    public async Task SignAsync(CancellationToken cancellation)
    {
        var gate = new SignOffGate(ledger);
        foreach (var name in new[] { SignOffGate.Scope, SignOffGate.Mapping, SignOffGate.Sample })
        {
            var binding = SignOffGate.Binding(name, environment.Route, Found.Source, Found.Destination, Plan, environment.CodeVersion);
            await gate.SignAsync(name, Signer, isDemo: true, "", binding, cancellation);
        }
    }

    public async Task LoadAsync(int inFlight, CancellationToken cancellation)
    {
        var drift = await new DriftCheck(environment).RunAsync(WritePurpose.Load, environment, Plan, cancellation);
        var permit = await new SignOffGate(ledger).PermitAsync(Plan, drift, cancellation);
        await new LoadStep(environment, Plan, new LoadOptions(inFlight), permit).RunAsync(cancellation);
    }

    public Task ReconcileAsync(CancellationToken cancellation) => new ReconcileStep(environment, new ReconcileOptions(TimeSpan.Zero)).RunAsync(null, cancellation);

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    private Discovery Found => DiscoverStep.Last(environment.Read);

    private Plan Plan => field ??= PlanProposer.Propose(environment.Route.Name, Found.Source, Found.Destination, environment.Destination).Plan;
}
