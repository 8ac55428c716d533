using Workbench.Simulation.Running;

namespace Workbench.Simulation.Tests.Running;

public sealed class TurnSchedulerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AloneAsync_ParallelLoop_TakesTurnsOnOneThreadWhereItYields()
    {
        var events = new List<string>();
        var threads = new List<string?>();

        await Simulator.AloneAsync(
            async () =>
            {
                var parallel = new ParallelOptions { MaxDegreeOfParallelism = 3, TaskScheduler = TaskScheduler.Current, CancellationToken = Cancellation };
                await Parallel.ForEachAsync(["a", "b", "c"], parallel, async (name, _) =>
                {
                    events.Add($"{name} begins");
                    threads.Add(Thread.CurrentThread.Name);
                    await Task.Yield();
                    events.Add($"{name} ends");
                    threads.Add(Thread.CurrentThread.Name);
                });
                return true;
            },
            Cancellation);

        Assert.Equal(Enumerable.Repeat("seed", 6), threads);
        Assert.Equal(["a begins", "b begins"], events.Where(told => told.EndsWith("begins", StringComparison.Ordinal)).Take(2));
        Assert.True(events.IndexOf("b begins") < events.IndexOf("a ends"), string.Join(", ", events));
    }

    [Fact]
    public async Task AloneAsync_SameWorkTwice_HappensInTheSameOrder()
    {
        var first = await InterleavedAsync();

        Assert.Equal(first, await InterleavedAsync());
        Assert.Equal(80, first.Count);
    }

    private static Task<List<int>> InterleavedAsync() => Simulator.AloneAsync(
        async () =>
        {
            var order = new List<int>();
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = 4, TaskScheduler = TaskScheduler.Current, CancellationToken = Cancellation };
            await Parallel.ForEachAsync(Enumerable.Range(0, 20), parallel, async (number, _) =>
            {
                for (var part = 0; part < 4; part++)
                {
                    order.Add(number);
                    if ((number + part) % 3 > 0)
                    {
                        await Task.Yield();
                    }
                }
            });
            return order;
        },
        Cancellation);
}
