using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors.Http;
using Workbench.Connectors.Vivantio;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Emulators;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Connectors.Tests.Vivantio;

/// <summary>An emulated account and a connector that reads it, on loopback.</summary>
public sealed class VivantioAccount : IAsyncDisposable
{
    public const string Password = "loopback-only";

    private readonly SocketsHttpHandler handler = HttpTransport.Create();

    private VivantioAccount(VivantioEmulator emulator, SampleAccount sample)
    {
        Emulator = emulator;
        Sample = sample;
    }

    public VivantioEmulator Emulator { get; }

    public SampleAccount Sample { get; }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("workbench-vivantio-");

    public VivantioSource Connector { get; private set; } = null!;

    public SchemaSnapshot Schema { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the account with its operator files and connects to it.</summary>
    public static async Task<VivantioAccount> StartAsync(
        VivantioSettings? settings = null, double size = 0.1, string faults = "", bool withFiles = true, params (string Name, string Value)[] profile)
    {
        var given = settings ?? new VivantioSettings();
        var sample = new BuiltInSample(size);
        var options = new EmulatorOptions { Faults = FaultPlan.Parse(faults), TimeFactor = 300 };
        var account = new VivantioAccount(await VivantioEmulator.StartAsync(options, given, sample, Cancellation), sample);
        if (withFiles)
        {
            await new Emulators.Vivantio.VivantioOperatorFiles(sample, given, account.Emulator.BaseAddress).WriteAsync(account.Folder.FullName, Cancellation);
        }

        account.Connect(profile);
        return account;
    }

    public VivantioSource Connect(params (string Name, string Value)[] profile)
    {
        var settings = new Dictionary<string, string>
        {
            ["user"] = "workbench",
            ["zone"] = "UTC",
            ["requestsPerSecond"] = "100000",
            ["retryAfterSeconds"] = "0.1",
            ["allowLoopback"] = "true",
        };
        foreach (var (name, value) in profile)
        {
            settings[name] = value;
        }

        var secrets = new Dictionary<string, Secret> { ["password"] = new(settings.GetValueOrDefault("test.password") ?? Password) };
        var connection = new ConnectionProfile("vivantio", new Uri(Emulator.BaseAddress, "api/"), settings, secrets, Folder.FullName);
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        return Connector = (VivantioSource)VivantioSource.Entry.Open(connection, services);
    }

    public async Task<SchemaSnapshot> DiscoverAsync() => Schema = await Connector.DiscoverAsync(Cancellation);

    public async Task<IReadOnlyList<SourceRecord>> ExtractAsync(string name) =>
        await Connector.ExtractAsync(Schema.Object(name), Schema, Cancellation).ToListAsync(Cancellation);

    /// <summary>Every record of an object in canonical form, as often as the connector gave it.</summary>
    public async Task<IReadOnlyList<CanonicalRecord>> ReadAsync(string name) =>
        [.. (await ExtractAsync(name)).Select(record => Connector.Map(record, Schema))];

    /// <summary>Every ticket of every type.</summary>
    public async Task<IReadOnlyList<CanonicalRecord>> TicketsAsync()
    {
        var tickets = new List<CanonicalRecord>();
        foreach (var type in Schema.Objects.Where(found => found.Kind == Kind.Ticket))
        {
            tickets.AddRange(await ReadAsync(type.Name));
        }

        return tickets;
    }

    /// <summary>What hangs on the records of the objects of a kind.</summary>
    public async Task<IReadOnlyList<RelatedRow>> RelatedAsync(params Kind[] kinds)
    {
        var rows = new List<RelatedRow>();
        foreach (var found in Schema.Objects.Where(found => found.Kind is { } kind && kinds.Contains(kind)))
        {
            rows.AddRange(await Connector.ExtractRelatedAsync(found, Schema, Cancellation).ToListAsync(Cancellation));
        }

        return rows;
    }

    public async Task<IReadOnlyList<Finding>> FindingsAsync() =>
        await Connector.CheckPermissionsAsync(Schema, Cancellation).ToListAsync(Cancellation);

    public async Task<Finding> FindingAsync(string code) => (await FindingsAsync()).Single(found => found.Code == $"vivantio.{code}");

    /// <summary>Writes an operator file.</summary>
    public async Task GiveAsync(string name, params object[] rows)
    {
        var file = new { kind = $"workbench.operator/{name}", version = 1, items = rows };
        await File.WriteAllTextAsync(Path.Combine(Folder.FullName, name + ".json"), JsonSerializer.Serialize(file), Cancellation);
    }

    /// <summary>Changes what the vendor holds of one record.</summary>
    public void Change(string collection, long id, Action<JsonObject> change)
    {
        var store = Emulator.Running.Store;
        var document = store.Find(collection, id.ToString(System.Globalization.CultureInfo.InvariantCulture))!;
        change(document.Body);
        store.Put(collection, document with { Lookups = store.LookupsOf(document.Sequence) });
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Emulator.DisposeAsync();
        handler.Dispose();
        Folder.Delete(recursive: true);
    }
}
