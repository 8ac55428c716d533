using System.Text;
using Workbench.Connectors.Ivinex;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
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
using Workbench.Pipeline.Map.Validation;
using Workbench.Pipeline.Provisioning;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.Routes;
using Workbench.Pipeline.SignOff;

namespace Workbench.Contract.Tests;

/// <summary>What a migration knows of its accounts once it is prepared.</summary>
internal sealed record Preparation(Discovery Discovery, Plan Plan, SchemaSnapshot Provisioned);

/// <summary>A whole migration into one destination, step by step, from an emulated Ivinex account that stays the same.</summary>
internal sealed class Migration : IAsyncDisposable
{
    public static readonly SampleAccount Sample = new BuiltInSample(0.1);

    private readonly DirectoryInfo folder;
    private readonly ISourceConnector source;
    private readonly DestinationSubject subject;
    private readonly CancellationToken cancellation;
    private SqliteLedger ledger = null!;
    private MigrationEnvironment environment = null!;
    private WritePermit permit = null!;

    private Migration(DirectoryInfo folder, ISourceConnector source, Connection destination, DestinationSubject subject, CancellationToken cancellation) =>
        (this.folder, this.source, Destination, this.subject, this.cancellation) = (folder, source, destination, subject, cancellation);

    public Connection Destination { get; }

    public ILedgerReader Read => ledger.Read;

    public IDestinationConnector Connector => environment.Destination;

    public Preparation Known { get; private set; } = null!;

    private Plan Plan => Known.Plan;

    /// <summary>Starts the destination and prepares the first ledger, all in the folder.</summary>
    public static async Task<Migration> PrepareAsync(
        DestinationSubject subject, ISourceConnector source, DirectoryInfo folder, CancellationToken cancellation)
    {
        var migration = await StartAsync(subject, source, folder, cancellation);
        await migration.BeginAsync("first");
        return migration;
    }

    /// <summary>Goes on in a folder where one was prepared.</summary>
    public static async Task<Migration> ReopenAsync(
        DestinationSubject subject, ISourceConnector source, DirectoryInfo folder, Preparation known, CancellationToken cancellation)
    {
        var migration = await StartAsync(subject, source, folder, cancellation);
        await migration.OpenAsync("first");
        migration.Known = known;
        migration.permit = await migration.PermitAsync(WritePurpose.Load, known.Plan);
        return migration;
    }

    /// <summary>A ledger that knows nothing of what was loaded before, as after the loss of the run folder.</summary>
    public async Task BeginAsync(string name)
    {
        await OpenAsync(name);
        var discovery = await new DiscoverStep(environment).RunAsync(cancellation);
        await new ExtractStep(environment, discovery.Source).RunAsync(cancellation);
        await new FilesStep(environment, discovery.Source).RunAsync(cancellation);
        var plan = PlanProposer.Propose(environment.Route.Name, discovery.Source, discovery.Destination, environment.Destination).Plan;
        await SignAsync(plan);
        await new ProvisionStep(environment, plan, discovery.Source, discovery.Destination).RunAsync(await PermitAsync(WritePurpose.Provision, plan), cancellation);
        var provisioned = await new DiscoverStep(environment).KeepProvisionedAsync(cancellation);
        await new MapStep(environment, plan, discovery.Source, provisioned).RunAsync(null, cancellation);
        Known = new Preparation(discovery, plan, provisioned);
        permit = await PermitAsync(WritePurpose.Load, plan);
    }

    /// <summary>The files that the destination takes beside its API.</summary>
    public BundleStep Bundle() => new(environment, Plan, Known.Discovery.Source, Known.Provisioned);

    /// <summary>The same before anything was provisioned, as the mapping is signed.</summary>
    public BundleStep BundleBeforeProvisioning() => new(environment, Plan, Known.Discovery.Source, Known.Discovery.Destination);

    /// <summary>A record as the source has it.</summary>
    public CanonicalRecord Find(EntryRow entry) => environment.Source.Map(
        ledger.Read.Extracted(entry), Known.Discovery.Source);

    /// <summary>The same migration with another plan, right before its load.</summary>
    public async Task ReplanAsync(Func<Plan, Plan> change)
    {
        Known = Known with { Plan = change(Known.Plan) };
        await SignAsync(Plan);
        await new ProvisionStep(environment, Plan, Known.Discovery.Source, Known.Provisioned).RunAsync(await PermitAsync(WritePurpose.Provision, Plan), cancellation);
        Known = Known with { Provisioned = await new DiscoverStep(environment).KeepProvisionedAsync(cancellation) };
        permit = await PermitAsync(WritePurpose.Load, Plan);
        await MapAsync();
    }

