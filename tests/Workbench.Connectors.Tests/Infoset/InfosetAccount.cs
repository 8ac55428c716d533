using Workbench.Connectors.Http;
using Workbench.Connectors.Infoset;
using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Security;
using Workbench.Emulators;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Connectors.Tests.Infoset;

/// <summary>An emulated account and a connector that reads it, on loopback.</summary>
public sealed class InfosetAccount : IAsyncDisposable
{
    private readonly SocketsHttpHandler handler = HttpTransport.Create();
    private readonly InfosetSettings settings;

    private InfosetAccount(InfosetEmulator emulator, InfosetSettings settings, SampleAccount sample)
    {
        Emulator = emulator;
        Sample = sample;
        this.settings = settings;
    }

    public InfosetEmulator Emulator { get; }

    public SampleAccount Sample { get; }

    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("workbench-infoset-");

    /// <summary>The clock of the next connection.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public InfosetSource Connector { get; private set; } = null!;

    public SchemaSnapshot Schema { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts the account with its operator files and takes its picture.</summary>
    public static Task<InfosetAccount> StartAsync(
        InfosetSettings? settings = null, double size = 0.1, params (string Name, string Value)[] profile) =>
        StartAsync(new BuiltInSample(size), settings, profile);

    /// <summary>As above, with the records of another sample.</summary>
    public static async Task<InfosetAccount> StartAsync(SampleAccount sample, InfosetSettings? settings, params (string Name, string Value)[] profile)
    {
        var given = settings ?? new InfosetSettings { CallsPerWindow = 1_000_000 };
        var account = new InfosetAccount(await InfosetEmulator.StartAsync(new EmulatorOptions(), given, sample, Cancellation), given, sample);
        await InfosetOperatorFiles.WriteAsync(sample, account.Emulator.BaseAddress, account.Folder.FullName, Cancellation);
        account.Connector = account.Connect(profile);
        account.Schema = await account.Connector.DiscoverAsync(Cancellation);
        return account;
    }

    /// <summary>Connects once more; <c>test.apiKey</c> and <c>test.password</c> replace the right secrets.</summary>
    public InfosetSource Connect(params (string Name, string Value)[] profile)
    {
        var given = new Dictionary<string, string>
        {
            ["email"] = settings.Email,
            ["allowLoopback"] = "true",
            ["windowSeconds"] = "1",
        };
        foreach (var (name, value) in profile)
        {
            given[name] = value;
        }

        var secrets = new Dictionary<string, Secret>
        {
            ["apiKey"] = new(given.GetValueOrDefault("test.apiKey") ?? settings.ApiKey),
            ["password"] = new(given.GetValueOrDefault("test.password") ?? settings.Password),
        };
        var connection = new ConnectionProfile("infoset", Emulator.BaseAddress, given, secrets, given.GetValueOrDefault("test.folder") ?? Folder.FullName);
        var services = new ConnectorServices(handler, Clock, new Random(1), new SecretScrubber());
        return (InfosetSource)InfosetSource.Entry.Open(connection, services);
    }

    /// <summary>Connects with other settings and takes the picture again.</summary>
    public async Task ReconnectAsync(params (string Name, string Value)[] profile)
    {
        await Connector.DisposeAsync();
        Connector = Connect(profile);
        Schema = await Connector.DiscoverAsync(Cancellation);
    }

    public ObjectSchema Object(string name) => Schema.Objects.Single(found => found.Name == name);

    public async Task<IReadOnlyList<SourceRecord>> ExtractAsync(string name) =>
        await Connector.ExtractAsync(Object(name), Schema, Cancellation).ToListAsync(Cancellation);

    /// <summary>Every record of an object in canonical form, as often as the connector gave it.</summary>
    public async Task<IReadOnlyList<CanonicalRecord>> ReadAsync(string name) =>
        [.. (await ExtractAsync(name)).Select(record => Connector.Map(record, Schema))];

    public async Task<IReadOnlyList<RelatedRow>> RelatedAsync(string name) =>
        await Connector.ExtractRelatedAsync(Object(name), Schema, Cancellation).ToListAsync(Cancellation);

    public async Task<IReadOnlyList<Finding>> FindingsAsync() =>
        await Connector.CheckPermissionsAsync(Schema, Cancellation).ToListAsync(Cancellation);

    public async Task<(FileAnswer Answer, byte[] Bytes)> DownloadAsync(SourceRecord file)
    {
        using var memory = new MemoryStream();
        var answer = await Connector.DownloadAsync(Connector.Map(file, Schema), memory, Cancellation);
        return (answer, memory.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Emulator.DisposeAsync();
        handler.Dispose();
        Folder.Delete(recursive: true);
    }
}
