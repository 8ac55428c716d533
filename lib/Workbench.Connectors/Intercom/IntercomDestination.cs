using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Intercom.Check;
using Workbench.Connectors.Intercom.Compose;
using Workbench.Connectors.Intercom.Discovery;
using Workbench.Connectors.Intercom.Facts;
using Workbench.Connectors.Intercom.Find;
using Workbench.Connectors.Intercom.Propose;
using Workbench.Connectors.Intercom.Provision;
using Workbench.Connectors.Intercom.Read;
using Workbench.Connectors.Intercom.Remove;
using Workbench.Connectors.Intercom.Send;
using Workbench.Connectors.Intercom.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.Intercom;

/// <summary>Writes into one Intercom workspace through API version 2.16.</summary>
public sealed class IntercomDestination : IDestinationConnector
{
    private readonly IntercomSettings settings;
    private readonly IntercomApi api;
    private readonly Workspace workspace;
    private readonly IntercomComposer composer;
    private readonly Listings listings = new();

    public IntercomDestination(IntercomSettings settings, ConnectorServices services)
    {
        this.settings = settings;
        api = new IntercomApi(settings, services);
        workspace = new Workspace(api);
        composer = new IntercomComposer(settings.MaxFileBytes);
    }

    public ConnectorDescription Description { get; } = new(
        IntercomNames.System,
        "Intercom",
        [Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Message, Kind.Task, Kind.Attachment, Kind.CustomRecord, Kind.Deal, Kind.Call, Kind.Collection, Kind.Article]);

    public QuotaReading Quota => api.Quota.Reading;

    public IReadOnlyList<CallCost> Costs => IntercomCosts.All;

    public QuotaTerms QuotaTerms => PlannedQuota.Window(Quota.Limit ?? IntercomSettings.UsualLimit, settings.Window);

    public IReadOnlyList<LoadPhase> Phases => Intercom.Phases.All;

    public IReadOnlyList<Limitation> Limitations => IntercomLimitations.All;

    public IReadOnlyList<DoubtRule> Doubts => IntercomDoubts.Rules;

    public TimeSpan SearchLag => api.Settings.SearchLag;

    /// <summary>The connector as the catalog knows it.</summary>
    public static DestinationEntry Entry { get; } = new(
        "Intercom",
        IntercomCapabilities.All,
        new AccountTemplate(new Uri("https://api.intercom.io"), new Dictionary<string, string>(), static _ => ["token"]),
        static (profile, services) => new IntercomDestination(IntercomSettings.Of(profile), services))
    {
        Pages = IntercomPages.Of,
    };

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation)
    {
        listings.Forget();
        return workspace.LookAsync(cancellation);
    }

    public IAsyncEnumerable<Finding> CheckAsync(Plan? plan, SchemaSnapshot destination, CancellationToken cancellation) =>
        new Preflight(api).RunAsync(plan, destination, cancellation);

    public ObjectPlan Propose(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination) =>
        IntercomProposal.Of(source, destination);

    public string? Refusal(Plan plan, ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => RowLimits.Refusal(plan, row, field, destination);

    public bool Joins(ObjectPlan row, string destinationField) => RowLimits.Joins(row, destinationField);

    public IReadOnlyDictionary<string, string> ProposeChoices(SchemaSnapshot source, SchemaSnapshot destination) =>
        IntercomProposal.Choices(source, destination);

    public IReadOnlyList<ProvisionRow> Provisioning(Plan plan, SchemaSnapshot source, SchemaSnapshot destination) =>
        ProvisionList.Of(plan, source, destination);

    public async Task<ProvisionAnswer> ProvisionAsync(ProvisionRow provision, Func<Task> intend, CancellationToken cancellation)
    {
        var answer = await listings.CreateAsync(() => new Provisioner(api, listings).CreateAsync(provision, intend, cancellation)).ConfigureAwait(false);
        workspace.Forget();
        return answer;
    }

    public async Task<Removal> UnprovisionAsync(ProvisionRow provision, TwinRef twin, CancellationToken cancellation)
    {
        listings.Forget();
        var removal = await new Provisioner(api, listings).RemoveAsync(twin, cancellation).ConfigureAwait(false);
        workspace.Forget();
        return removal;
    }

    public Composition Compose(PlannedRecord record, IComposeContext context) => composer.Compose(record, context);

    public Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation) =>
        new WriteSender(api, workspace).SendAsync(write, body, existing, files, cancellation);

    public Task<Lookup> FindAsync(Write write, JsonNode body, SendTime? sent, CancellationToken cancellation) =>
        Doubts.AskAsync(write, () => new WriteFinder(api).FindAsync(write, body, sent, cancellation));

    public IAsyncEnumerable<ExistingTwin> ScanAsync(Plan plan, CancellationToken cancellation) =>
        new ExistingScan(api, workspace).ReadAsync(plan, cancellation);

    public bool IsOver(string status) => StatusWords.Category(status) == StatusWords.Resolved;

    public string? NaturalKey(PlannedRecord record) => record.Key.Kind switch
    {
        Kind.Contact when Value(record, "email") is { Length: > 0 } email => $"email:{email.ToLowerInvariant()}",
        Kind.Organization when Value(record, "name") is { Length: > 0 } name => $"company:{name.ToLowerInvariant()}",
        _ => null,
    };

    public Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef container, CancellationToken cancellation) =>
        new TwinReading(api, workspace).ReadAsync(container, cancellation);

    public int ReadTogether(string twinType) => twinType == IntercomNames.Contact ? ContactReading.Together : 1;

    public Task<IReadOnlyList<IReadOnlyList<TwinState>>> ReadManyAsync(IReadOnlyList<TwinRef> containers, CancellationToken cancellation) =>
        new TwinReading(api, workspace).ReadContactsAsync(containers, cancellation);

    public IReadOnlyList<BackLink> BackLinks => BackLinkReading.Links(api.Settings.SearchLag);

    public Task<IReadOnlyList<IReadOnlyList<string>>> ReadBackLinksAsync(
        BackLink link, IReadOnlyList<string> of, long rows, CancellationToken cancellation) =>
        new BackLinkReading(api).ReadAsync(link, of, cancellation);

    public Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation) =>
        new FileReading(api).DownloadAsync(file, destination, cancellation);

    public bool Restores(string twinType) => TwinImage.Restores(twinType);

    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) => new TwinImage(api).CaptureAsync(twin, cancellation);

    public Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation) =>
        new TwinImage(api).RestoreAsync(twin, image, cancellation);

    public Task<Removal> RemoveAsync(Write write, JsonNode body, TwinRef? twin, CancellationToken cancellation) =>
        new TwinRemoval(api).RemoveAsync(write, body, twin, cancellation);

    public Task<string> FingerprintAsync(CancellationToken cancellation) => new Fingerprint(api).ReadAsync(cancellation);

    public IReadOnlyList<ManualStep> ManualSteps(Plan plan) => IntercomLimitations.Steps(
        plan.Objects.Any(row => row.Kind is Kind.CustomRecord or Kind.Deal),
        plan.Objects.Any(row => row is { Kind: Kind.Article, DestinationObject: not null }));

    public ValueTask DisposeAsync()
    {
        workspace.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string? Value(PlannedRecord record, string destination) =>
        record.Values.FirstOrDefault(value => value.Plan.Destination == destination)?.Result.Print().Trim();
}
