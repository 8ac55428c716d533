using System.Globalization;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>
/// Four workers on one database, over two migrations into one workspace with one token: what becomes of them when workers are killed with SIGKILL,
/// stand still past their lease, or lose the database. <c>WORKBENCH_CLUSTER_ROUNDS</c> gives the number of rounds; without it one, in CI alone.
/// </summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const double Size = 0.1;
    private const int Workers = 4;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_TwoWorkersKilledAndOnePaused_LosesAndDoublesNothingAndKeepsTheQuota()
    {
        var random = new Random(Environment.TickCount);
        await RoundsAsync(ClusterDatabase.BehindRelay, (stage, database, workers) => KillAndPauseAsync(stage, database, workers, random));
    }

    [Fact]
    public Task Load_WayToTheDatabaseCut_WorkersWaitAndGoOn() => RoundsAsync(ClusterDatabase.BehindRelay, (stage, database, workers) => OutageAsync(
        stage,
        workers,
        () =>
        {
            database.Way.TakeAway();
            return Task.CompletedTask;
        },
        () =>
        {
            database.Way.Open();
            return Task.CompletedTask;
        }));

    /// <summary>Once with an end to everything that was under way, once as if the server had died.</summary>
    [Fact]
    public async Task Load_DatabaseStoppedAndStarted_WorkersWaitAndGoOn()
    {
        // Where it is not wanted, no server is started for it.
        _ = Rounds();
        await using var server = await OwnPostgres.StartAsync(Cancellation);
        await RoundsAsync(() => ClusterDatabase.On(server), async (stage, _, workers) =>
        {
            foreach (var mode in new[] { "fast", "immediate" })
            {
                Say($"stops the server: {mode}");
                await OutageAsync(stage, workers, () => server.StopAsync(mode, Cancellation), () => server.StartAgainAsync(Cancellation));
            }
        });
    }

    /// <summary>In the middle of the load the database goes away for longer than a lease, and comes back.</summary>
    private async Task OutageAsync(ClusterStage stage, List<WorkerProcess> workers, Func<Task> takeAway, Func<Task> bringBack)
    {
        var (before, wentAway, cameBack) = (stage.Production.Log.Total, Times("went away"), Times("is there again"));
        await UntilAsync(() => stage.Production.Log.Total > before + 60, workers);
        await takeAway();
        await UntilAsync(() => Times("went away") > wentAway, workers);
        var away = stage.Production.Log.Total;
        await Task.Delay(ClusterStage.Lease, Cancellation);
        Say($"{stage.Production.Log.Total - away} requests while the database was away");
        await bringBack();
        await UntilAsync(() => Times("is there again") > cameBack, workers);

        int Times(string words) => workers.Sum(worker => worker.Said.Split(words).Length - 1);
    }

    private async Task RoundsAsync(Func<ClusterDatabase> made, Func<ClusterStage, ClusterDatabase, List<WorkerProcess>, Task> trouble)
    {
        var rounds = Rounds();
        for (var round = 1; round <= rounds; round++)
        {
            await RoundAsync(made, trouble);
            Say($"round {round} of {rounds}: 0 lost, 0 doubled");
        }
    }

    private async Task RoundAsync(Func<ClusterDatabase> made, Func<ClusterStage, ClusterDatabase, List<WorkerProcess>, Task> trouble)
    {
        using var database = made();
        using var folder = new TemporaryFolder();
        await using var stage = await ClusterStage.StartAsync(folder, database, Size, Cancellation);
        await stage.PrepareAsync(Cancellation);
        var workers = Enumerable.Range(0, Workers).Select(_ => new WorkerProcess()).ToList();
        try
        {
            await stage.AskAsync("download", Cancellation, "--shards", "2");
            await DoneAsync(database, workers);
            await stage.ComposeAsync(Cancellation);
            var before = stage.Production.Log.Total;
            await stage.AskAsync("load", Cancellation);
            await trouble(stage, database, workers);
            await DoneAsync(database, workers);
            Say($"{stage.Production.Log.Total - before} requests of the load; {stage.Production.Log.Throttled} of all were refused for the quota");
            var report = stage.Check();
            Assert.True(report.Findings.Count == 0, $"{report.Explain()}\n{Said(workers)}");
            foreach (var worker in workers.Where(worker => !worker.HasExited))
            {
                Assert.Equal(0, await worker.StopAsync(Cancellation));
            }

            Assert.True(stage.Production.Log.Throttled == 0, $"{stage.Production.Log.Throttled} requests were above the quota.\n{Said(workers)}");
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }
    }

    private async Task KillAndPauseAsync(ClusterStage stage, ClusterDatabase database, List<WorkerProcess> workers, Random random)
    {
        var (north, south) = (ClusterStage.Schemas[0], ClusterStage.Schemas[1]);
        var loading = await CarriedAsync(database, workers, [north, south], []);
        var before = stage.Production.Log.Total;
        await UntilAsync(() => stage.Production.Log.Total > before + random.Next(20, 80), workers);

        var (first, paused) = (loading[north], loading[south]);
        await first.KillAsync(Cancellation);
        await Signal.SendAsync(paused.Id, "STOP", Cancellation);
        Say($"killed {first.Id}, paused {paused.Id}");
        loading = await CarriedAsync(database, workers, [north, south], [first, paused]);
        before = stage.Production.Log.Total;
        await UntilAsync(() => stage.Production.Log.Total > before + 20, workers);

        await Signal.SendAsync(paused.Id, "CONT", Cancellation);
        var second = loading[north];
        await second.KillAsync(Cancellation);
        Say($"woke {paused.Id}, killed {second.Id}");
    }

    /// <summary>Waits until each migration's load is carried out by a worker that is none of some.</summary>
    private static async Task<Dictionary<string, WorkerProcess>> CarriedAsync(
        ClusterDatabase database, List<WorkerProcess> workers, string[] schemas, WorkerProcess[] without)
    {
        var found = new Dictionary<string, WorkerProcess>(StringComparer.Ordinal);
        await UntilAsync(
            async () =>
            {
                foreach (var (schema, member) in await database.RunningAsync("load", Cancellation))
                {
                    if (workers.Find(worker => worker.Is(member)) is { } worker && !without.Contains(worker))
                    {
                        found[schema] = worker;
                    }
                }

                return schemas.All(found.ContainsKey);
            },
            workers);
        return found;
    }

    private static Task DoneAsync(ClusterDatabase database, List<WorkerProcess> workers) =>
        UntilAsync(async () => await database.JobsAsync(Cancellation) == 0, workers);

    private static Task UntilAsync(Func<bool> isHere, List<WorkerProcess> workers) => UntilAsync(() => Task.FromResult(isHere()), workers);

    /// <summary>A worker that needs a person ends the test: nobody would come.</summary>
    private static async Task UntilAsync(Func<Task<bool>> isHere, List<WorkerProcess> workers)
    {
        while (!await isHere())
        {
            Assert.False(workers.Exists(worker => worker.Says("needs a person")), Said(workers));
            await Task.Delay(Glance, Cancellation);
        }
    }

    private static string Said(List<WorkerProcess> workers) =>
        string.Join('\n', workers.Select(worker => string.Create(CultureInfo.InvariantCulture, $"--- {worker.Id}\n{worker.Said}")));

    private static int Rounds()
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("WORKBENCH_CLUSTER_ROUNDS"), CultureInfo.InvariantCulture, out var rounds))
        {
            return rounds;
        }

        LongTests.Require();
        return 1;
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
    }
}
