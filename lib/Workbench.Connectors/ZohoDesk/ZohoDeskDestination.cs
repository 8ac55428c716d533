using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.ZohoDesk.Bundle;
using Workbench.Connectors.ZohoDesk.Check;
using Workbench.Connectors.ZohoDesk.Compose;
using Workbench.Connectors.ZohoDesk.Discovery;
using Workbench.Connectors.ZohoDesk.Facts;
using Workbench.Connectors.ZohoDesk.Find;
using Workbench.Connectors.ZohoDesk.Propose;
using Workbench.Connectors.ZohoDesk.Provision;
using Workbench.Connectors.ZohoDesk.Read;
using Workbench.Connectors.ZohoDesk.Remove;
using Workbench.Connectors.ZohoDesk.Send;
using Workbench.Connectors.ZohoDesk.Wire;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Lookup = Workbench.Core.Writing.Lookup;
using ProvisionRow = Workbench.Core.Connectors.Provision;

namespace Workbench.Connectors.ZohoDesk;

/// <summary>Writes into one Zoho Desk portal through its REST API, version 1.</summary>
public sealed class ZohoDeskDestination : IDestinationConnector, IBundleDestination
{
    private readonly DeskApi api;
    private readonly Portal portal;
    private readonly Listings listings = new();
    private readonly DeskComposer composer;
    private readonly BundlePart bundle;

    public ZohoDeskDestination(DeskSettings settings, ConnectorServices services)
    {
        api = new DeskApi(settings, services);
        portal = new Portal(api);
        composer = new DeskComposer(settings);
        bundle = new BundlePart(settings);
    }

    /// <summary>The connector as the catalog knows it.</summary>
    public static DestinationEntry Entry { get; } = new(
        "Zoho Desk",
        ZohoDeskCapabilities.All,
        new AccountTemplate(
            new Uri("https://desk.zoho.eu"),
            new Dictionary<string, string>
            {
                ["accountsUrl"] = "https://accounts.zoho.eu",
                ["organizationId"] = "60001234",
                ["clientId"] = "1000.CLIENTID",
                ["creditsPerDay"] = "75000",
                ["concurrency"] = "15",
            },
            static _ => ["clientSecret", "refreshToken"]),
        static (profile, services) => new ZohoDeskDestination(DeskSettings.Of(profile), services))
    {
        Pages = DeskPages.Of,
    };

    public ConnectorDescription Description { get; } = new(
        DeskNames.System,
        "Zoho Desk",
        [Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Message, Kind.Task, Kind.Call, Kind.Attachment]);

    public QuotaReading Quota => api.Quota.Reading;

    public IReadOnlyList<CallCost> Costs => DeskCosts.All;

    public QuotaTerms QuotaTerms => PlannedQuota.Credits(api.Settings.CreditsPerDay, api.Settings.CreditReserve, api.Settings.CreditDay, api.CallsAtOnce);

    public IReadOnlyList<LoadPhase> Phases => ZohoDesk.Phases.All;

    public IReadOnlyList<Limitation> Limitations => DeskLimitations.All;

    public IReadOnlyList<DoubtRule> Doubts => DeskDoubts.Rules;

