using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Intercom;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Core.Writing;
using Workbench.Emulators;
using Workbench.Emulators.Intercom;
using VendorSettings = Workbench.Emulators.Intercom.IntercomSettings;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>An emulated workspace with the connector open on it, and the few steps of a load that tests need.</summary>
internal sealed class EmulatedWorkspace : IAsyncDisposable, IFileStore
{
    private readonly SocketsHttpHandler handler = HttpTransport.Create();
    private readonly Dictionary<string, byte[]> files = [];

    private EmulatedWorkspace(RunningEmulator emulator, ConnectionProfile profile)
    {
        Emulator = emulator;
        Connector = (IntercomDestination)IntercomDestination.Entry.Open(profile, new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber()));
    }

    public RunningEmulator Emulator { get; }

    public IntercomDestination Connector { get; }

    public SampleLedger Ledger { get; private set; } = null!;

    /// <summary>Twins by record and type.</summary>
    public Dictionary<(RecordKey Key, string Type), TwinRef> Twins { get; } = [];

    /// <summary>What the source looks like; set before the workspace is prepared.</summary>
    public SchemaSnapshot Source { get; set; } = SampleSource.Schema;

    /// <summary>What the preparation created.</summary>
    public List<(Provision Row, TwinRef Twin)> Provisioned { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EmulatedWorkspace> StartAsync(
        VendorSettings? settings = null, IntercomSeed? seed = null, string customTypes = "", string token = "intercom-emulator-token")
    {
        // Lags and windows as short as the emulator allows: nothing here waits for real.
        var emulator = await IntercomEmulator.StartAsync(new EmulatorOptions { TimeFactor = 1000 }, settings ?? new VendorSettings { SearchLag = TimeSpan.Zero, FreshContactLag = TimeSpan.Zero }, seed, Cancellation);
        var profile = new ConnectionProfile(
            "intercom", emulator.BaseAddress,
            new Dictionary<string, string> { ["customObjectTypes"] = customTypes, ["windowSeconds"] = "0.01", ["searchLagSeconds"] = "0.1" },
            new Dictionary<string, Secret> { ["token"] = new(token) }, null);
        var workspace = new EmulatedWorkspace(emulator, profile);
        return workspace;
    }

    /// <summary>Proposes, provisions and discovers again; then the ledger can be filled.</summary>
    public async Task PrepareAsync(params (string Name, string Value)[] choices)
    {
        var before = await Connector.DiscoverAsync(Cancellation);
        var plan = SampleLedger.Propose(Connector, before, Source);
        plan = plan with { Choices = plan.Choices.Where(pair => choices.All(choice => choice.Name != pair.Key))
            .Concat(choices.Select(choice => KeyValuePair.Create(choice.Name, choice.Value))).ToDictionary() };
        foreach (var row in Connector.Provisioning(plan, Source, before))
        {
            if (await Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation) is { Created: true, Twin: { } twin })
            {
                Provisioned.Add((row, twin));
            }
        }

        Ledger = new SampleLedger(plan, await Connector.DiscoverAsync(Cancellation), Source);
    }

    /// <summary>The run folder is gone: what is known of the source has to be told again.</summary>
    public void Forget() => Ledger = new SampleLedger(Ledger.Plan, Ledger.Destination, Source);

    public string Store(byte[] bytes)
    {
        var hash = Sha256Hex.Of(bytes);
        files[hash] = bytes;
        return hash;
    }

    public Stream OpenRead(string sha256) => new MemoryStream(files[sha256]);

    public Composition Compose(RecordKey key) => Connector.Compose(Ledger.Planned(key), Ledger);

    public JsonNode Resolve(Write write) => TwinToken.Resolve(write.Body, token => Twins[(token.Key, token.Type)].Id)!;

    /// <summary>Sends one write, again while it certainly was not carried out.</summary>
    public async Task<WriteAnswer> SendAsync(RecordKey key, Write write)
    {
        WriteAnswer answer;
        do
        {
            answer = await Connector.SendAsync(write, Resolve(write), null, this, Cancellation);
        }
        while (answer is WriteAnswer.NotSent);

        if (answer is WriteAnswer.Done { Twin: { } twin })
        {
            Twins[(key, twin.Type)] = twin;
            foreach (var carried in write.Carries)
            {
                Twins[(carried, twin.Type)] = twin;
            }
        }

        return answer;
    }

    /// <summary>Loads everything in the ledger, phase by phase, thread order within.</summary>
    public async Task LoadAsync()
    {
        var writes = Ledger.Keys.SelectMany(key => Compose(key).Writes.Select(write => (key, write)))
            .OrderBy(row => row.write.Phase).ThenBy(row => row.write.Thread).ThenBy(row => row.write.Order).ToList();
        foreach (var (key, write) in writes)
        {
            var answer = await SendAsync(key, write);
            Assert.True(answer is WriteAnswer.Done, $"{key} {write.Name}: {answer}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Emulator.DisposeAsync();
        handler.Dispose();
    }
}
