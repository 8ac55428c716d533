using Workbench.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Security;
using Workbench.Fuzzing.Mutation;
using Workbench.Fuzzing.Recording;
using Workbench.Fuzzing.Trials;
using Workbench.Host.Documents;
using Workbench.Host.Manifests;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Review;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Map.Validation;
using Workbench.Simulation.Clock;
using Workbench.Tests.Shared;

namespace Workbench.Fuzzing.Targets;

/// <summary>The files of a migration folder that people edit: plan, review, notebooks, manifest, migration and operator files.</summary>
/// <param name="folder">Where mutated files lie while they are read.</param>
internal sealed class FileTargets(string folder)
{
    private static readonly DateTimeOffset SomeDay = new(2026, 2, 3, 8, 0, 0, TimeSpan.Zero);

    private readonly ThreadLocal<string> own = new(() => Directory.CreateDirectory(Path.Combine(folder, $"files-{Environment.CurrentManagedThreadId}")).FullName);

    /// <summary>Files that are the same whatever the route.</summary>
    public async Task<IReadOnlyList<Target>> CommonAsync(Recorded recorded, CancellationToken cancellation) =>
    [
        FileTarget.OfJson("notebook", [.. Repository.Files("notebooks", "*.ipynb").Select(file => (file.Name, File.ReadAllBytes(file.FullName)))], (name, text, _) =>
        {
            new NotebookReader().Parse(text, name);
            return Task.CompletedTask;
        }),
        await ManifestAsync(cancellation),
        Migration(recorded),
    ];

    /// <summary>Files that hold what a route is about.</summary>
    public async Task<IReadOnlyList<Target>> OfRouteAsync(Recorded recorded, CancellationToken cancellation)
    {
        var route = recorded.Environment.Route.Name;
        var path = Path.Combine(recorded.Folder, "plan.json");
        var plan = await PlanFile.ReadAsync(path, cancellation);
        return
        [
            FileTarget.OfJson($"{route} plan", [(route, await File.ReadAllBytesAsync(path, cancellation))], (_, text, _) =>
            {
                var read = PlanDocument.Read("plan.json", text);
                read.Require(DiscoverStep.Last(recorded.Environment.Read).Source, recorded.Provisioned, recorded.Environment.Destination);
                return Task.CompletedTask;
            }),
            await ReviewAsync(recorded, plan, cancellation),
            Operator(recorded),
        ];
    }

    private async Task<Target> ReviewAsync(Recorded recorded, Plan plan, CancellationToken cancellation)
    {
        var sheet = Path.Combine(folder, "review", $"{recorded.Environment.Route.Name}.csv");
        var schema = DiscoverStep.Last(recorded.Environment.Read).Source;
        await new ReviewSheet(schema, new Dictionary<(string, string), long>(), new Dictionary<(string, string), string>()).WriteAsync(sheet, plan, cancellation);
        return new FileTarget(
            $"{recorded.Environment.Route.Name} review",
            [("review.csv", await File.ReadAllBytesAsync(sheet, cancellation))],
            TableMutator.Mutate,
            (_, text, token) =>
            {
                var path = Path.Combine(own.Value!, "review.csv");
                File.WriteAllBytes(path, text);
                using var file = ReviewFile.Open(path);
                ReviewReading.Of(file, plan, "Fuzzing", SomeDay, token);
                return Task.CompletedTask;
            });
    }

    private async Task<Target> ManifestAsync(CancellationToken cancellation)
    {
        var run = Directory.CreateDirectory(Path.Combine(folder, "run")).FullName;
        foreach (var number in Enumerable.Range(1, 5))
        {
            await File.WriteAllTextAsync(Path.Combine(run, $"file-{number}.txt"), $"{number}", cancellation);
        }

        await Manifest.WriteAsync(run, Manifest.DefaultVolatile, cancellation);
        return FileTarget.OfJson("manifest", [(Manifest.FileName, await File.ReadAllBytesAsync(Path.Combine(run, Manifest.FileName), cancellation))], async (_, text, token) =>
        {
            var place = own.Value!;
            File.WriteAllBytes(Path.Combine(place, Manifest.FileName), text);
            await ManifestVerification.RunAsync(place, Manifest.DefaultVolatile, token);
        });
    }

    private Target Migration(Recorded recorded)
    {
        var account = new AccountFile(new Uri("https://example.com/api/"), new Dictionary<string, string> { ["zone"] = "Europe/Berlin" });
        var file = new MigrationFile(recorded.Environment.Route.Name, "Somebody", new Dictionary<string, EnvironmentFile> { ["production"] = new(account, account) });
        var written = Directory.CreateDirectory(Path.Combine(folder, "migration")).FullName;
        file.WriteAsync(written, CancellationToken.None).GetAwaiter().GetResult();
        return FileTarget.OfJson("migration", [(MigrationFile.FileName, File.ReadAllBytes(Path.Combine(written, MigrationFile.FileName)))], async (_, text, token) =>
        {
            var place = own.Value!;
            File.WriteAllBytes(Path.Combine(place, MigrationFile.FileName), text);
            await MigrationFile.ReadAsync(place, token);
        });
    }

    /// <summary>One operator file is mutated, the others stay: the source is discovered, and what only files tell is extracted and mapped.</summary>
    private Target Operator(Recorded recorded)
    {
        var original = Path.Combine(recorded.Folder, "operator");
        var files = Directory.EnumerateFiles(original).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path))).ToList();
        var discovery = recorded.Calls.First(call => call.Name == "discover" && call.System == recorded.Environment.Route.Source);
        return FileTarget.OfJson($"{recorded.Environment.Route.Source} operator files", files, async (subject, text, token) =>
        {
            var mutated = Directory.CreateDirectory(Path.Combine(own.Value!, "operator", recorded.Environment.Route.Source)).FullName;
            foreach (var (name, bytes) in files)
            {
                File.WriteAllBytes(Path.Combine(mutated, name), name == subject ? text : bytes);
            }

            using var observation = new Observation();
            using var handler = new ReplayHandler(recorded, discovery, FuzzInput.OfText("", "", []), observation);
            await using var source = recorded.Opening.Source(new ConnectorServices(handler, new VirtualClock(discovery.At), new Random(1), new SecretScrubber()), mutated);
            var schema = await source.DiscoverAsync(token);
            foreach (var found in schema.Objects.Where(found => found.Kind is { } kind && IsFromFile(recorded, kind)))
            {
                await foreach (var record in source.ExtractAsync(found, schema, token))
                {
                    source.Map(record, schema);
                }
            }
        });
    }

    private static bool IsFromFile(Recorded recorded, Core.Records.Kind kind) =>
        ConnectorCatalog.Sources[recorded.Environment.Route.Source].Gives.Any(gives => gives.Kind == kind && gives.IsOperatorFile);
}
