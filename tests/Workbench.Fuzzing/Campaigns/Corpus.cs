using Workbench.Fuzzing.Recording;
using Workbench.Fuzzing.Targets;

namespace Workbench.Fuzzing.Campaigns;

/// <summary>Everything that is fuzzed, with real answers and files to begin with.</summary>
internal sealed class Corpus : IDisposable
{
    private readonly List<Recorded> recorded = [];
    private readonly string folder;

    private Corpus(string folder) => this.folder = folder;

    public List<Target> Targets { get; } = [];

    /// <summary>Runs the migrations whose answers are mutated. Everything lies in a folder of its own, in memory where the system has one.</summary>
    public static async Task<Corpus> RecordAsync(CancellationToken cancellation)
    {
        var place = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var corpus = new Corpus(Path.Combine(place, $"workbench-fuzzing-{Environment.ProcessId}"));
        var files = new FileTargets(corpus.folder);
        foreach (var route in Recorder.Routes)
        {
            var found = await Recorder.RecordAsync(route, corpus.folder, cancellation);
            corpus.recorded.Add(found);
            corpus.Targets.AddRange(
            [
                new CallTarget(found, found.Environment.Route.Source), new CallTarget(found, found.Environment.Route.Destination),
                await RecordTarget.OfAsync(found, cancellation), .. await files.OfRouteAsync(found, cancellation),
            ]);
        }

        corpus.Targets.AddRange(await files.CommonAsync(corpus.recorded[0], cancellation));
        return corpus;
    }

    public void Dispose()
    {
        recorded.ForEach(found => found.Dispose());
        Directory.Delete(folder, recursive: true);
    }
}
