using System.Diagnostics;
using System.Text.Json;
using Workbench.Emulators;

namespace Workbench.Benchmarks.Attachments;

/// <summary>One account, as a client of it has to be told.</summary>
internal sealed record ServedAccount(Uri BaseUrl, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Secrets)
{
    public static ServedAccount Of(EmulatedAccount account) => new(account.BaseUrl, account.Settings, account.Secrets);
}

/// <summary>The accounts of the measured migrations.</summary>
internal sealed record ServedAccounts(ServedAccount Source, ServedAccount Rehearsal, ServedAccount Production);

/// <summary>Both vendors as a process of its own: the source gives out its files at a bounded rate for each connection.</summary>
internal sealed class AttachmentServer : IAsyncDisposable
{
    public const string Command = "attachment-server";

    /// <summary>Rate windows and lags are not what is measured.</summary>
    public const double Shortened = 40;

    private const string Ask = "served";

    private readonly Process process;

    private AttachmentServer(Process process, ServedAccounts accounts) => (this.process, Accounts) = (process, accounts);

    public ServedAccounts Accounts { get; }

    /// <param name="operatorFolder">Gets what an operator of the source writes by hand.</param>
    public static async Task<AttachmentServer> StartAsync(string operatorFolder, CancellationToken cancellation)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Command, operatorFolder]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        return new AttachmentServer(process, await ReadAsync<ServedAccounts>(process, cancellation));
    }

    /// <summary>The server's process: prints its accounts, and for every line that it is given what it has served since the one before.</summary>
    public static async Task<int> ServeAsync(string operatorFolder, CancellationToken cancellation)
    {
        var meter = new ServedMeter();
        var sample = new AttachmentSample(meter);
        var options = new EmulatorOptions { TimeFactor = Shortened };
        await using var source = await EmulatorCatalog.Find("ivinex").StartAsync(options with { Account = "production" }, sample, cancellation);
        await using var rehearsal = await EmulatorCatalog.Find("intercom").StartAsync(options with { Account = "rehearsal" }, sample, cancellation);
        await using var production = await EmulatorCatalog.Find("intercom").StartAsync(options with { Account = "production" }, sample, cancellation);
        await source.WriteOperatorFilesAsync(operatorFolder, cancellation);
        Say(new ServedAccounts(ServedAccount.Of(source), ServedAccount.Of(rehearsal), ServedAccount.Of(production)));
        while (await Console.In.ReadLineAsync(cancellation) is not null)
        {
            Say(meter.Take());
        }

        return 0;
    }

    /// <summary>What it has given out since it was last asked.</summary>
    public async Task<Served> ServedAsync(CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync(Ask.AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        return await ReadAsync<Served>(process, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static void Say<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value));

    private static async Task<T> ReadAsync<T>(Process process, CancellationToken cancellation) => JsonSerializer.Deserialize<T>(
        await process.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException("The file server ended."))!;
}