    /// <summary>What keeps a plan from being applied, as the systems are now.</summary>
    public IReadOnlyList<PlanProblem> Problems(Plan plan) =>
        PlanCheck.Problems(plan, Known.Discovery.Source, Known.Provisioned, environment.Destination);

    /// <summary>Composes again what was rejected, as a retry does.</summary>
    public async Task RetryAsync()
    {
        var rejected = Read.Rejects().Select(reject => reject.Key).ToHashSet();
        await new MapStep(environment, Plan, Known.Discovery.Source, Known.Provisioned).RunAsync(null, cancellation, rejected.Contains);
        await LoadAsync();
    }

    /// <summary>Composes again, as if the source had only what <paramref name="isIncluded"/> admits; null for all of it.</summary>
    public Task MapAsync(Func<RecordKey, bool>? isIncluded = null) =>
        new MapStep(environment, Plan, Known.Discovery.Source, Known.Provisioned).RunAsync(isIncluded, cancellation);

    /// <summary>The source has another body of a record from now on.</summary>
    public async Task ChangeAsync(EntryRow entry, Func<string, string> change)
    {
        var body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(ledger.Read.Body(entry.Key, entry.BodySha256))));
        await ledger.CommitAsync(
            [new LedgerChange.RecordExtracted(new SourceRecord(entry.Key, entry.Object, body, entry.ModifiedAt), entry.LastScan + 1, entry.OccurredAt, entry.Form, entry.Label)],
            cancellation);
    }

    public async Task LoadAsync(CancellationToken? stop = null) => await new LoadStep(environment, Plan, new LoadOptions(), permit).RunAsync(stop ?? cancellation);

    public async Task ReconcileAsync() =>
        await new ReconcileStep(environment, new ReconcileOptions(TimeSpan.FromMilliseconds(250))).RunAsync(null, cancellation);

    public async Task RollBackAsync() => await new RollbackStep(environment).RunAsync(cancellation);

    /// <summary>Lets go of all files; the folder stays.</summary>
    public async Task CloseAsync()
    {
        await ledger.DisposeAsync();
        await Destination.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Signs as people do, on this migration's own ledger.</summary>
    private async Task SignAsync(Plan plan)
    {
        var gate = new SignOffGate(ledger);
        var found = DiscoverStep.Last(ledger.Read);
        foreach (var name in new[] { SignOffGate.Scope, SignOffGate.Mapping, SignOffGate.Sample })
        {
            var binding = SignOffGate.Binding(name, environment.Route, found.Source, found.Destination, plan, environment.CodeVersion);
            await gate.SignAsync(name, "Tester", isDemo: true, "", binding, cancellation);
        }
    }

    private async Task<WritePermit> PermitAsync(WritePurpose purpose, Plan plan) => await new SignOffGate(ledger).PermitAsync(
        plan, await new DriftCheck(environment).RunAsync(purpose, environment, plan, cancellation), cancellation);

    private static async Task<Migration> StartAsync(
        DestinationSubject subject, ISourceConnector source, DirectoryInfo folder, CancellationToken cancellation)
    {
        var state = Path.Combine(folder.FullName, "destination.db");
        var destination = await Connection.StartAsync(subject.Name, subject.Emulator, Sample, cancellation, statePath: state);
        return new Migration(folder, source, destination, subject, cancellation);
    }

    private async Task OpenAsync(string name)
    {
        if (ledger is not null)
        {
            await ledger.DisposeAsync();
        }

        ledger = await SqliteLedger.OpenAsync(Path.Combine(folder.FullName, name, "ledger.db"), Connection.Clock, cancellation);
        environment = new MigrationEnvironment(
            name,
            DerivedRoute.Of("ivinex", subject.Name, IvinexSource.Entry.Gives, subject.Entry.Takes, []),
            source,
            Destination.Open(subject.Entry),
            ledger,
            new FileStore(Path.Combine(folder.FullName, "files")),
            Connection.Clock,
            new Unheard(),
            "contract");
    }

    private sealed class Unheard : IProgress<StepProgress>
    {
        public void Report(StepProgress value)
        {
        }
    }
}
