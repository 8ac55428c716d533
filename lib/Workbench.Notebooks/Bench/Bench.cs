using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Work;
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
    private readonly WorkFolder works;
    private readonly bool isDetaching;

    /// <summary>How it stands with data frames and charts in .NET Interactive; null in every other host.</summary>
    private string? polyglot;

    /// <param name="isDetaching">True where long work runs in a process of its own.</param>
    private Bench(OpenMigration migration, WorkFolder works, bool isDetaching) => (this.migration, this.works, this.isDetaching) = (migration, works, isDetaching);

    private const int ConfirmCharacters = 8;

    private static CancellationToken Cancellation => CellSurface.Current.Cancellation;

    /// <summary>
    /// Opens the migration folder that the host names, else that of <c>WORKBENCH_MIGRATION</c>, else the nearest one at or above the current folder.
    /// </summary>
    /// <exception cref="PlanException">There is none.</exception>
    public static async Task<Bench> OpenAsync()
    {
        var directory = CellSurface.Current.Migration ?? Environment.GetEnvironmentVariable("WORKBENCH_MIGRATION") ?? Nearest(Directory.GetCurrentDirectory());
        var bench = await OpenAsync(directory, TimeProvider.System, CellSurface.Current.IsInteractive || !CellSurface.IsLent, Cancellation);
        CellSurface.Current.Own(bench);
        bench.polyglot = PolyglotPart.Load();
        return bench;
    }

    /// <summary>Opens one migration folder with a clock, for a program: long work is carried out in its own process.</summary>
    public static Task<Bench> OpenAsync(string directory, TimeProvider clock, CancellationToken cancellation) =>
        OpenAsync(directory, clock, isDetaching: false, cancellation);

    /// <summary>Opens it beside another process that may write the ledgers meanwhile: everything can be read.</summary>
    /// <param name="writer">Who writes them, for messages.</param>
    internal static Task<Bench> OpenBesideAsync(string directory, string writer, TimeProvider clock, CancellationToken cancellation) =>
        OpenAsync(directory, clock, isDetaching: false, cancellation, () => writer);

    private static async Task<Bench> OpenAsync(
        string directory, TimeProvider clock, bool isDetaching, CancellationToken cancellation, Func<string?>? writer = null)
    {
        var file = await MigrationFile.ReadAsync(directory, cancellation);
        var folder = Path.GetFullPath(directory);
        var works = new WorkFolder(folder);
        var otherWriter = isDetaching ? () => works.IsRunning() ? works.Newest()?.Who ?? "just started" : null : writer;
        return new Bench(
            new OpenMigration(folder, file, SecretSource.FromMachine().Of(file), HttpTransport.Create(), clock, new ProgressDisplay(), otherWriter), works, isDetaching);
    }

    public async ValueTask DisposeAsync() => await ReleaseAsync();

    /// <summary>
    /// Closes the ledgers, so that another process may write them. The next call opens them again: an interactive host calls this when a cell has
    /// ended, so that a notebook that is merely open hinders nobody.
    /// </summary>
    public async Task ReleaseAsync()
    {
        drift = null;
        await migration.CloseAsync();
    }

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

    /// <summary>
    /// Passes where <paramref name="confirm"/> is the beginning, eight characters at least, of the hash of the plan that was signed last. A plan that
    /// was edited since does not bar the way back.
    /// </summary>
    /// <exception cref="GateException">It is not. Nothing was sent.</exception>
    private async Task RequireConfirmationAsync(string? confirm)
    {
        var hash = new SignOffGate((await ProductionAsync()).Ledger).Newest(SignOffGate.Mapping)?.Binding["plan"]
            ?? throw new GateException("This cell writes to the destination, and no plan is signed yet. Sign 'mapping' in notebook 03-mapping-review first. Nothing was sent.");
        if (confirm is not { Length: >= ConfirmCharacters } || !hash.StartsWith(confirm, StringComparison.OrdinalIgnoreCase))
        {
            throw new GateException(
                $"This cell writes to the destination. {(string.IsNullOrWhiteSpace(confirm) ? "The parameter 'confirm' is not set." : $"'{confirm}' is not the signed plan's.")} "
                + "Set 'confirm' to the first eight characters of the signed plan's hash; the mapping sign-off in notebook 03 shows it. Nothing was sent.");
        }
    }

    private static string Nearest(string from) => MigrationFile.FolderAtOrAbove(from)
        ?? throw new PlanException($"No {MigrationFile.FileName} at or above {from}. Make a migration folder with 'workbench new DIR --route R' and open its notebooks.");

    private static Notice Success(string message, string? next = null) => Notice.Success(message, next);
}
