using System.Diagnostics;
using Workbench.Fuzzing.Trials;

namespace Workbench.Fuzzing.Campaigns;

/// <summary>The program: records, tries, keeps what failed, prints a table.</summary>
internal static class FuzzProgram
{
    private const int MostShown = 12;

    /// <returns>0 where nothing crashed, hung or took too much memory; 1 where something did; 2 where the words make no sense.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellation)
    {
        if (FuzzOptions.Read(args) is not { } options)
        {
            Console.Error.WriteLine(FuzzOptions.Usage);
            return 2;
        }

        using var corpus = await Corpus.RecordAsync(cancellation);
        var targets = corpus.Targets.Where(target => options.Target is null || target.Name.Contains(options.Target, StringComparison.Ordinal)).ToList();
        if (targets.Count == 0)
        {
            Console.Error.WriteLine($"No target's name contains '{options.Target}'. There are: {string.Join(", ", corpus.Targets.Select(target => target.Name))}.");
            return 2;
        }

        var first = new Dictionary<string, Failure>(StringComparer.Ordinal);
        var before = Environment.CpuUsage.TotalTime;
        var tally = await new Campaign(targets).RunAsync(
            options.From,
            options.Rounds,
            failure =>
            {
                if (first.TryAdd($"{failure.Target.Name} {failure.Verdict.Signature}", failure) && first.Count <= MostShown)
                {
                    Console.Error.WriteLine($"seed {failure.Seed}: {failure.Target.Name}, {failure.Input.Subject} {failure.Input.Place}\n{failure.Verdict.Detail}\n");
                }
            },
            cancellation);
        Keep(options, first.Values);
        using var process = Process.GetCurrentProcess();
        var used = Environment.CpuUsage.TotalTime - before;
        Console.WriteLine($"{used.TotalSeconds:0} s of processor time, {used.TotalMilliseconds / Math.Max(1, options.Rounds):0.00} ms each; {process.PeakWorkingSet64 >> 20} MiB at most");
        Console.WriteLine(tally.Print());
        return tally.Failures == 0 ? 0 : 1;
    }

    private static void Keep(FuzzOptions options, IEnumerable<Failure> failures)
    {
        if (options.Keep is not { } folder)
        {
            return;
        }

        foreach (var failure in failures)
        {
            var small = Minimiser.Shrink(failure.Target, failure.Input, failure.Verdict.Signature);
            Console.Error.WriteLine($"kept {CaseFile.Of(small, failure.Verdict).Write(folder)}");
        }
    }
}
