using Workbench.Core.Errors;
using Workbench.Core.Files;
using Workbench.Core.Hashing;
using Workbench.Emulators;
using Workbench.Emulators.Samples;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Routes;

namespace Workbench.Cli.Demo;

/// <summary>
/// The vendors of the demo: one source and two accounts of the destination, each an emulator on a free loopback port. Their state stands
/// beside the run folder, because deleting one's own records does not delete what the vendors hold.
/// </summary>
internal sealed class DemoVendors : IAsyncDisposable
{
    private DemoVendors(SampleAccount sample, EmulatedAccount source, EmulatedAccount rehearsal, EmulatedAccount production) =>
        (Sample, Source, Rehearsal, Production) = (sample, source, rehearsal, production);

    /// <summary>What the source was filled with.</summary>
    public SampleAccount Sample { get; }

    public EmulatedAccount Source { get; }

    public EmulatedAccount Rehearsal { get; }

    public EmulatedAccount Production { get; }

    /// <summary>Starts them; an account that was seeded before goes on where it was.</summary>
    /// <param name="account">What the source is filled with; null for the account that the options name.</param>
    /// <exception cref="PlanException">The vendors beside the run folder hold another account.</exception>
    public static async Task<DemoVendors> StartAsync(DemoOptions options, Route route, CancellationToken cancellation, SampleAccount? account = null)
    {
        var folder = options.Output.TrimEnd(Path.DirectorySeparatorChar) + ".vendors";
        Directory.CreateDirectory(folder);
        await RequireSameAccountAsync(folder, options, cancellation);
        var ports = new VendorPorts(folder);
        var sample = account ?? Invented(options);
        return new DemoVendors(
            sample,
            await StartAsync(route.Source, OpenMigration.Production, route.Source),
            await StartAsync(route.Destination, OpenMigration.Rehearsal, $"{route.Destination}-{OpenMigration.Rehearsal}"),
            await StartAsync(route.Destination, OpenMigration.Production, $"{route.Destination}-{OpenMigration.Production}"));

        Task<EmulatedAccount> StartAsync(string vendor, string account, string file) => ports.StartAsync(file, port => EmulatorCatalog.Find(vendor).StartAsync(
            new EmulatorOptions
            {
                Port = port,
                Seed = options.Seed,
                Account = account,
                StatePath = Path.Combine(folder, file + ".db"),
                TimeFactor = options.TimeFactor,
            },
            sample,
            cancellation));
    }

    /// <summary>Messages that the vendors would have sent to anybody.</summary>
    public long OutboxCount => Rehearsal.Emulator.Outbox.Count + Production.Emulator.Outbox.Count;

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await Rehearsal.DisposeAsync();
        await Production.DisposeAsync();
    }

    private static SampleAccount Invented(DemoOptions options) =>
        options.Data is { } data ? new CsvFolderSample(data) : new BuiltInSample(options.Size, options.Seed);

    private static async Task RequireSameAccountAsync(string folder, DemoOptions options, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "account.json");
        var wanted = CanonicalJson.Write(new { options.Size, options.Seed, Data = options.Data is { } data ? Path.GetFullPath(data) : null });
        if (!File.Exists(path))
        {
            await WholeFile.WriteAsync(path, wanted, cancellation);
        }
        else if (await File.ReadAllTextAsync(path, cancellation) is var stands && stands != wanted)
        {
            throw new PlanException($"The vendors in {folder} hold another account ({stands}). Name another folder with --out, or delete {folder} and {options.Output}.");
        }
    }
}
