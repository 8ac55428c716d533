using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Fuzzing.Recording;

/// <summary>A destination whose calls are kept, so that they can be made again.</summary>
internal sealed class RecordingDestination(Func<ConnectorServices, IDestinationConnector> open, ConnectorServices services, CallLog log) : IDestinationConnector
{
    private readonly IDestinationConnector inner = open(services);

    public ConnectorDescription Description => inner.Description;

    public QuotaReading Quota => inner.Quota;

    public IReadOnlyList<LoadPhase> Phases => inner.Phases;

    public IReadOnlyList<DoubtRule> Doubts => inner.Doubts;

    public IReadOnlyList<Limitation> Limitations => inner.Limitations;

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) =>
        AskAsync("discover", (destination, token) => destination.DiscoverAsync(token), cancellation);

    public IAsyncEnumerable<Finding> CheckAsync(Plan? plan, SchemaSnapshot destination, CancellationToken cancellation) =>
        StreamAsync("check", (connector, token) => connector.CheckAsync(plan, destination, token), cancellation);

    public ObjectPlan Propose(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination) => inner.Propose(source, sourceSchema, destination);

    public string? Refusal(Plan plan, ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => inner.Refusal(plan, row, field, destination);

    public bool Joins(ObjectPlan row, string destinationField) => inner.Joins(row, destinationField);

    public bool IsOver(string status) => inner.IsOver(status);

    public IReadOnlyDictionary<string, string> ProposeChoices(SchemaSnapshot source, SchemaSnapshot destination) => inner.ProposeChoices(source, destination);

    public IReadOnlyList<Provision> Provisioning(Plan plan, SchemaSnapshot source, SchemaSnapshot destination) => inner.Provisioning(plan, source, destination);

    public async Task<ProvisionAnswer> ProvisionAsync(Provision provision, Func<Task> intend, CancellationToken cancellation)
    {
        // Made again, it keeps no intent: nothing that is fuzzed writes to a ledger.
        log.Enter(Begin($"provision {FamilyOf(provision)}", (destination, token) => destination.ProvisionAsync(provision, () => Task.CompletedTask, token)));
        return await inner.ProvisionAsync(provision, intend, cancellation);
    }

    public Task<Removal> UnprovisionAsync(Provision provision, TwinRef twin, CancellationToken cancellation) =>
        AskAsync($"unprovision {FamilyOf(provision)}", (destination, token) => destination.UnprovisionAsync(provision, twin, token), cancellation);

    public Composition Compose(PlannedRecord record, IComposeContext context) => inner.Compose(record, context);

    public Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation)
    {
        var kept = body.DeepClone();
        return AskAsync(
            $"send {write.Operation}", (destination, token) => destination.SendAsync(write, kept.DeepClone(), existing, files, token), cancellation);
    }

    public Task<Lookup> FindAsync(Write write, JsonNode body, SendTime? sent, CancellationToken cancellation)
    {
        var kept = body.DeepClone();
        return AskAsync($"find {write.Operation}", (destination, token) => destination.FindAsync(write, kept.DeepClone(), sent, token), cancellation);
    }

    public IAsyncEnumerable<ExistingTwin> ScanAsync(Plan plan, CancellationToken cancellation) =>
        StreamAsync("scan", (destination, token) => destination.ScanAsync(plan, token), cancellation);

    public string? NaturalKey(PlannedRecord record) => inner.NaturalKey(record);

    public Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef container, CancellationToken cancellation) =>
        AskAsync($"read {container.Type}", (destination, token) => destination.ReadAsync(container, token), cancellation);

    public int ReadTogether(string twinType) => inner.ReadTogether(twinType);

    public Task<IReadOnlyList<IReadOnlyList<TwinState>>> ReadManyAsync(IReadOnlyList<TwinRef> containers, CancellationToken cancellation) =>
        AskAsync($"read many {containers[0].Type}", (destination, token) => destination.ReadManyAsync(containers, token), cancellation);

    public IReadOnlyList<BackLink> BackLinks => inner.BackLinks;

    public Task<IReadOnlyList<IReadOnlyList<string>>> ReadBackLinksAsync(
        BackLink link, IReadOnlyList<string> of, long rows, CancellationToken cancellation) =>
        AskAsync($"read back links of {link.Of}", (destination, token) => destination.ReadBackLinksAsync(link, of, rows, token), cancellation);

    public string? WritingTime(string twinType) => inner.WritingTime(twinType);

    public async Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation)
    {
        log.Enter(Begin("download", (connector, token) => connector.DownloadAsync(file, Stream.Null, token)));
        return await inner.DownloadAsync(file, destination, cancellation);
    }

    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation) =>
        AskAsync($"capture {twin.Type}", (destination, token) => destination.CaptureAsync(twin, token), cancellation);

    public Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation) =>
        AskAsync($"restore {twin.Type}", (destination, token) => destination.RestoreAsync(twin, image, token), cancellation);

    public Task<Removal> RemoveAsync(Write write, JsonNode body, TwinRef? twin, CancellationToken cancellation)
    {
        var kept = body.DeepClone();
        return AskAsync($"remove {write.Operation}", (destination, token) => destination.RemoveAsync(write, kept.DeepClone(), twin, token), cancellation);
    }

    public Task<string> FingerprintAsync(CancellationToken cancellation) =>
        AskAsync("fingerprint", (destination, token) => destination.FingerprintAsync(token), cancellation);

    public IReadOnlyList<ManualStep> ManualSteps(Plan plan) => inner.ManualSteps(plan);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private static string FamilyOf(Provision provision) => provision.Name.Split(':')[0];

    private RecordedCall Begin(string name, Func<IDestinationConnector, CancellationToken, Task> ask) =>
        log.Begin(inner.Description.Name, name, async (fresh, token) =>
        {
            await using var destination = open(fresh);
            await ask(destination, token);
        });

    private async Task<T> AskAsync<T>(string name, Func<IDestinationConnector, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        log.Enter(Begin(name, ask));
        return await ask(inner, cancellation);
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        string name, Func<IDestinationConnector, CancellationToken, IAsyncEnumerable<T>> ask, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var call = Begin(name, async (destination, token) =>
        {
            await foreach (var _ in ask(destination, token).WithCancellation(token))
            {
            }
        });
        await using var rows = ask(inner, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            log.Enter(call);
            if (!await rows.MoveNextAsync())
            {
                yield break;
            }

            yield return rows.Current;
        }
    }
}
