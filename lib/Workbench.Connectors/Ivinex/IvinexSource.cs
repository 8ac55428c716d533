using System.Runtime.CompilerServices;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>Reads an Ivinex account. It never writes.</summary>
public sealed class IvinexSource : ISourceConnector
{
    internal const string Name = "ivinex";

    // A snapshot is prepared once, however many records are mapped with it.
    private readonly ConditionalWeakTable<SchemaSnapshot, SchemaIndex> indexes = [];
    private readonly IvinexOptions options;
    private readonly VendorClient client;
    private readonly IvinexScan scan;
    private readonly IvinexDiscovery discovery;
    private readonly IvinexPermissions permissions;
    private readonly IvinexRelations relations;
    private readonly IvinexFiles files;

    private IvinexSource(IvinexOptions options, OperatorFiles operatorFiles, ConnectorServices services)
    {
        this.options = options;
        client = IvinexApi.Connect(options, services);
        var api = new IvinexApi(client, options);
        scan = new IvinexScan(api, options);
        discovery = new IvinexDiscovery(api, scan, options, operatorFiles);
        permissions = new IvinexPermissions(scan, operatorFiles);
        relations = new IvinexRelations(api, scan, options, operatorFiles);
        files = new IvinexFiles(client, options);
    }

    public ConnectorDescription Description { get; } = new(Name, "Ivinex",
        [Kind.Agent, Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Task, Kind.Message, Kind.Attachment, Kind.CustomRecord]);

    public QuotaReading Quota => client.Quota.Reading;

    public IReadOnlyList<CallCost> Costs => IvinexCosts.All;

    public QuotaTerms QuotaTerms => PlannedQuota.Pace(options.RequestsPerSecond, options.MostRequestsPerSecond);

    public IReadOnlyList<Limitation> Limitations => IvinexLimitations.All;

    /// <summary>The connector as the catalog knows it. Opening it reads settings and operator files and makes no call.</summary>
    public static SourceEntry Entry { get; } = new(
        "Ivinex",
        IvinexCapabilities.All,
        new AccountTemplate(
            new Uri("https://SITE.ivinex.com/API/"),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["user"] = "API-USER", ["zone"] = "Europe/Berlin" },
            static _ => ["password"]),
        OperatorFiles.Templates,
        static (profile, services) => new IvinexSource(IvinexOptions.From(profile), OperatorFiles.Load(profile.OperatorDirectory), services));

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => discovery.RunAsync(null, cancellation);

    public Task<SchemaSnapshot> RediscoverAsync(SchemaSnapshot known, CancellationToken cancellation) => discovery.RunAsync(known, cancellation);

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) =>
        permissions.RunAsync(schema, cancellation);

    public async IAsyncEnumerable<SourceRecord> ExtractAsync(
        ObjectSchema source, SchemaSnapshot schema, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Attachments have no tab of their own: they come with the relations of the records they hang on.
        if (source.Kind == Kind.Attachment)
        {
            yield break;
        }

        var index = Index(schema);
        await foreach (var (id, row) in scan.RecordsAsync(source.Name, source.Count, cancellation).ConfigureAwait(false))
        {
            yield return IvinexScan.Record(index.Key(source.Name, id), source.Name, row, options.Zone);
        }
    }

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        source.Kind == Kind.Attachment
            ? AsyncEnumerable.Empty<RelatedRow>()
            : relations.RunAsync(source, Index(schema), cancellation);

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema) =>
        RecordJson.Read(record, new IvinexMapper(options.Zone, Index(schema)).Map);

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) =>
        files.SaveAsync(attachment, destination, cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SchemaIndex Index(SchemaSnapshot schema) => indexes.GetValue(schema, static found => new SchemaIndex(found));
}
