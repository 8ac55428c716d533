using System.Text;
using Workbench.Connectors.Ivinex;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Emulators;
using Workbench.Emulators.Samples;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Files;
using Workbench.Ledger.Rows;
using Workbench.Pipeline;
using Workbench.Pipeline.Bundle;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Extract;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Provisioning;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.Routes;

namespace Workbench.Contract.Tests;

/// <summary>A whole migration into one destination, step by step, from an emulated Ivinex account that stays the same.</summary>
internal sealed class Migration : IAsyncDisposable
{
    private static readonly SampleAccount Sample = new BuiltInSample(0.1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("contract-ledger-");
    private readonly Connection source;
    private readonly DestinationSubject subject;
    private readonly CancellationToken cancellation;
    private SqliteLedger ledger = null!;
    private MigrationEnvironment environment = null!;
    private Discovery discovery = null!;
    private SchemaSnapshot provisioned = null!;

    private Migration(Connection source, Connection destination, DestinationSubject subject, CancellationToken cancellation) =>
        (this.source, Destination, this.subject, this.cancellation) = (source, destination, subject, cancellation);

    public Connection Destination { get; }

    public ILedgerReader Read => ledger.Read;

    public Plan Plan { get; private set; } = null!;

    /// <summary>Starts both accounts and prepares the first ledger.</summary>
    public static async Task<Migration> PrepareAsync(DestinationSubject subject, CancellationToken cancellation)
    {
        var source = await Connection.StartAsync("ivinex", EmulatorCatalog.Find("ivinex"), Sample, cancellation);
        var destination = await Connection.StartAsync(subject.Name, subject.Emulator, Sample, cancellation);
        var migration = new Migration(source, destination, subject, cancellation);
        await migration.BeginAsync("first");
        return migration;
    }

    /// <summary>A ledger that knows nothing of what was loaded before, as after the loss of the run folder.</summary>
    public async Task BeginAsync(string name)
    {
        if (ledger is not null)
        {
            await ledger.DisposeAsync();
        }

        ledger = await SqliteLedger.OpenAsync(Path.Combine(folder.FullName, name, "ledger.db"), TimeProvider.System, cancellation);
        environment = new MigrationEnvironment(
            name,
            DerivedRoute.Of("ivinex", subject.Name, IvinexSource.Entry.Gives, subject.Entry.Takes, []),
            source.Open(IvinexSource.Entry),
            Destination.Open(subject.Entry),
            ledger,
            new FileStore(Path.Combine(folder.FullName, "files")),
            TimeProvider.System,
            new Unheard(),
            "contract");
        discovery = await new DiscoverStep(environment).RunAsync(cancellation);
        await new ExtractStep(environment, discovery.Source).RunAsync(cancellation);
        await new FilesStep(environment, discovery.Source).RunAsync(cancellation);
        Plan = PlanProposer.Propose(environment.Route.Name, discovery.Source, discovery.Destination, environment.Destination);
        await new ProvisionStep(environment, Plan, discovery.Source, discovery.Destination).RunAsync(cancellation);
        provisioned = await new DiscoverStep(environment).RefreshDestinationAsync(cancellation);
        await new MapStep(environment, Plan, discovery.Source, provisioned).RunAsync(null, cancellation);
    }

    /// <summary>The files that the destination takes beside its API.</summary>
    public BundleStep Bundle() => new(environment, Plan, discovery.Source, provisioned);

    /// <summary>The same before anything was provisioned, as the mapping is signed.</summary>
    public BundleStep BundleBeforeProvisioning() => new(environment, Plan, discovery.Source, discovery.Destination);

    /// <summary>A record as the source has it.</summary>
    public CanonicalRecord Find(EntryRow entry) => environment.Source.Map(
        new SourceRecord(entry.Key, entry.Object, ledger.Read.Body(entry.BodySha256), entry.ModifiedAt), discovery.Source);

    /// <summary>Composes again, as if the source had only what <paramref name="isIncluded"/> admits; null for all of it.</summary>
    public Task MapAsync(Func<RecordKey, bool>? isIncluded = null) =>
        new MapStep(environment, Plan, discovery.Source, provisioned).RunAsync(isIncluded, cancellation);

    /// <summary>The source has another body of a record from now on.</summary>
    public async Task ChangeAsync(EntryRow entry, Func<string, string> change)
    {
        var body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(ledger.Read.Body(entry.BodySha256))));
        await ledger.CommitAsync(
            [new LedgerChange.RecordExtracted(new SourceRecord(entry.Key, entry.Object, body, entry.ModifiedAt), entry.LastScan + 1, entry.OccurredAt, entry.Form, entry.Label)],
            cancellation);
    }

    public async Task LoadAsync(CancellationToken? stop = null) => await new LoadStep(environment, Plan, new LoadOptions()).RunAsync(stop ?? cancellation);

    public async Task ReconcileAsync() =>
        await new ReconcileStep(environment, new ReconcileOptions(TimeSpan.FromMilliseconds(250))).RunAsync(null, cancellation);

    public async Task RollBackAsync() => await new RollbackStep(environment).RunAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await source.DisposeAsync();
        await Destination.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private sealed class Unheard : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}
