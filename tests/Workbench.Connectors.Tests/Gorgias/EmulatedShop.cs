using System.Text;
using System.Text.Json.Nodes;
using Workbench.Connectors.Gorgias;
using Workbench.Connectors.Http;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Security;
using Workbench.Core.Writing;
using Workbench.Emulators;
using Workbench.Emulators.Gorgias;
using VendorSettings = Workbench.Emulators.Gorgias.GorgiasSettings;

namespace Workbench.Connectors.Tests.Gorgias;

/// <summary>An emulated Gorgias account with the connector open on it, and the few steps of a load that tests need.</summary>
internal sealed class EmulatedShop : IAsyncDisposable, IFileStore
{
    private const string Email = "owner@shop.example";
    private const string Key = "gorgias-emulator-key";
    private readonly SocketsHttpHandler handler = HttpTransport.Create();
    private readonly Dictionary<string, byte[]> files = [];

    private EmulatedShop(RunningEmulator emulator, ConnectionProfile profile)
    {
        Emulator = emulator;
        Connector = (GorgiasDestination)GorgiasDestination.Entry.Open(profile, new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber()));
    }

    public RunningEmulator Emulator { get; }

    public GorgiasDestination Connector { get; }

    public SampleLedger Ledger { get; private set; } = null!;

    /// <summary>Twins by record and type.</summary>
    public Dictionary<(RecordKey Key, string Type), TwinRef> Twins { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EmulatedShop> StartAsync(
        VendorSettings? settings = null, GorgiasSeed? seed = null, string key = Key, string windowSeconds = "0.02", string maxFileBytes = "20000000")
    {
        var emulator = await GorgiasEmulator.StartAsync(new EmulatorOptions { TimeFactor = 1000 }, settings, seed, Cancellation);
        var profile = new ConnectionProfile(
            "gorgias", emulator.BaseAddress,
            new Dictionary<string, string> { ["email"] = Email, ["windowSeconds"] = windowSeconds, ["maxFileBytes"] = maxFileBytes },
            new Dictionary<string, Secret> { ["apiKey"] = new(key) }, null);
        return new EmulatedShop(emulator, profile);
    }

    /// <summary>Proposes, provisions and discovers again; then the ledger can be filled.</summary>
    public async Task PrepareAsync(params (string Name, string Value)[] choices)
    {
        var before = await Connector.DiscoverAsync(Cancellation);
        var mia = before.Agents.Single(agent => agent.Name == "Mia Keller").Id;
        var plan = new Plan(
            "ivinex-gorgias",
            [.. SampleSource.Schema.Objects.Select(found => Connector.Propose(found, SampleSource.Schema, before))],
            new Dictionary<string, string> { ["7"] = mia },
            before.Agents.Single(agent => agent.Name == "Migration").Id,
            Connector.ProposeChoices(SampleSource.Schema, before).Where(pair => choices.All(choice => choice.Name != pair.Key))
                .Concat(choices.Select(choice => KeyValuePair.Create(choice.Name, choice.Value))).ToDictionary());
        foreach (var row in Connector.Provisioning(plan, SampleSource.Schema, before))
        {
            await Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation);
        }

        Ledger = new SampleLedger(plan, await Connector.DiscoverAsync(Cancellation));
    }

    public static async Task<EmulatedShop> PreparedAsync(VendorSettings? settings = null, GorgiasSeed? seed = null)
    {
        var shop = await StartAsync(settings, seed);
        await shop.PrepareAsync();
        return shop;
    }

    public string Store(byte[] bytes)
    {
        var hash = Sha256Hex.Of(bytes);
        files[hash] = bytes;
        return hash;
    }

    public Stream OpenRead(string sha256) => new MemoryStream(files[sha256]);

    public Composition Compose(RecordKey key) => Connector.Compose(Ledger.Planned(key), Ledger);

    /// <summary>The resolved body, with its passengers in it as the load puts them there.</summary>
    public JsonNode Resolve(Write write, bool withPassengers = true)
    {
        var body = TwinToken.Resolve(write.Body, Id)!;
        if (withPassengers && write.Operation == "ticket.create")
        {
            body["carried"] = new JsonArray([.. Passengers(write).Select(passenger => TwinToken.Resolve(passenger.Write.Body, Id))]);
        }

        return body;
    }

    /// <summary>Sends one write, again while it certainly was not carried out.</summary>
    public async Task<WriteAnswer> SendAsync(RecordKey key, Write write, TwinRef? existing = null)
    {
        var body = existing is null ? Resolve(write) : TwinToken.Resolve(write.UpdateBody!.Value, Id)!;
        WriteAnswer answer;
        var attempts = 0;
        do
        {
            answer = await Connector.SendAsync(write, body.DeepClone(), existing, this, Cancellation);
        }
        while (answer is WriteAnswer.NotSent && ++attempts < 100);

        if (answer is WriteAnswer.Done done)
        {
            Keep(key, write, done);
        }

        return answer;
    }

    /// <summary>Loads everything in the ledger, phase by phase; what a ticket took along is not sent again.</summary>
    public async Task LoadAsync()
    {
        var writes = Ledger.Keys.SelectMany(key => Compose(key).Writes.Select(write => (key, write)))
            .OrderBy(row => row.write.Phase).ThenBy(row => row.write.Thread).ThenBy(row => row.write.Order).ToList();
        foreach (var (key, write) in writes.Where(row => row.write.Creates is null || !Twins.ContainsKey((row.key, row.write.Creates))))
        {
            if (write.Creates is { } type && Twins.ContainsKey((key, type)))
            {
                continue;
            }

            var answer = await SendAsync(key, write);
            Assert.True(answer is WriteAnswer.Done, $"{key} {write.Name}: {answer}");
        }
    }

    /// <summary>A request past the connector, as the vendor's own user interface makes them.</summary>
    public async Task<JsonNode?> RawAsync(HttpMethod method, string path, string? json = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(method, new Uri(Emulator.BaseAddress, path));
        request.Headers.Add("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Email}:{Key}"))}");
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await client.SendAsync(request, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Emulator.DisposeAsync();
        handler.Dispose();
    }

    private string Id(TwinToken token) => Twins.TryGetValue((token.Key, token.Type), out var twin) ? twin.Id : "";

    private IEnumerable<(RecordKey Key, Write Write)> Passengers(Write write) => write.Carries
        .Where(key => key.Kind is Kind.Message or Kind.Task)
        .Select(key => (key, Compose(key).Writes.Single()));

    private void Keep(RecordKey key, Write write, WriteAnswer.Done done)
    {
        if (done.Twin is not { } twin)
        {
            return;
        }

        Twins[(key, twin.Type)] = twin;
        foreach (var (passenger, own) in write.Operation == "ticket.create" ? Passengers(write) : [])
        {
            if (done.Carried.TryGetValue(passenger, out var inside))
            {
                Keep(passenger, own, new WriteAnswer.Done(inside, null, ""));
            }
        }

        foreach (var part in write.Carries.Where(carried => carried.Kind is Kind.Attachment or Kind.Organization))
        {
            Twins[(part, twin.Type)] = twin;
        }
    }
}
