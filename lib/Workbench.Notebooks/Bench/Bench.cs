using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.SignOff;

namespace Workbench.Notebooks;

/// <summary>
/// Everything a notebook cell may call: one call, one result that shows itself. The members stand in one file per notebook. Nothing here
/// decides anything; it opens the migration, runs a step of the pipeline and shows what the ledger says.
/// </summary>
public sealed partial class Bench : IAsyncDisposable
{
    private readonly OpenMigration migration;

    /// <summary>How it stands with data frames and charts in .NET Interactive; null in every other host.</summary>
    private string? polyglot;

    private Bench(OpenMigration migration) => this.migration = migration;

    private static CancellationToken Cancellation => CellSurface.Current.Cancellation;

    /// <summary>
    /// Opens the migration folder that the host names, else that of <c>WORKBENCH_MIGRATION</c>, else the nearest one at or above the current folder.
    /// </summary>
    /// <exception cref="PlanException">There is none.</exception>
    public static async Task<Bench> OpenAsync()
    {
        var directory = CellSurface.Current.Migration ?? Environment.GetEnvironmentVariable("WORKBENCH_MIGRATION") ?? Nearest(Directory.GetCurrentDirectory());
        var bench = await OpenAsync(directory, TimeProvider.System, Cancellation);
        CellSurface.Current.Own(bench);
        bench.polyglot = PolyglotPart.Load();
        return bench;
    }

    /// <summary>Opens one migration folder with a clock.</summary>
    public static async Task<Bench> OpenAsync(string directory, TimeProvider clock, CancellationToken cancellation)
    {
        var file = await MigrationFile.ReadAsync(directory, cancellation);
        var meter = new ProgressDisplay();
        return new Bench(new OpenMigration(
            Path.GetFullPath(directory), file, SecretSource.FromMachine(), HttpTransport.Create(), clock, meter));
    }

    public ValueTask DisposeAsync() => migration.DisposeAsync();

    private Task<MigrationEnvironment> ProductionAsync() => migration.OpenAsync(OpenMigration.Production, Cancellation);

    private Task<MigrationEnvironment> RehearsalAsync() => migration.OpenAsync(OpenMigration.Rehearsal, Cancellation);

    /// <summary>The plan, checked against both systems as far as they are discovered.</summary>
    /// <exception cref="PlanException">It cannot be read or makes no sense; the message names every place.</exception>
    private async Task<Plan> PlanAsync()
    {
        var document = await PlanFile.OpenAsync(migration.PlanPath, Cancellation);
        var production = await ProductionAsync();
        if (DiscoverStep.Find(production.Read) is { } discovery)
        {
            document.Require(discovery.Source, discovery.Destination, production.Destination);
        }

        return document.Plan;
    }

    /// <summary>The discovery that was signed with the scope, from the ledger of production.</summary>
    private async Task<Discovery> DiscoveryAsync() => DiscoverStep.Last((await ProductionAsync()).Read);

    /// <summary>Passes where the gate and every one before it are signed and nothing they bound has changed.</summary>
    private async Task RequireAsync(string gate)
    {
        var production = await ProductionAsync();
        new SignOffGate(production.Ledger).RequireUpTo(gate, await BindingAsync(gate));
    }

    private async Task<IReadOnlyDictionary<string, string>> BindingAsync(string gate)
    {
        var discovery = await DiscoveryAsync();
        var plan = gate == SignOffGate.Scope ? null : await PlanAsync();
        return SignOffGate.Binding(gate, migration.Route, discovery.Source, discovery.Destination, plan, CodeVersionNow);
    }

    private string CodeVersionNow { get; } = CodeVersion.Current();

    /// <summary>Passes where <paramref name="confirm"/> equals the first eight characters of the signed plan's hash.</summary>
    private async Task RequireConfirmationAsync(string confirm)
    {
        var hash = (await PlanAsync()).Hash();
        if (confirm.Length < 8 || !hash.StartsWith(confirm, StringComparison.OrdinalIgnoreCase))
        {
            throw new GateException(
                "This cell writes to the destination. Set the parameter 'confirm' to the first eight characters of the signed plan's hash; "
                + "the mapping sign-off in notebook 03 shows it.");
        }
    }

    private static string Nearest(string from)
    {
        for (var directory = new DirectoryInfo(from); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, MigrationFile.FileName)))
            {
                return directory.FullName;
            }
        }

        throw new PlanException($"No {MigrationFile.FileName} at or above {from}. Make a migration folder with 'workbench new DIR --route R' and open its notebooks.");
    }

    private static Notice Success(string message, string? next = null) => Notice.Success(message, next);
}