    public TimeSpan SearchLag => api.Settings.SearchLag;

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation)
    {
        listings.Forget();
        return portal.LookAsync(cancellation);
    }

    public IAsyncEnumerable<Finding> CheckAsync(Plan? plan, SchemaSnapshot destination, CancellationToken cancellation) =>
        new Preflight(api).RunAsync(plan, destination, cancellation);

    public ObjectPlan Propose(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination) => DeskProposal.Of(source, destination);

    public string? Refusal(Plan plan, ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => RowLimits.Refusal(row, field, destination);

    public bool Joins(ObjectPlan row, string destinationField) => RowLimits.Joins(row, destinationField);

    public IReadOnlyDictionary<string, string> ProposeChoices(SchemaSnapshot source, SchemaSnapshot destination) =>
        DeskProposal.Choices(source, destination);

    public IReadOnlyList<ProvisionRow> Provisioning(Plan plan, SchemaSnapshot source, SchemaSnapshot destination) =>
        ProvisionList.Of(plan, source, destination);

    public async Task<ProvisionAnswer> ProvisionAsync(ProvisionRow provision, Func<Task> intend, CancellationToken cancellation)
    {
        var answer = await listings.CreateAsync(() => new Provisioner(api, portal, listings).CreateAsync(provision, intend, cancellation)).ConfigureAwait(false);
        portal.Forget();
        return answer;
    }

    public async Task<Removal> UnprovisionAsync(ProvisionRow provision, TwinRef twin, CancellationToken cancellation)
    {
        listings.Forget();
        var removal = await new Provisioner(api, portal, listings).RemoveAsync(twin, cancellation).ConfigureAwait(false);
        portal.Forget();
        return removal;
    }

    public Composition Compose(PlannedRecord record, IComposeContext context) => composer.Compose(record, context);

    public Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation) =>
        new WriteSender(api, portal).SendAsync(write, body, existing, files, cancellation);

    public Task<Lookup> FindAsync(Write write, JsonNode body, SendTime? sent, CancellationToken cancellation) =>
        Doubts.AskAsync(write, () => new WriteFinder(api, portal).FindAsync(write, body, sent, cancellation));

    public IAsyncEnumerable<ExistingTwin> ScanAsync(Plan plan, CancellationToken cancellation) => new ExistingScan(api, portal).ReadAsync(cancellation);

    public bool IsOver(string status) => StatusWords.Category(status) == StatusWords.Resolved;

    public string? NaturalKey(PlannedRecord record) => record.Key.Kind switch
    {
        Kind.Contact => NaturalKeys.Contact(Value(record, "email")),
        Kind.Organization => NaturalKeys.Account(Value(record, "accountName")),
        _ => null,
    };

    public Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef container, CancellationToken cancellation) =>
        new TwinReading(api, portal).ReadAsync(container, cancellation);

    public IReadOnlyList<BackLink> BackLinks => BackLinkReading.Links;

    public Task<IReadOnlyList<IReadOnlyList<string>>> ReadBackLinksAsync(
        BackLink link, IReadOnlyList<string> of, long rows, CancellationToken cancellation) =>
        new BackLinkReading(api).ReadAsync(link, of, rows, cancellation);

    public string? WritingTime(string twinType) => CommentStates.IsComment(twinType) ? CommentStates.Time : null;

    public Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation) => file.Url is { } address
        ? api.DownloadAsync(address, new ExpectedFile(file.FileName, null, file.Bytes), destination, cancellation)
        : Task.FromResult(new FileAnswer(0, null, ReasonCode.FileRefused, "the read-back names no address"));

    public bool Restores(string twinType) => TwinImage.Restores(twinType);

    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) => new TwinImage(api).CaptureAsync(twin, cancellation);

    public Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation) =>
        new TwinImage(api).RestoreAsync(twin, image, cancellation);

    public Task<Removal> RemoveAsync(Write write, JsonNode body, TwinRef? twin, CancellationToken cancellation) =>
        new TwinRemoval(api).RemoveAsync(write, body, twin, cancellation);

    public Task<string> FingerprintAsync(CancellationToken cancellation) => new Fingerprint(api).ReadAsync(cancellation);

    public IReadOnlyList<ManualStep> ManualSteps(Plan plan) => DeskLimitations.Steps;

    public IReadOnlyList<WriterComparison> CompareWriters(IEnumerable<PlannedRecord> records, IComposeContext context) =>
        BundlePart.Compare(records, context);

    public Task<BundleResult> WriteBundleAsync(
        string directory, IEnumerable<PlannedRecord> records, IComposeContext context, DateTimeOffset now, CancellationToken cancellation) =>
        bundle.WriteAsync(directory, records, context, now, cancellation);

    public Task<BundleCheck> CheckBundleAsync(string directory, IReadOnlyList<BundleFile> expected, CancellationToken cancellation) =>
        new BundleVerification(directory).RunAsync(expected, cancellation);

    public ValueTask DisposeAsync()
    {
        portal.Dispose();
        api.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string? Value(PlannedRecord record, string destination) =>
        record.Values.FirstOrDefault(value => value.Plan.Destination == destination)?.Result.Print().Trim();
}
