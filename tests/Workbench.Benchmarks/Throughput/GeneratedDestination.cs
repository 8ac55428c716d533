using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Benchmarks.Throughput;

/// <summary>A destination that gives every write to <paramref name="send"/> and shows of a twin what the record it was made of holds.</summary>
/// <param name="send">Takes the body and gives the new id, or an answer that is no confirmation.</param>
internal sealed class GeneratedDestination(Func<Write, JsonNode, CancellationToken, Task<WriteAnswer>> send) : IDestinationConnector
{
    public const string System = "intercom";
    public const string Create = "contact.create";
    private const string Type = "contact";

    public ConnectorDescription Description { get; } = new(System, "Generated", [Kind.Contact]);

    public QuotaReading Quota => new(null, null, null, 0, 0);

    public IReadOnlyList<LoadPhase> Phases { get; } = [new(1, "Contacts")];

    public IReadOnlyList<Limitation> Limitations => [];

    private SchemaSnapshot Schema { get; } = new(System, "generated", [new ObjectSchema(Type, "Contacts", Kind.Contact, null, GeneratedRecord.Fields)], [], []);

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => Task.FromResult(Schema);

    public IAsyncEnumerable<Finding> CheckAsync(Plan? plan, SchemaSnapshot destination, CancellationToken cancellation) => AsyncEnumerable.Empty<Finding>();

    public ObjectPlan Propose(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination) => new(
        source.Name, source.Label, Kind.Contact, Outcome.Mapped, Type,
        [.. source.Fields.Select(field => new FieldPlan(field.Name, field.Name, new Transform.Copy()))]);

    public IReadOnlyDictionary<string, string> ProposeChoices(SchemaSnapshot source, SchemaSnapshot destination) => new Dictionary<string, string>();

    public IReadOnlyList<Provision> Provisioning(Plan plan, SchemaSnapshot source, SchemaSnapshot destination) => [];

    public Composition Compose(PlannedRecord record, IComposeContext context)
    {
        var values = record.Values.Select(value => (value.Plan.Source, Text: value.Result.Print())).ToList();
        var body = new JsonObject(values.Select(value => KeyValuePair.Create(value.Source, (JsonNode?)value.Text)));
        return new Composition(
            [new Write("create", Create, 1, JsonSerializer.SerializeToElement(body)) { Creates = Type }],
            [.. values.Select(value => new Promise(value.Source, Type, value.Source, FieldType.Text, value.Text, PromiseCheck.Equals, VerdictClass.Equal))],
            []);
    }

    public string? NaturalKey(PlannedRecord record) => $"email:{record.Record.ByRole(FieldRole.Email).Print()}";

    public Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation) => send(write, body, cancellation);

    public IAsyncEnumerable<ExistingTwin> ScanAsync(Plan plan, CancellationToken cancellation) => AsyncEnumerable.Empty<ExistingTwin>();

    public Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef container, CancellationToken cancellation)
    {
        var values = GeneratedRecord.Fields.Zip(GeneratedRecord.Values(GeneratedRecord.NumberOf(container.Id)));
        return Task.FromResult<IReadOnlyList<TwinState>>([new TwinState(container, values.ToDictionary(value => value.First.Name, value => value.Second), [])]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<Lookup> FindAsync(Write write, JsonNode body, SendTime? sent, CancellationToken cancellation) => throw NotAsked();

    public Task<ProvisionAnswer> ProvisionAsync(Provision provision, Func<Task> intend, CancellationToken cancellation) => throw NotAsked();

    public Task<Removal> UnprovisionAsync(Provision provision, TwinRef twin, CancellationToken cancellation) => throw NotAsked();

    public Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation) => throw NotAsked();

    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) => throw NotAsked();

    public Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation) => throw NotAsked();

    public Task<Removal> RemoveAsync(Write write, JsonNode body, TwinRef? twin, CancellationToken cancellation) => throw NotAsked();

    public Task<string> FingerprintAsync(CancellationToken cancellation) => throw NotAsked();

    public IReadOnlyList<ManualStep> ManualSteps(Plan plan) => [];

    private static NotSupportedException NotAsked() => new("A benchmark does not ask for this.");
}
