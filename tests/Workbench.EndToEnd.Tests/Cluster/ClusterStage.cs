using Workbench.Emulators;
using Workbench.Emulators.Intercom;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Notebooks;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Map;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>Two migrations, each with a source of its own, into one workspace with one token, whose quota binds.</summary>
internal sealed class ClusterStage : IAsyncDisposable
{
    public const string Variable = "WORKBENCH_CLUSTER_OF_TESTS";
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);

    /// <summary>Names of the ledgers.</summary>
    public static readonly IReadOnlyList<string> Schemas = ["north", "south"];

    /// <summary>The vendor's window is one second long instead of ten.</summary>
    private const double Shortened = 10;
    private const int RequestsPerWindow = 40;

    private readonly SampleAccount whole;
    private readonly EmulatedAccount production;
    private readonly List<EmulatedAccount> others = [];
    private readonly List<string> folders = [];

    private ClusterStage(SampleAccount whole, EmulatedAccount production) => (this.whole, this.production) = (whole, production);

    public RunningEmulator Production => production.Emulator;

    public static async Task<ClusterStage> StartAsync(TemporaryFolder folder, ClusterDatabase database, double size, CancellationToken cancellation)
    {
        var account = new BuiltInSample(size, awkwardness: 0);
        var parts = new SampleParts(account);
        var whole = new PartOfSample(account, parts, static _ => true);
        var production = await EmulatedIntercom.StartAsync(
            new EmulatorOptions { Account = "production", TimeFactor = Shortened }, new IntercomSettings { RequestsPerWindow = RequestsPerWindow }, whole, cancellation);
        var stage = new ClusterStage(whole, production);
        Environment.SetEnvironmentVariable(Variable, database.Connection);
        for (var half = 0; half < Schemas.Count; half++)
        {
            var own = half;
            await stage.AddAsync(Path.Combine(folder.Root, Schemas[half]), Schemas[half], new PartOfSample(account, parts, found => found == own), cancellation);
        }

        return stage;
    }

    /// <summary>Everything that people do before the load, up to the last signature. The lease becomes short only then: people on a busy machine need it whole.</summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        foreach (var folder in folders)
        {
            await WithBenchAsync(
                folder,
                async bench =>
                {
                    await bench.Discover();
                    await bench.SignOff("scope", "Tester");
                    await bench.Extract();
                    await bench.ProposePlan();
                    await bench.SignOff("mapping", "Tester");
                    await bench.AttestManualSteps("Tester");
                    var confirm = await ConfirmAsync(folder, cancellation);
                    await bench.Provision(confirm);
                    await bench.ChooseSample(1);
                    await bench.LoadSample(confirm);
                    await bench.ReviewOthers("as promised", "Tester");
                    await bench.RemoveSample(confirm);
                    await bench.SignOff("sample", "Tester");
                },
                cancellation);
            var file = await MigrationFile.ReadAsync(folder, cancellation);
            await (file with { Ledger = file.Ledger! with { Lease = Lease } }).WriteAsync(folder, cancellation);
        }
    }

    public async Task ComposeAsync(CancellationToken cancellation)
    {
        foreach (var folder in folders)
        {
            await WithBenchAsync(folder, bench => bench.Compose(), cancellation);
        }
    }

    /// <summary>Asks the workers for a step of both migrations.</summary>
    public async Task AskAsync(string step, CancellationToken cancellation, params string[] more)
    {
        foreach (var folder in folders)
        {
            string[] confirm = step == "load" ? ["--confirm", await ConfirmAsync(folder, cancellation)] : [];
            var asked = await WorkbenchCli.RunAsync(["work", folder, "--step", step, "--cluster", .. confirm, .. more], cancellation);
            Assert.True(asked.ExitCode == 0, asked.ToString());
        }
    }

    public CheckReport Check() => OutsideChecker.Run(whole, isEdited: false, production.Emulator.Store);

    public async ValueTask DisposeAsync()
    {
        await production.DisposeAsync();
        foreach (var account in others)
        {
            await account.DisposeAsync();
        }
    }

    private static async Task WithBenchAsync(string folder, Func<Bench, Task> cells, CancellationToken cancellation)
    {
        await using var bench = await Bench.OpenAsync(folder, TimeProvider.System, cancellation);
        await cells(bench);
    }

    private static async Task<string> ConfirmAsync(string folder, CancellationToken cancellation) =>
        (await PlanFile.ReadAsync(Path.Combine(folder, "plan.json"), cancellation)).Hash()[..8];

    private async Task AddAsync(string folder, string schema, SampleAccount half, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var options = new EmulatorOptions { Account = $"production-{schema}", TimeFactor = 40 };
        var source = await EmulatorCatalog.Find("ivinex").StartAsync(options, half, cancellation);
        var rehearsal = await EmulatorCatalog.Find("intercom").StartAsync(options with { Account = $"rehearsal-{schema}" }, half, cancellation);
        others.AddRange([source, rehearsal]);
        await source.WriteOperatorFilesAsync(Path.Combine(folder, "operator"), cancellation);
        var environments = new Dictionary<string, EnvironmentFile>
        {
            [OpenMigration.Rehearsal] = new(Of(source), Of(rehearsal)),
            [OpenMigration.Production] = new(Of(source), Of(production)),
        };
        await new MigrationFile("ivinex-intercom", "Two in one", environments, Shortened, Choices: "choices", Ledger: new LedgerFile(schema, Variable))
            .WriteAsync(folder, cancellation);
        SetSecrets(schema, OpenMigration.Rehearsal, "ivinex", source);
        SetSecrets(schema, OpenMigration.Production, "ivinex", source);
        SetSecrets(schema, OpenMigration.Rehearsal, "intercom", rehearsal);
        SetSecrets(schema, OpenMigration.Production, "intercom", production);
        folders.Add(folder);
    }

    private static AccountFile Of(EmulatedAccount account) => new(account.BaseUrl, account.Settings);

    private static void SetSecrets(string schema, string environment, string system, EmulatedAccount account)
    {
        foreach (var (name, value) in account.Secrets)
        {
            Environment.SetEnvironmentVariable(SecretSource.NameOf($"{schema}_{environment}", system, name), value);
        }
    }
}
