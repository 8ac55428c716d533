using System.Runtime.CompilerServices;
using Workbench.Connectors.Infoset.Check;
using Workbench.Connectors.Infoset.Discovery;
using Workbench.Connectors.Infoset.Operator;
using Workbench.Connectors.Infoset.Read;
using Workbench.Connectors.Infoset.Shapes;
using Workbench.Connectors.Infoset.Wire;
using Workbench.Connectors.Kit;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Infoset;

/// <summary>Reads an Infoset account. It never writes.</summary>
public sealed class InfosetSource : ISourceConnector
{
    internal const string Name = "infoset";

    // A snapshot is prepared once, however many records are mapped with it.
    private readonly ConditionalWeakTable<SchemaSnapshot, InfosetMapper> mappers = [];
    private readonly InfosetClients clients;
    private readonly InfosetDiscovery discovery;
    private readonly InfosetPermissions permissions;
    private readonly InfosetRelations relations;
    private readonly FileReading files;

    private InfosetSource(InfosetOptions options, InfosetFiles operatorFiles, ConnectorServices services)
    {
        clients = new InfosetClients(options, services);
        var api = new InfosetApi(clients.Signed, options);
        var passes = new Passes(api, options);
        var catalogue = new Catalogue(api, passes, operatorFiles);
        var records = new InfosetRecords(api, passes, operatorFiles, options, catalogue);
        discovery = new InfosetDiscovery(api, catalogue, operatorFiles, options);
        permissions = new InfosetPermissions(
            api,
            options,
            new Capabilities(api, operatorFiles, services.Clock),
            new StageCheck(api),
            new RetentionCheck(api, operatorFiles, services.Clock));
        relations = new InfosetRelations(records, new FileAddresses(clients.Signed.Host, options.DownloadHosts), operatorFiles);
        files = new FileReading(clients, options);
    }

    public ConnectorDescription Description { get; } = new(Name, "Infoset",
        [Kind.Agent, Kind.Organization, Kind.Contact, Kind.Ticket, Kind.Message, Kind.Deal, Kind.Call, Kind.Collection, Kind.Article, Kind.Attachment]);

    public QuotaReading Quota => clients.Signed.Quota.Reading;

    public IReadOnlyList<CallCost> Costs => InfosetCosts.All;

    public QuotaTerms QuotaTerms => PlannedQuota.Pause(Quota);

    public IReadOnlyList<Limitation> Limitations => InfosetLimitations.All;

    /// <summary>The connector as the catalog knows it. Opening it reads settings and operator files and makes no call.</summary>
    public static SourceEntry Entry { get; } = new(
        "Infoset",
        InfosetCapabilities.All,
        new AccountTemplate(
            new Uri("https://api.infoset.app/"),
            new SortedDictionary<string, string>(StringComparer.Ordinal) { ["signIn"] = "key", ["windowSeconds"] = "60" },
            InfosetOptions.SecretNames),
        InfosetFiles.Templates,
        static (profile, services) => new InfosetSource(InfosetOptions.From(profile), InfosetFiles.Load(profile.OperatorDirectory), services));

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => discovery.RunAsync(cancellation);

    public IAsyncEnumerable<Finding> CheckPermissionsAsync(SchemaSnapshot schema, CancellationToken cancellation) =>
        permissions.RunAsync(schema, cancellation);

    public IAsyncEnumerable<SourceRecord> ExtractAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        relations.ExtractAsync(source.Name, cancellation);

    public IAsyncEnumerable<RelatedRow> ExtractRelatedAsync(ObjectSchema source, SchemaSnapshot schema, CancellationToken cancellation) =>
        relations.RelatedAsync(source.Name, cancellation);

    public CanonicalRecord Map(SourceRecord record, SchemaSnapshot schema) =>
        RecordJson.Read(record, mappers.GetValue(schema, static found => new InfosetMapper(new SnapshotIndex(found))).Map);

    public Task<FileAnswer> DownloadAsync(CanonicalRecord attachment, Stream destination, CancellationToken cancellation) =>
        files.SaveAsync(attachment, destination, cancellation);

    public async ValueTask DisposeAsync()
    {
        await relations.DisposeAsync().ConfigureAwait(false);
        clients.Dispose();
    }
}
