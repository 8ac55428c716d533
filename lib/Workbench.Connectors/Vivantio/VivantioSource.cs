using System.Runtime.CompilerServices;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Vivantio;

/// <summary>Reads a Vivantio account. It never writes.</summary>
public sealed class VivantioSource : ISourceConnector
{
    internal const string Name = "vivantio";

    // A snapshot is prepared once, however many records are mapped with it.
    private readonly ConditionalWeakTable<SchemaSnapshot, VivantioMapper> mappers = [];
    private readonly VivantioOptions options;
    private readonly IReadOnlyDictionary<string, LegacyField> legacy;
    private readonly VendorClient client;
    private readonly VivantioDiscovery discovery;
    private readonly VivantioPermissions permissions;
    private readonly VivantioRecords records;
    private readonly VivantioRelations relations;
    private readonly VivantioFiles files;

    private VivantioSource(VivantioOptions options, VivantioOperatorFiles operatorFiles, ConnectorServices services)
    {
        this.options = options;
        legacy = (operatorFiles.Legacy ?? []).DistinctBy(field => field.Id).ToDictionary(field => field.Id, StringComparer.Ordinal);
        client = VivantioApi.Connect(options, services);
        var api = new VivantioApi(client);
        var scan = new VivantioScan(api, options);
        discovery = new VivantioDiscovery(api, scan, options, operatorFiles);
        permissions = new VivantioPermissions(api, scan, options, operatorFiles);
        records = new VivantioRecords(api, scan, options, operatorFiles);
        relations = new VivantioRelations(api, scan, records, options);
        files = new VivantioFiles(client, options, operatorFiles);
    }

    public ConnectorDescription Description { get; } = new(Name, "Vivantio",
        [Kind.Agent, Kind.Team, Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Message, Kind.Collection, Kind.Article, Kind.Attachment]);

    public QuotaReading Quota => client.Quota.Reading;

    public IReadOnlyList<CallCost> Costs => VivantioCosts.All;

    public QuotaTerms QuotaTerms => PlannedQuota.Pace(options.RequestsPerSecond, options.MostRequestsPerSecond);

    public IReadOnlyList<Limitation> Limitations => VivantioLimitations.All;

    /// <summary>The connector as the catalog knows it. Opening it reads settings and operator files and makes no call.</summary>
    public static SourceEntry Entry { get; } = new(
        "Vivantio",
        VivantioCapabilities.All,
        new AccountTemplate(
            new Uri("https://PLATFORM-HOST/api/"),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["user"] = "API-USER", ["zone"] = "UTC" },
            static _ => ["password"]),
        VivantioOperatorFiles.Templates,
        static (profile, services) =>
            new VivantioSource(VivantioOptions.From(profile), VivantioOperatorFiles.Load(profile.OperatorDirectory), services));

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => discovery.RunAsync(cancellation);

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) =>
        permissions.RunAsync(schema, cancellation);

    // Attachments have no list of their own: they come with the relations of the records they hang on.
    public IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        records.RunAsync(source, schema, cancellation);

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        relations.RunAsync(source, cancellation);

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema) =>
        RecordJson.Read(record, mappers.GetValue(schema, found => new VivantioMapper(options.Zone, new VivantioIndex(found), legacy)).Map);

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) =>
        files.SaveAsync(attachment, destination, cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
