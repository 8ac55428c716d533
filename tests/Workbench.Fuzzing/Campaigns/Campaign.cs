using Workbench.Fuzzing.Targets;
using Workbench.Fuzzing.Trials;

namespace Workbench.Fuzzing.Campaigns;

/// <summary>A failing input with its seed.</summary>
internal sealed record Failure(long Seed, Target Target, FuzzInput Input, Verdict Verdict);

/// <summary>Tries seeds one after the other on every processor. A seed decides target, input and mutation by itself.</summary>
/// <param name="targets">In a fixed order: the seed picks by position.</param>
internal sealed class Campaign(IReadOnlyList<Target> targets)
{
    /// <summary>An input whose mutated answer is never asked for does not count; so often another one is drawn.</summary>
    private const int MostDraws = 4;

    /// <summary>A trial whose requests time out waits some real milliseconds between them; meanwhile another one has the processor.</summary>
    private const int ThreadsPerProcessor = 2;

    /// <summary>A trial that computes this long is taken for one without an end; its thread cannot be stopped, so the program is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <param name="failed">Told of each failure, one at a time.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="TimeoutException">A trial computes without end; the message names its seed.</exception>
    public async Task<Tally> RunAsync(long from, long rounds, Action<Failure> failed, CancellationToken cancellation)
    {
        var tally = new Tally();
        var gate = new Lock();
        var next = from - 1;
        var begun = new (long Seed, long At)[ThreadsPerProcessor * Environment.ProcessorCount];
        using var threads = new CountdownEvent(begun.Length);
        for (var number = 0; number < begun.Length; number++)
        {
            var own = number;
            new Thread(() => Work(own)) { IsBackground = true }.Start();
        }

        while (!threads.IsSet)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
            foreach (var (seed, at) in begun.Where(trial => trial.At > 0 && TimeProvider.System.GetElapsedTime(trial.At) > Longest))
            {
                throw new TimeoutException($"Seed {seed} has been computing for {Longest.TotalMinutes} minutes.");
            }
        }

        return tally;

        void Work(int own)
        {
            for (var seed = Interlocked.Increment(ref next); seed < from + rounds; seed = Interlocked.Increment(ref next))
            {
                var at = TimeProvider.System.GetTimestamp();
                begun[own] = (seed, at);
                var (target, input, verdict) = Try(seed);
                begun[own] = default;
                var took = TimeProvider.System.GetElapsedTime(at);
                lock (gate)
                {
                    tally.Add(target.Name, verdict, took);
                    if (verdict.IsFailure)
                    {
                        failed(new Failure(seed, target, input, verdict));
                    }
                }
            }

            threads.Signal();
        }
    }

    /// <summary>The trial of one seed.</summary>
    public (Target Target, FuzzInput Input, Verdict Verdict) Try(long seed)
    {
        var random = new Random((int)(((ulong)seed * 0x9E3779B97F4A7C15) >> 33));
        var target = targets[random.Next(targets.Count)];
        for (var draw = 1; ; draw++)
        {
            var input = target.Draw(random);
            var verdict = Trial.Run(target, input);
            if (verdict.IsMutationRead || verdict.IsFailure || draw == MostDraws)
            {
                return (target, input, verdict);
            }
        }
    }
}
