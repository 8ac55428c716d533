using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Ivinex;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Emulators;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Ivinex;

/// <summary>An emulated account and a connector that reads it, on loopback.</summary>
public sealed class EmulatedAccount : IAsyncDisposable
{
    public const string Password = "loopback-only";

    private readonly SocketsHttpHandler handler = HttpTransport.Create();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workbench-ivinex-");

    private EmulatedAccount(IvinexEmulator emulator, SampleAccount sample)
    {
        Emulator = emulator;
        Sample = sample;
    }

    public IvinexEmulator Emulator { get; }

    public SampleAccount Sample { get; }

    public IvinexSource Connector { get; private set; } = null!;

    public SchemaSnapshot Schema { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the account and connects to it; custom tabs get the role custom.</summary>
    public static async Task<EmulatedAccount> StartAsync(
        IvinexSettings? settings = null, double size = 0.1, string faults = "", params (string Name, string Value)[] profile)
    {
        var given = settings ?? new IvinexSettings();
        var sample = new BuiltInSample(size);
        var options = new EmulatorOptions { Faults = FaultPlan.Parse(faults) };
        var account = new EmulatedAccount(await IvinexEmulator.StartAsync(options, given, sample, Cancellation), sample);
        await Emulators.Ivinex.OperatorFiles.WriteAsync(sample, given, account.folder.FullName, Cancellation);
        account.Connector = account.Connect(profile);
        return account;
    }

    public IvinexSource Connect(params (string Name, string Value)[] profile)
    {
        var settings = new Dictionary<string, string>
        {
            ["user"] = "workbench",
            ["zone"] = "America/New_York",
            ["requestsPerSecond"] = "100000",
            ["allowLoopback"] = "true",
        };
        foreach (var (name, value) in profile)
        {
            settings[name] = value;
        }

        var secrets = new Dictionary<string, Secret> { ["password"] = new(settings.GetValueOrDefault("test.password") ?? Password) };
        var connection = new ConnectionProfile("ivinex", Emulator.BaseAddress, settings, secrets, folder.FullName);
        var services = new ConnectorServices(handler, TimeProvider.System, new Random(1), new SecretScrubber());
        return (IvinexSource)IvinexSource.Entry.Open(connection, services);
    }

    public async Task<SchemaSnapshot> DiscoverAsync() => Schema = await Connector.DiscoverAsync(Cancellation);

    public ObjectSchema Tab(string label) => Schema.Objects.Single(found => found.Label == label);

    /// <summary>Every record of a tab in canonical form, as often as the connector gave it.</summary>
    public async Task<IReadOnlyList<CanonicalRecord>> ReadAsync(string label) =>
        [.. (await ExtractAsync(label)).Select(record => Connector.Map(record, Schema))];

    public async Task<IReadOnlyList<SourceRecord>> ExtractAsync(string label) =>
        await Connector.ExtractAsync(Tab(label), Schema, Cancellation).ToListAsync(Cancellation);

    public async Task<IReadOnlyList<RelatedRow>> RelatedAsync(params string[] labels)
    {
        var rows = new List<RelatedRow>();
        foreach (var label in labels)
        {
            rows.AddRange(await Connector.ExtractRelatedAsync(Tab(label), Schema, Cancellation).ToListAsync(Cancellation));
        }

        return rows;
    }

    public async Task<IReadOnlyList<Finding>> FindingsAsync() =>
        await Connector.CheckPermissionsAsync(Schema, Cancellation).ToListAsync(Cancellation);

    /// <summary>Replaces tab-roles.json and connects again, so that the roles count.</summary>
    public async Task GiveRolesAsync(params object[] roles)
    {
        var file = new { kind = "workbench.operator/tab-roles", version = 1, items = roles };
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "tab-roles.json"), JsonSerializer.Serialize(file), Cancellation);
        Connector = Connect();
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Emulator.DisposeAsync();
        handler.Dispose();
        folder.Delete(recursive: true);
    }
}
