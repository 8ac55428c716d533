using Workbench.Connectors;
using Workbench.Connectors.Http;
using Workbench.Core.Connectors;
using Workbench.Core.Security;
using Workbench.Emulators;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Contract.Tests;

/// <summary>An emulated account and the means to open connectors to it.</summary>
internal sealed class Connection : IAsyncDisposable
{
    /// <summary>Rate windows and lags are this many times shorter than the vendor's.</summary>
    private const double TimeFactor = 20;

    private readonly DirectoryInfo operatorFolder = Directory.CreateTempSubdirectory("contract-");
    private readonly HttpMessageHandler handler = HttpTransport.Create();
    private readonly List<IAsyncDisposable> opened = [];
    private readonly string name;

    private Connection(string name, EmulatedAccount account) => (this.name, Account) = (name, account);

    /// <summary>The time of every account, of the connectors, and of whoever drives them.</summary>
    public static TimeProvider Clock { get; } = new HurriedClock(speed: 10);

    public EmulatedAccount Account { get; }

    /// <summary>What the opened connectors have told about their secrets.</summary>
    public SecretScrubber Scrubber { get; } = new();

    /// <param name="statePath">Where the account is kept, so that it can be started again; null keeps it in memory.</param>
    public static async Task<Connection> StartAsync(
        string name, EmulatorDefinition emulator, SampleAccount sample, CancellationToken cancellation, string faults = "", string? statePath = null)
    {
        var options = new EmulatorOptions
        {
            TimeFactor = TimeFactor,
            Account = "contract",
            Faults = FaultPlan.Parse(faults),
            StatePath = statePath,
            Clock = Clock,
        };
        var connection = new Connection(name, await emulator.StartAsync(options, sample, cancellation));
        await connection.Account.WriteOperatorFilesAsync(connection.operatorFolder.FullName, cancellation);
        return connection;
    }

    public ISourceConnector Open(SourceEntry entry, string? secret = null) => Keep(entry.Open(Profile(secret), Services()));

    public IDestinationConnector Open(DestinationEntry entry, string? secret = null) => Keep(entry.Open(Profile(secret), Services()));

    public async ValueTask DisposeAsync()
    {
        foreach (var connector in opened)
        {
            await connector.DisposeAsync();
        }

        await Account.DisposeAsync();
        handler.Dispose();
        operatorFolder.Delete(recursive: true);
    }

    private T Keep<T>(T connector) where T : IAsyncDisposable
    {
        opened.Add(connector);
        return connector;
    }

    /// <param name="secret">Takes the place of every secret; null keeps the right ones.</param>
    private ConnectionProfile Profile(string? secret) => new(
        name,
        Account.BaseUrl,
        Account.Settings,
        Account.Secrets.ToDictionary(pair => pair.Key, pair => new Secret(secret ?? pair.Value)),
        operatorFolder.FullName);

    private ConnectorServices Services() => new(handler, Clock, new Random(1), Scrubber);
}
