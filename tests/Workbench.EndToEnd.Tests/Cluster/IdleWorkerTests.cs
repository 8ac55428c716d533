using System.Globalization;
using Workbench.Cluster;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Work;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>A worker that has nothing to do while somebody else asks for a step.</summary>
public sealed class IdleWorkerTests
{
    /// <summary>Its own: other tests name another database at the same time.</summary>
    private const string Variable = "WORKBENCH_IDLE_WORKER_OF_TESTS";

    /// <summary>One or two are what it takes; a worker that looks as seldom as Quartz.NET does by itself gives more than twenty.</summary>
    private const int MostSignsOfLife = 10;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Counted in its own signs of life, so that a slow machine is none the worse. It stands still while the step is asked for, so that it does not see it early.</summary>
    /// <param name="overdue">For how many seconds nobody could take the step up; Quartz.NET treats one that is late by more than a minute in another way.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    public async Task Run_StepAskedForWhileItIsIdle_TakesItUpWithinSomeSignsOfLife(int overdue)
    {
        using var database = ClusterDatabase.BehindRelay();
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable(Variable, database.Connection);

        // It has no accounts, so that the step ends as soon as it begins.
        await new MigrationFile("ivinex-intercom", "Idle", new Dictionary<string, EnvironmentFile>(), Ledger: new LedgerFile("idle", Variable)).WriteAsync(folder.Root, Cancellation);
        using var worker = new WorkerProcess(Variable);
        await UntilAsync(worker, "takes up work", static () => Task.FromResult(0L));
        await Signal.SendAsync(worker.Id, "STOP", Cancellation);
        await ClusterWork.RequestAsync(folder.Root, new WorkRequest(WorkStep.Download), shards: 1, Cancellation);
        database.Run(string.Create(CultureInfo.InvariantCulture, $"UPDATE workbench_cluster.qrtz_triggers SET next_fire_time = next_fire_time - {overdue * TimeSpan.TicksPerSecond}"));
        await Signal.SendAsync(worker.Id, "CONT", Cancellation);

        var signs = await UntilAsync(worker, "idle download: ", () => database.SignOfLifeAsync(Cancellation));

        Assert.True(signs <= MostSignsOfLife, $"It showed {signs} times that it lives before it took the step up.\n{worker.Said}");
    }

    /// <returns>How many signs of life there were until the worker said something.</returns>
    private static async Task<int> UntilAsync(WorkerProcess worker, string words, Func<Task<long>> life)
    {
        var seen = new HashSet<long>();
        while (!worker.Says(words))
        {
            Assert.False(worker.HasExited, worker.Said);
            seen.Add(await life());
            await Task.Delay(Glance, Cancellation);
        }

        return seen.Count;
    }
}
