using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Emulators;
using Workbench.Emulators.Intercom;
using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;

namespace Workbench.Cli.Demo;

/// <summary>
/// The vendors of the demo: one source and two workspaces, each an emulator on a free loopback port. Their state stands beside the run
/// folder, because deleting one's own records does not delete what the vendors hold.
/// </summary>
internal sealed class DemoVendors : IAsyncDisposable
{
    private DemoVendors(SampleAccount account, IvinexEmulator source, RunningEmulator rehearsal, RunningEmulator production) =>
        (Account, Source, Rehearsal, Production) = (account, source, rehearsal, production);

    public SampleAccount Account { get; }

    public IvinexEmulator Source { get; }

    public RunningEmulator Rehearsal { get; }

    public RunningEmulator Production { get; }

    /// <summary>Starts them; an account that was seeded before goes on where it was.</summary>
    /// <exception cref="PlanException">The vendors beside the run folder hold another account.</exception>
    public static async Task<DemoVendors> StartAsync(DemoOptions options, CancellationToken cancellation)
    {
        var folder = options.Output.TrimEnd(Path.DirectorySeparatorChar) + ".vendors";
        Directory.CreateDirectory(folder);
        await RequireSameAccountAsync(folder, options, cancellation);
        SampleAccount account = options.Data is { } data ? new CsvFolderSample(data) : new BuiltInSample(options.Size, options.Seed);
        var source = await IvinexEmulator.StartAsync(Options(folder, "ivinex", options), DemoAccounts.Ivinex, account, cancellation);
        var seed = DemoAccounts.Seed(account);
        var rehearsal = await IntercomEmulator.StartAsync(
            Options(folder, "intercom-rehearsal", options), DemoAccounts.Intercom("rehearsal"), seed, cancellation);
        var production = await IntercomEmulator.StartAsync(
            Options(folder, "intercom-production", options), DemoAccounts.Intercom("production"), seed, cancellation);
        return new DemoVendors(account, source, rehearsal, production);
    }

    /// <summary>Messages that the vendors would have sent to anybody.</summary>
    public long OutboxCount => Rehearsal.Outbox.Count + Production.Outbox.Count;

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Rehearsal.DisposeAsync();
        await Production.DisposeAsync();
    }

    private static EmulatorOptions Options(string folder, string name, DemoOptions options) => new()
    {
        Seed = options.Seed,
        StatePath = Path.Combine(folder, name + ".db"),
        TimeFactor = options.TimeFactor,
    };

    private static async Task RequireSameAccountAsync(string folder, DemoOptions options, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "account.json");
        var wanted = CanonicalJson.Write(new { options.Size, options.Seed, Data = options.Data is { } data ? Path.GetFullPath(data) : null });
        if (!File.Exists(path))
        {
            await File.WriteAllTextAsync(path, wanted, cancellation);
        }
        else if (await File.ReadAllTextAsync(path, cancellation) is var stands && stands != wanted)
        {
            throw new PlanException($"The vendors in {folder} hold another account ({stands}). Name another folder with --out, or delete {folder} and {options.Output}.");
        }
    }
}
