using System.Collections.Concurrent;
using Workbench.Connectors;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Security;
using Workbench.Ledger;
using Workbench.Ledger.Files;
using Workbench.Ledger.Postgres.Turns;
using Workbench.Notebooks.Advisor;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Limits;
using Workbench.Pipeline;
using Workbench.Pipeline.Map.Edits.Choices;
using Workbench.Pipeline.Map.Matching;
using Workbench.Pipeline.Map.Matching.Advisor;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Routes;

namespace Workbench.Notebooks.Migrations;

/// <summary>A migration folder whose environments are opened on first use. Only one process at a time may write.</summary>
/// <param name="otherWriter">
/// Names the long work that writes the ledgers in another process; null while there is none. Meanwhile environments are opened for reading only.
/// </param>
public sealed class OpenMigration(
    string directory, MigrationFile file, SecretSource secrets, HttpMessageHandler handler, TimeProvider clock, IProgress<StepProgress> progress,
    Func<string?>? otherWriter = null)
    : IAsyncDisposable
{
    private readonly Dictionary<string, MigrationEnvironment> environments = new(StringComparer.Ordinal);

    /// <summary>They outlive what is opened with them: what the vendors said of their quotas still holds when an environment is opened again.</summary>
    private readonly ConcurrentDictionary<(string Environment, AccountSide Side), ConnectorServices> services = [];
    private readonly LedgerPlaces ledgers = new(directory, file.Ledger, secrets);
    private LimitsWatch? limits;
    private readonly ConcurrentDictionary<string, ILedger> written = new(StringComparer.Ordinal);
    private readonly SecretScrubber scrubber = new();
    private bool isWatching;

    public string Directory => directory;

    public MigrationFile File => file;

    public Route Route { get; } = RouteCatalog.Load(file.Route);

    /// <summary>Pages of the records of production's source.</summary>
    public RecordPages Pages { get; } = new(
        file.Route.Split('-')[0], file.Environments.TryGetValue(Production, out var accounts) ? accounts.Source.Pages : null);

    /// <summary>Pages of the twins of an environment.</summary>
    public TwinPages TwinPages(string environment) => new(Route.Destination, file.Environment(environment).Destination);

    public TimeProvider Clock => clock;

    public SecretScrubber Scrubber => scrubber;

    public string PlanPath => Path.Combine(directory, "plan.json");

    public string ProposalsPath => Path.Combine(directory, ProposalFile.FileName);

    public string OperatorDirectory => Path.Combine(directory, "operator");

    public string Deliverables => Path.Combine(directory, "deliverables");

    /// <summary>The choices that are remembered for this organization and route; null where <c>migration.json</c> names no organization yet.</summary>
    public ChoiceFile? Choices => ChoiceFile.For(Path.GetFullPath(Path.Combine(directory, file.Choices ?? "../choices")), file.Organization, Route.Name);

    /// <summary>True where every account is an emulator on this machine: then, and only then, an unattended signature is accepted.</summary>
    public bool IsLoopback => file.Environments.Values.All(found => found.Source.BaseUrl.IsLoopback && found.Destination.BaseUrl.IsLoopback);

    /// <summary>Opens an environment with its connectors and its ledger; the same one again on the next call.</summary>
    /// <exception cref="PlanException">A secret is not set.</exception>
    public async Task<MigrationEnvironment> OpenAsync(string name, CancellationToken cancellation)
    {
        var writer = otherWriter?.Invoke();
        if (isWatching != writer is not null)
        {
            await CloseAsync();
            isWatching = writer is not null;
        }

        if (environments.TryGetValue(name, out var open))
        {
            return open;
        }

        var accounts = file.Environment(name);
        var (from, to) = (ConnectorCatalog.Sources[Route.Source], ConnectorCatalog.Destinations[Route.Destination]);
        var (reading, writing) = (Services(name, AccountSide.Source), Services(name, AccountSide.Destination));
        var source = from.Open(Profile(name, Route.Source, from.Account, accounts.Source), reading);
        var destination = to.Open(Profile(name, Route.Destination, to.Account, accounts.Destination), writing);
        var ledger = await OpenLedgerAsync(name, writer, cancellation);
        written[name] = ledger;
        open = new MigrationEnvironment(
            name, Route, source, destination, ledger, new FileStore(Path.Combine(directory, "files")), clock, progress, CodeVersion.Current())
        {
            DestinationGate = writing.Quotas.Account,
        };
        if (name == Production)
        {
            limits = new LimitsWatch(ledger, writer is null ? new LimitsNote(directory) : null, Gates, clock);
            limits.Start();
        }
        else
        {
            limits?.Apply();
        }

        return environments[name] = open;
    }

    /// <summary>Changes the limits of the accounts, of the rehearsal as well as of production.</summary>
    /// <returns>True where the ledger was written here, false where the process did that writes it now.</returns>
    /// <exception cref="WorkbenchException">The wish makes no sense, or could not be written down. Nothing was changed.</exception>
    public async Task<bool> ChangeLimitsAsync(LimitsWish wish, string by, CancellationToken cancellation)
    {
        if (!environments.TryGetValue(Production, out var open) || isWatching)
        {
            return await new LimitsDesk(directory, clock).ChangeAsync(wish, by, cancellation);
        }

        await open.Ledger.CommitAsync(wish.From(open.Read.Limits(), by), cancellation);
        limits!.Apply();
        return true;
    }

    /// <summary>An outage of the server is told on the surface of the cell that opened the ledger.</summary>
    private async Task<ILedger> OpenLedgerAsync(string name, string? writer, CancellationToken cancellation)
    {
        var place = ledgers.Of(name);
        if (ledgers.OnServer(name)?.Password is { } password)
        {
            scrubber.Know(password);
        }

        var surface = CellSurface.Current;
        return writer is not null
            ? new WatchedLedger(place.OpenReader(), writer)
            : await place.OpenAsync(ledgers.WriterHere(line => surface.Show(new Notice(Tone.Notice, line))), clock, cancellation);
    }

    /// <summary>Asks the advisor that migration.json names about proposals that are not sure; without one the proposals come back as they are.</summary>
    /// <exception cref="PlanException">The advisor's part of migration.json makes no sense, or its key is not set.</exception>
    public async Task<AdvisedRun> AdviseAsync(IReadOnlyList<FieldProposal> proposals, CancellationToken cancellation)
    {
        if (file.Advisor is not { } advisor)
        {
            return new AdvisedRun([.. proposals.Select(proposal => new AdvisedProposal(proposal))], 0, 0);
        }

        const string system = "advisor";
        const string name = "key";
        var limits = advisor.Limits();
        var key = secrets.Find(Production, system, name);
        if (key is null && !advisor.Endpoint.IsLoopback)
        {
            throw new PlanException($"The advisor's key is not set. Set the environment variable WORKBENCH_ADVISOR_KEY, or remove 'advisor' from {MigrationFile.FileName}: it is optional.");
        }

        if (key is not null)
        {
            scrubber.Know(key);
        }

        using var client = new ChatCompletionsClient(handler, advisor.Endpoint, advisor.Model, key);
        return await new FieldAdvisor(client, advisor.Model, limits, clock).AdviseAsync(proposals, cancellation);
    }

    /// <summary>Name of the environment that counts.</summary>
    public const string Production = "production";

    /// <summary>Name of the environment in which the sample is tried.</summary>
    public const string Rehearsal = MigrationEnvironment.Rehearsal;

    public async ValueTask DisposeAsync() => await CloseAsync();

    /// <summary>Closes what is open, so that another process may write; the next use opens it again.</summary>
    public async Task CloseAsync()
    {
        if (limits is not null)
        {
            await limits.DisposeAsync();
            limits = null;
        }

        foreach (var environment in environments.Values)
        {
            await environment.Source.DisposeAsync();
            await environment.Destination.DisposeAsync();
            await environment.Ledger.DisposeAsync();
        }

        environments.Clear();
        written.Clear();
    }

    private ConnectorServices Services(string environment, AccountSide side) =>
        services.GetOrAdd((environment, side), _ =>
        {
            var shared = new ConnectorServices(handler, clock, new Random(file.SampleSeed), scrubber);
            if (ledgers.OnServer(environment) is not { } place)
            {
                return shared;
            }

            // On a server there may be other processes: the same credential is used by one at a time, and who lost a ledger sends nothing more.
            var turns = new PostgresTurns(place, ledgers.WriterHere(static _ => { }).Holder, clock);
            return side == AccountSide.Source
                ? shared with { Quotas = new QuotaShelf(clock, turns) }
                : shared with { Quotas = new QuotaShelf(clock, turns, MaySend), MaySend = MaySend };

            bool MaySend() => !written.TryGetValue(environment, out var ledger) || ledger.MaySend;
        });

    /// <summary>Rehearsal and production often read the same account: what people say of it holds for both.</summary>
    private IEnumerable<AccountGate> Gates(AccountSide side) => [.. services.Where(found => found.Key.Side == side).Select(found => found.Value.Quotas.Account)];

    private ConnectionProfile Profile(string environment, string system, AccountTemplate template, AccountFile account)
    {
        var found = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach (var name in template.Secrets(account.Settings))
        {
            var secret = secrets.FindOrAsk(environment, system, name)
                ?? throw new PlanException($"The {system} {name} of '{environment}' is not set. Set the environment variable {SecretSource.NameOf(environment, system, name)}.");
            scrubber.Know(secret);
            found[name] = secret;
        }

        return new ConnectionProfile(system, account.BaseUrl, account.Settings, found, OperatorDirectory);
    }
}
