using Workbench.Cli.Demo;
using Workbench.Emulators;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.Notebooks;
using Workbench.Pipeline.Map;
using Workbench.Notebooks.Migrations;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>The demo's vendors inside this process, with a migration folder that points at them: what a test needs to interfere.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private readonly DemoVendors vendors;
    private readonly string run;

    private Stage(DemoVendors vendors, string run) => (this.vendors, this.run) = (vendors, run);

    public SampleAccount Account => vendors.Sample;

    public RunningEmulator Source => vendors.Source.Emulator;

    public RunningEmulator Rehearsal => vendors.Rehearsal.Emulator;

    public RunningEmulator Production => vendors.Production.Emulator;

    /// <summary>The production workspace, for whoever calls its API beside the workbench.</summary>
    public EmulatedAccount ProductionAccount => vendors.Production;

    /// <summary>Passwords and tokens of all accounts, by name.</summary>
    public IEnumerable<KeyValuePair<string, string>> Secrets => new[] { vendors.Source, vendors.Rehearsal, vendors.Production }
        .SelectMany(account => account.Secrets);

    /// <summary>People go on working in the source: the sample's later changes.</summary>
    public Task EditSourceAsync(CancellationToken cancellation) => vendors.Source.ApplyEditsAsync(cancellation);

    /// <summary>Starts the vendors from the state beside the run folder, or from a new one, and points the migration at their ports.</summary>
    public static async Task<Stage> StartAsync(
        TemporaryFolder folder, double size, CancellationToken cancellation, string routeName = "ivinex-intercom")
    {
        var options = new DemoOptions(routeName, size, Seed: 1, Data: null, folder.Run, DemoOptions.Shortened);
        var route = RouteCatalog.Load(options.Route);
        var vendors = await DemoVendors.StartAsync(options, route, cancellation);
        await DemoMigration.WriteAsync(options, route, vendors, cancellation);
        return new Stage(vendors, folder.Run);
    }

    /// <summary>Opens the migration as a notebook does, and closes it again.</summary>
    public async Task WithBenchAsync(Func<Bench, Task> cells, CancellationToken cancellation)
    {
        await using var bench = await Bench.OpenAsync(run, TimeProvider.System, cancellation);
        await cells(bench);
    }

    /// <summary>Notebooks 01 to 03, but for the signature under the mapping.</summary>
    public Task ProposeAsync(CancellationToken cancellation) => WithBenchAsync(
        async bench =>
        {
            await bench.Discover();
            await bench.SignOff("scope", "Tester");
            await bench.Extract();
            await bench.ProposePlan();
        },
        cancellation);

    /// <summary>Everything that notebooks 01 to 05 do before production is written to.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        await ProposeAsync(cancellation);
        await SignAsync(cancellation);
    }

    /// <summary>From the signature under the mapping to that under the sample.</summary>
    public Task SignAsync(CancellationToken cancellation) => WithBenchAsync(
        async bench =>
        {
            await bench.SignOff("mapping", "Tester");
            await bench.AttestManualSteps("Tester");
            await bench.Provision(await ConfirmAsync(cancellation));
            await bench.ChooseSample(1);
            await bench.LoadSample(await ConfirmAsync(cancellation));
            await bench.ReviewOthers("as promised", "Tester");
            await bench.RemoveSample(await ConfirmAsync(cancellation));
            await bench.SignOff("sample", "Tester");
        },
        cancellation);

    /// <summary>What notebooks 02 and 06 do; the addresses of files are read anew, because the vendors have other ports than before.</summary>
    public Task LoadAsync(CancellationToken cancellation) => WithBenchAsync(
        async bench =>
        {
            await bench.Extract();
            await bench.DownloadFiles();
            await bench.Compose();
            await bench.Load(await ConfirmAsync(cancellation));
        },
        cancellation);

    /// <summary>The first eight characters of the plan's hash.</summary>
    public async Task<string> ConfirmAsync(CancellationToken cancellation) =>
        (await PlanFile.ReadAsync(Path.Combine(run, "plan.json"), cancellation)).Hash()[..8];

    public CheckReport Check(bool isEdited = false) => OutsideChecker.Run(Account, isEdited, Production.Store);

    /// <summary>Calls of the production workspace that are no reads.</summary>
    public long Writes() => Production.Log.Counts
        .Where(count => !count.Key.StartsWith("GET ", StringComparison.Ordinal) && !count.Key.Contains("/search", StringComparison.Ordinal) && !count.Key.EndsWith("/list", StringComparison.Ordinal))
        .Sum(count => count.Value);

    public ValueTask DisposeAsync() => vendors.DisposeAsync();
}
