using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias.Check;
using Workbench.Connectors.Gorgias.Compose;
using Workbench.Connectors.Gorgias.Discovery;
using Workbench.Connectors.Gorgias.Facts;
using Workbench.Connectors.Gorgias.Find;
using Workbench.Connectors.Gorgias.Propose;
using Workbench.Connectors.Gorgias.Provision;
using Workbench.Connectors.Gorgias.Read;
using Workbench.Connectors.Gorgias.Remove;
using Workbench.Connectors.Gorgias.Send;
using Workbench.Connectors.Gorgias.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.Gorgias;

/// <summary>Writes into one Gorgias account.</summary>
public sealed class GorgiasDestination : IDestinationConnector
{
    private readonly GorgiasSettings settings;
    private readonly GorgiasApi api;
    private readonly Account account;
    private readonly Uploads uploads;
    private readonly GorgiasComposer composer;
    private readonly Listings listings = new();

    public GorgiasDestination(GorgiasSettings settings, ConnectorServices services)
    {
        this.settings = settings;
        api = new GorgiasApi(settings, services);
        account = new Account(api);
        uploads = new Uploads(api);
        composer = new GorgiasComposer(settings.MaxFileBytes);
    }

    public ConnectorDescription Description { get; } = new(
        GorgiasNames.System, "Gorgias", [Kind.Contact, Kind.Organization, Kind.Ticket, Kind.Message, Kind.Task, Kind.Attachment]);

    public QuotaReading Quota => api.Quota.Reading;

    public IReadOnlyList<CallCost> Costs => GorgiasCosts.All;

    public QuotaTerms QuotaTerms => PlannedQuota.Bucket(Quota.Limit ?? settings.BucketSize, settings.Window);

    public IReadOnlyList<LoadPhase> Phases => Gorgias.Phases.All;

    public IReadOnlyList<Limitation> Limitations => GorgiasLimitations.All;

    public IReadOnlyList<DoubtRule> Doubts => GorgiasDoubts.Rules;

    /// <summary>The connector as the catalog knows it.</summary>
    public static DestinationEntry Entry { get; } = new(
        "Gorgias",
        GorgiasCapabilities.All,
        new AccountTemplate(
            new Uri("https://SUBDOMAIN.gorgias.com"), new Dictionary<string, string> { ["email"] = "admin@example.com" }, static _ => ["apiKey"]),
        static (profile, services) => new GorgiasDestination(GorgiasSettings.Of(profile), services))
    {
        Pages = static (account, _) => GorgiasPages.Of(account),
    };

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation)
    {
        listings.Forget();
        return account.LookAsync(cancellation);
    }

    public IAsyncEnumerable<Finding> CheckAsync(Plan? plan, SchemaSnapshot destination, CancellationToken cancellation) =>
        new Preflight(api).RunAsync(plan, destination, cancellation);

    public ObjectPlan Propose(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination) =>
        GorgiasProposal.Of(source, sourceSchema, destination);

    public string? Refusal(Plan plan, ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => RowLimits.Refusal(row, field, destination);

    public bool Joins(ObjectPlan row, string destinationField) => RowLimits.Joins(destinationField);

    public IReadOnlyDictionary<string, string> ProposeChoices(SchemaSnapshot source, SchemaSnapshot destination) => GorgiasProposal.Choices(source);

    public IReadOnlyList<ProvisionRow> Provisioning(Plan plan, SchemaSnapshot source, SchemaSnapshot destination) =>
        ProvisionList.Of(plan, source, destination);

    public async Task<ProvisionAnswer> ProvisionAsync(ProvisionRow provision, Func<Task> intend, CancellationToken cancellation)
    {
        var answer = await listings.CreateAsync(() => new Provisioner(api, listings).CreateAsync(provision, intend, cancellation)).ConfigureAwait(false);
        account.Forget();
        return answer;
    }

    public async Task<Removal> UnprovisionAsync(ProvisionRow provision, TwinRef twin, CancellationToken cancellation)
    {
        listings.Forget();
        var removal = await new Provisioner(api, listings).RemoveAsync(provision, twin, cancellation).ConfigureAwait(false);
        account.Forget();
        return removal;
    }

    public Composition Compose(PlannedRecord record, IComposeContext context) => composer.Compose(record, context);

    public Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation) =>
        new WriteSender(api, uploads).SendAsync(write, body, existing, files, cancellation);

    public Task<Lookup> FindAsync(Write write, JsonNode body, SendTime? sent, CancellationToken cancellation) =>
        Doubts.AskAsync(write, () => new WriteFinder(api).FindAsync(write, body, cancellation));

    public IAsyncEnumerable<ExistingTwin> ScanAsync(Plan plan, CancellationToken cancellation) => new ExistingScan(api).ReadAsync(cancellation);

    public bool IsOver(string status) => StatusWords.Category(status) == StatusWords.Resolved;

    public string? NaturalKey(PlannedRecord record) => record.Key.Kind == Kind.Contact
        && record.Values.FirstOrDefault(value => value.Plan.Destination == "email")?.Result.Print().Trim() is { Length: > 0 } email
            ? $"email:{email.ToLowerInvariant()}"
            : null;

    public Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef container, CancellationToken cancellation) =>
        new TwinReading(api, account).ReadAsync(container, cancellation);

    public IReadOnlyList<BackLink> BackLinks => BackLinkReading.Links;

    public Task<IReadOnlyList<IReadOnlyList<string>>> ReadBackLinksAsync(
        BackLink link, IReadOnlyList<string> of, long rows, CancellationToken cancellation) =>
        new BackLinkReading(api).ReadAsync(of, rows, cancellation);

    public Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation) =>
        new FileReading(api).DownloadAsync(file, destination, cancellation);

    public bool Restores(string twinType) => TwinImage.Restores(twinType);

    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) => new TwinImage(api).CaptureAsync(twin, cancellation);

    public Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation) =>
        new TwinImage(api).RestoreAsync(twin, image, cancellation);

    public Task<Removal> RemoveAsync(Write write, JsonNode body, TwinRef? twin, CancellationToken cancellation) =>
        new TwinRemoval(api).RemoveAsync(write, body, twin, cancellation);

    public Task<string> FingerprintAsync(CancellationToken cancellation) => new Fingerprint(api).ReadAsync(cancellation);

    public IReadOnlyList<ManualStep> ManualSteps(Plan plan) => GorgiasLimitations.Steps;

    public ValueTask DisposeAsync()
    {
        account.Dispose();
        return ValueTask.CompletedTask;
    }
}
