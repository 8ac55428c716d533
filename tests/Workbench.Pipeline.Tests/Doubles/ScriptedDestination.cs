using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>
/// A destination in memory: twins with text fields. It confirms every write unless an answer was scripted for its <c>as</c> value, and
/// keeps a log of all calls. A write with <c>on</c> and <c>set</c> sets fields of another twin and creates none.
/// </summary>
internal sealed class ScriptedDestination : IDestinationConnector
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, (TwinRef Twin, Dictionary<string, string> Fields)> twins = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentQueue<WriteAnswer>> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Lookup> lookups = new();
    private readonly ConcurrentQueue<string> calls = new();
    private int created;
    private int reads;

    public ConnectorDescription Description { get; } = new("intercom", "Intercom", []);

    public QuotaReading Quota => new(null, null, null, calls.Count, 0);

    public IReadOnlyList<LoadPhase> Phases { get; } = [new(1, "First"), new(2, "Second")];

    public IReadOnlyList<Limitation> Limitations => [];

    /// <summary>What <see cref="ScanAsync"/> reports.</summary>
    public List<ExistingTwin> Existing { get; } = [];

    /// <summary>What <see cref="ProposeChoices"/> proposes.</summary>
    public Dictionary<string, string> Choices { get; } = [];

    /// <summary>What <see cref="Propose"/> proposes for every source object.</summary>
    public Func<ObjectSchema, ObjectPlan> Proposal { get; set; } = found => new(found.Name, found.Label, found.Kind!.Value, Outcome.Mapped, null, []);

    /// <summary>What <see cref="Refusal"/> says about a row.</summary>
    public Func<FieldPlan, string?> Refusing { get; set; } = _ => null;

    /// <summary>What <see cref="Compose"/> makes of a record.</summary>
    public Func<PlannedRecord, Composition> Composing { get; set; } = _ => throw new NotSupportedException();

    /// <summary>What <see cref="Provisioning"/> asks for, for a plan.</summary>
    public Func<Plan, IReadOnlyList<Provision>> Creating { get; set; } = _ => [];

    public Func<TwinRef, Removal> Removing { get; set; } = _ => Removal.Gone.Value;

    /// <summary>What comes of a restore: <see cref="Removal.Gone"/> puts the earlier state back, every other answer leaves the twin as it is.</summary>
    public Func<TwinRef, Removal> Restoring { get; set; } = _ => Removal.Gone.Value;

    /// <summary>Runs at the begin of every call that writes.</summary>
    public Action Sending { get; set; } = () => { };

    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>Calls that begin with a word, without it.</summary>
    public IReadOnlyList<string> CallsOf(string verb) => [.. calls.Where(call => call.StartsWith(verb + " ", StringComparison.Ordinal)).Select(call => call[(verb.Length + 1)..])];

    public void Answer(string name, params WriteAnswer[] scripted) => answers[name] = new ConcurrentQueue<WriteAnswer>(scripted);

    public void AnswerLookups(params Lookup[] scripted)
    {
        foreach (var lookup in scripted)
        {
            lookups.Enqueue(lookup);
        }
    }

    public void Put(TwinRef twin, params (string Name, string Value)[] fields)
    {
        lock (gate)
        {
            twins[twin.Print()] = (twin, fields.ToDictionary(field => field.Name, field => field.Value));
        }
    }

    /// <summary>Somebody removes a twin in the workspace.</summary>
    public void Lose(TwinRef twin)
    {
        lock (gate)
        {
            twins.Remove(twin.Print());
        }
    }

    public bool Has(TwinRef twin)
    {
        lock (gate)
        {
            return twins.ContainsKey(twin.Print());
        }
    }

    public string? Shown(TwinRef twin, string field)
    {
        lock (gate)
        {
            return twins[twin.Print()].Fields.GetValueOrDefault(field);
        }
    }

    public Task<WriteAnswer> SendAsync(Write write, JsonNode body, TwinRef? existing, IFileStore files, CancellationToken cancellation)
    {
        var name = body["as"]!.GetValue<string>();
        calls.Enqueue($"send {name}{(existing is null ? "" : $" -> {existing.Print()}")}");
        Sending();
        cancellation.ThrowIfCancellationRequested();
        if (answers.TryGetValue(name, out var scripted) && scripted.TryDequeue(out var answer))
        {
            return Task.FromResult(answer);
        }

        lock (gate)
        {
            return Task.FromResult<WriteAnswer>(new WriteAnswer.Done(Apply(write, body, existing), "request", "{}"));
        }
    }

    /// <summary>When the call that was asked about last was made, as the asker knew.</summary>
    public SendTime? Asked { get; private set; }

    public Task<Lookup> FindAsync(Write write, JsonNode body, SendTime? sent, CancellationToken cancellation)
    {
        calls.Enqueue($"find {body["as"]!.GetValue<string>()}");
        Asked = sent;
        return Task.FromResult(lookups.TryDequeue(out var lookup) ? lookup : Lookup.Absent.Value);
    }

    public async IAsyncEnumerable<ExistingTwin> ScanAsync(Plan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        calls.Enqueue("scan all");
        foreach (var existing in Existing)
        {
            await Task.CompletedTask;
            yield return existing;
        }
    }

    /// <summary>Called before each read, with the number of reads before it.</summary>
    public Action<int> Reading { get; set; } = _ => { };

    /// <summary>How many reads asked for one container by itself.</summary>
    public int Reads => reads;

    /// <summary>The containers of each list that was asked for.</summary>
    public ConcurrentQueue<int> Lists { get; } = new();

    /// <summary>How many containers a list shows.</summary>
    public int Together { get; set; } = 1;

    /// <summary>What a list shows of a twin that a read by itself shows like this.</summary>
    public Func<TwinState, TwinState> Listing { get; set; } = state => state;

    public int ReadTogether(string twinType) => Together;

    public Task<IReadOnlyList<IReadOnlyList<TwinState>>> ReadManyAsync(IReadOnlyList<TwinRef> containers, CancellationToken cancellation)
    {
        Lists.Enqueue(containers.Count);
        return Task.FromResult<IReadOnlyList<IReadOnlyList<TwinState>>>([.. containers.Select(container => Show(container).Select(Listing).ToList())]);
    }

    public Task<IReadOnlyList<TwinState>> ReadAsync(TwinRef container, CancellationToken cancellation)
    {
        Reading(Interlocked.Increment(ref reads) - 1);
        return Task.FromResult(Show(container));
    }

    /// <summary>Where a twin stands in its container.</summary>
    public Func<TwinRef, int> Order { get; set; } = _ => 0;

    private IReadOnlyList<TwinState> Show(TwinRef container)
    {
        lock (gate)
        {
            return
            [
                .. twins.Values.Where(found => found.Twin.Print() == container.Print() || found.Twin.Container == container.Print())
                    .OrderBy(found => Order(found.Twin))
                    .Select(found => new TwinState(found.Twin, new Dictionary<string, string>(found.Fields), [])),
            ];
        }
    }

    public IReadOnlyList<BackLink> BackLinks { get; set; } = [];

    /// <summary>The list of a twin, by its id. Called with the number of reads of lists before it.</summary>
    public Func<string, int, IReadOnlyList<string>> Linked { get; set; } = (_, _) => [];

    /// <summary>The twins whose lists were asked for, in order.</summary>
    public ConcurrentQueue<string> LinkedOf { get; } = new();

    /// <summary>The most rows that a list of everything was said to have.</summary>
    public long LinkedRows { get; private set; }

    public Task<IReadOnlyList<IReadOnlyList<string>>> ReadBackLinksAsync(BackLink link, IReadOnlyList<string> of, long rows, CancellationToken cancellation)
    {
        var before = LinkedOf.Count;
        LinkedOf.Enqueue(string.Join(',', of));
        LinkedRows = Math.Max(LinkedRows, rows);
        return Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([.. of.Select(id => Linked(id, before))]);
    }

    public string? WritingTime(string twinType) => twinType == "comment" ? "written" : null;

    /// <summary>Whether the vendor puts earlier states back at all.</summary>
    public bool PutsBack { get; set; } = true;

    public bool Restores(string twinType) => PutsBack;

    public Task<JsonElement> CaptureAsync(TwinRef twin, CancellationToken cancellation)
    {
        calls.Enqueue($"capture {twin.Print()}");
        lock (gate)
        {
            return Task.FromResult(JsonSerializer.SerializeToElement(twins[twin.Print()].Fields));
        }
    }

    public Task<Removal> RestoreAsync(TwinRef twin, JsonElement image, CancellationToken cancellation)
    {
        calls.Enqueue($"restore {twin.Print()}");
        var removal = Restoring(twin);
        if (removal is Removal.Gone)
        {
            lock (gate)
            {
                twins[twin.Print()] = (twin, image.Deserialize<Dictionary<string, string>>()!);
            }
        }

        return Task.FromResult(removal);
    }

    public Task<Removal> RemoveAsync(Write write, JsonNode body, TwinRef? twin, CancellationToken cancellation)
    {
        calls.Enqueue($"remove {twin?.Print() ?? write.Name}");
        lock (gate)
        {
            if (twin is null)
            {
                twins[body["on"]!.GetValue<string>()].Fields.Remove(body["set"]!.GetValue<string>());
                return Task.FromResult<Removal>(Removal.Gone.Value);
            }

            var removal = Removing(twin);
            if (removal is Removal.Gone)
            {
                foreach (var gone in twins.Values.Where(found => found.Twin.Print() == twin.Print() || found.Twin.Container == twin.Print()).ToList())
                {
                    twins.Remove(gone.Twin.Print());
                }
            }

            return Task.FromResult(removal);
        }
    }

    public Task<Removal> UnprovisionAsync(Provision provision, TwinRef twin, CancellationToken cancellation)
    {
        calls.Enqueue($"unprovision {provision.Name}");
        return Task.FromResult(Removing(twin));
    }

    public Task<string> FingerprintAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            return Task.FromResult(Sha256Hex.Of(string.Join('\n', twins.Values.Select(found =>
                $"{found.Twin.Print()} {string.Join(';', found.Fields.OrderBy(field => field.Key).Select(field => $"{field.Key}={field.Value}"))}"))));
        }
    }

    public ObjectPlan Propose(ObjectSchema source, SchemaSnapshot sourceSchema, SchemaSnapshot destination) => Proposal(source);

    public IReadOnlyDictionary<string, string> ProposeChoices(SchemaSnapshot source, SchemaSnapshot destination) => Choices;

    /// <summary>What the workspace looks like.</summary>
    public SchemaSnapshot Schema { get; set; } = new("intercom", "workspace", [], [], []);

    public Task<SchemaSnapshot> DiscoverAsync(CancellationToken cancellation) => Task.FromResult(Schema);

    public IAsyncEnumerable<Finding> CheckAsync(Plan? plan, SchemaSnapshot destination, CancellationToken cancellation) => AsyncEnumerable.Empty<Finding>();

    public IReadOnlyList<Provision> Provisioning(Plan plan, SchemaSnapshot source, SchemaSnapshot destination) => Creating(plan);

    public async Task<ProvisionAnswer> ProvisionAsync(Provision provision, Func<Task> intend, CancellationToken cancellation)
    {
        calls.Enqueue($"provision {provision.Name}");
        var isNew = Standing.Add(provision.Name);
        if (isNew)
        {
            await intend();
        }

        return new ProvisionAnswer(new TwinRef("field", provision.Name), Created: isNew);
    }

    /// <summary>Names of what is provisioned already; empty by default.</summary>
    public HashSet<string> Standing { get; } = new(StringComparer.Ordinal);

    public string? Refusal(Plan plan, ObjectPlan row, FieldPlan field, SchemaSnapshot destination) => Refusing(field);

    public bool IsOver(string status) => status == "Closed";

    public Composition Compose(PlannedRecord record, IComposeContext context) => Composing(record);

    public string? NaturalKey(PlannedRecord record) => null;

    public Task<FileAnswer> DownloadAsync(TwinFile file, Stream destination, CancellationToken cancellation) => throw new NotSupportedException();

    public IReadOnlyList<ManualStep> ManualSteps(Plan plan) => [];

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private TwinRef? Apply(Write write, JsonNode body, TwinRef? existing)
    {
        if (body["on"]?.GetValue<string>() is { } on)
        {
            twins[on].Fields[body["set"]!.GetValue<string>()] = body["value"]!.GetValue<string>();
            return null;
        }

        var twin = existing ?? new TwinRef(write.Creates!, (++created).ToString(), body["in"] is { } holder ? holder.GetValue<string>() : null);
        twins[twin.Print()] = (twin, body.AsObject().ToDictionary(field => field.Key, field => field.Value!.ToString()));
        return twin;
    }
}
