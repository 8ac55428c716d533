using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Connectors.Tests.Intercom;
using Workbench.Connectors.ZohoDesk;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Core.Writing;
using Workbench.Emulators;
using Workbench.Emulators.ZohoDesk;

namespace Workbench.Connectors.Tests.ZohoDesk;

/// <summary>An emulated portal with the connector open on it, and the few steps of a load that tests need.</summary>
internal sealed class EmulatedPortal : IAsyncDisposable, IFileStore
{
    private readonly SocketsHttpHandler handler = HttpTransport.Create();
    private readonly Dictionary<string, byte[]> files = [];

    private EmulatedPortal(RunningEmulator emulator, ConnectionProfile profile, TimeProvider clock)
    {
        Emulator = emulator;
        Profile = profile;
        Connector = (ZohoDeskDestination)ZohoDeskDestination.Entry.Open(profile, new ConnectorServices(handler, clock, new Random(1), Scrubber));
    }

    public RunningEmulator Emulator { get; }

    public ConnectionProfile Profile { get; }

    public SecretScrubber Scrubber { get; } = new();

    public ZohoDeskDestination Connector { get; }

    public SampleLedger Ledger { get; private set; } = null!;

    /// <summary>Twins by record and type.</summary>
    public Dictionary<(RecordKey Key, string Type), TwinRef> Twins { get; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="changes">Settings of the connection that differ from those of the emulated account.</param>
    public static async Task<EmulatedPortal> StartAsync(
        ZohoDeskSettings? settings = null, ZohoDeskSeed? seed = null, params (string Name, string Value)[] changes)
    {
        settings ??= new ZohoDeskSettings { SearchLag = TimeSpan.Zero };
        var emulator = await ZohoDeskEmulator.StartAsync(new EmulatorOptions { TimeFactor = 1000 }, settings, seed, Cancellation);
        var names = new Dictionary<string, string>
        {
            ["accountsUrl"] = emulator.BaseAddress.ToString(),
            ["organizationId"] = settings.OrganizationId,
            ["clientId"] = settings.ClientId,
            ["searchLagSeconds"] = "0.1",
            ["creditsPerDay"] = "110000",
            ["creditReserve"] = "1",
            ["creditDaySeconds"] = "86.4",
            ["concurrency"] = "25",
            ["blockedFileTypes"] = "exe",
        };
        foreach (var (name, value) in changes)
        {
            names[name] = value;
        }

        var secrets = new Dictionary<string, Secret> { ["clientSecret"] = new(settings.ClientSecret), ["refreshToken"] = new(settings.RefreshToken) };
        return new EmulatedPortal(emulator, new ConnectionProfile("zoho-desk", emulator.BaseAddress, names, secrets, null), TimeProvider.System);
    }

    /// <summary>Proposes, provisions and discovers again; then the ledger can be filled.</summary>
    public async Task<EmulatedPortal> PrepareAsync(params (string Name, string Value)[] choices)
    {
        var before = await Connector.DiscoverAsync(Cancellation);
        var plan = Propose(before, choices);
        foreach (var row in Connector.Provisioning(plan, SampleSource.Schema, before))
        {
            await Connector.ProvisionAsync(row, () => Task.CompletedTask, Cancellation);
        }

        Ledger = new SampleLedger(plan, await Connector.DiscoverAsync(Cancellation));
        return this;
    }

    public Plan Propose(SchemaSnapshot destination, params (string Name, string Value)[] choices)
    {
        var proposed = Connector.ProposeChoices(SampleSource.Schema, destination).ToDictionary();
        foreach (var (name, value) in choices)
        {
            proposed[name] = value;
        }

        var mia = destination.Agents.First(agent => agent.Email == "mia@desk.example");
        var ruth = destination.Agents.First(agent => agent.Email == "ruth@desk.example");
        return new Plan(
            "ivinex-zoho-desk",
            [.. SampleSource.Schema.Objects.Select(found => Connector.Propose(found, SampleSource.Schema, destination))],
            new Dictionary<string, string> { ["7"] = mia.Id, ["9"] = ruth.Id },
            null,
            proposed);
    }

    /// <summary>Begins an empty ledger under another plan.</summary>
    public void Replan(Plan plan) => Ledger = new SampleLedger(plan, Ledger.Destination);

    /// <summary>A ticket in the ledger and the write that creates it.</summary>
    public (RecordKey Key, Write Write) Ticket(string id, params (string Field, FieldValue Value)[] values)
    {
        var key = Ledger.Add(SampleSource.Tickets, id, [("subject", SampleSource.Text("Refund")), .. values]);
        return (key, Compose(key).Writes[0]);
    }

    /// <summary>A contact in the ledger and the write that creates it.</summary>
    public (RecordKey Key, Write Write) Contact(string id, string email)
    {
        var key = Ledger.Add(SampleSource.Contacts, id, ("last", SampleSource.Text($"Contact {id}")), ("email", SampleSource.Text(email)));
        return (key, Compose(key).Writes[0]);
    }

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
            Twins.TryAdd((key, twin.Type), twin);
            foreach (var carried in write.Carries)
            {
                Twins[(carried, twin.Type)] = twin;
            }
        }

        return answer;
    }

    /// <summary>The writes of everything in the ledger, phase by phase, thread order within.</summary>
    public IReadOnlyList<(RecordKey Key, Write Write)> Writes() =>
    [
        .. Ledger.Keys.SelectMany(key => Compose(key).Writes.Select(write => (key, write)))
            .OrderBy(row => row.write.Phase).ThenBy(row => row.write.Thread).ThenBy(row => row.write.Order),
    ];

    public async Task LoadAsync()
    {
        foreach (var (key, write) in Writes())
        {
            var answer = await SendAsync(key, write);
            Assert.True(answer is WriteAnswer.Done, $"{key} {write.Name}: {answer}");
        }
    }

    public async Task<IReadOnlyList<Finding>> CheckAsync(Plan? plan = null)
    {
        var schema = await Connector.DiscoverAsync(Cancellation);
        var findings = new List<Finding>();
        await foreach (var finding in Connector.CheckAsync(plan, schema, Cancellation))
        {
            findings.Add(finding);
        }

        return findings;
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Emulator.DisposeAsync();
        handler.Dispose();
    }
}
