using Workbench.Pipeline.Load;

namespace Workbench.Pipeline.Tests.Load;

public sealed class RequestSlotsTests
{
    [Fact]
    public async Task RunAsync_MoreThanTheMost_WaitsUntilOneHasEnded()
    {
        using var slots = new RequestSlots(2, CancellationToken.None);
        var (first, second) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        var begun = new List<string>();
        var running = new[] { slots.RunAsync(() => Begin("first", first)), slots.RunAsync(() => Begin("second", second)) };
        var third = slots.RunAsync(() => Begin("third", Ended(3)));
        Assert.Equal(["first", "second"], begun);

        second.SetResult(2);
        Assert.Equal(3, await third);

        Assert.Equal(["first", "second", "third"], begun);
        first.SetResult(1);
        var answers = await Task.WhenAll(running);
        Assert.Equal((1, 2), (answers[0], answers[1]));

        Task<int> Begin(string name, TaskCompletionSource<int> end)
        {
            begun.Add(name);
            return end.Task;
        }
    }

    [Fact]
    public async Task RunAsync_RequestThatFails_GivesItsTurnOn()
    {
        using var slots = new RequestSlots(1, CancellationToken.None);
        await Assert.ThrowsAsync<TimeoutException>(() => slots.RunAsync<int>(() => throw new TimeoutException()));

        Assert.Equal(4, await slots.RunAsync(() => Task.FromResult(4)));
    }

    [Fact]
    public async Task RunAsync_StoppedWhileItWaits_MakesNoRequest()
    {
        using var stop = new CancellationTokenSource();
        using var slots = new RequestSlots(1, stop.Token);
        var (held, made) = (new TaskCompletionSource<int>(), false);
        var running = slots.RunAsync(() => held.Task);
        var waiting = slots.RunAsync(() => Task.FromResult(made = true));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True(slots.RunAsync(() => Task.FromResult(made = true)).IsCanceled);
        held.SetResult(1);
        Assert.Equal(1, await running);
        Assert.False(made);
    }

    /// <summary>What is told first about the stop ends the request in flight, so that the next one has its turn before it is told.</summary>
    [Fact]
    public async Task RunAsync_TurnThatComesWithTheStop_MakesNoRequest()
    {
        using var stop = new CancellationTokenSource();
        using var slots = new RequestSlots(1, stop.Token);
        var (held, made) = (new TaskCompletionSource<int>(), false);
        var running = slots.RunAsync(() => held.Task);
        var waiting = slots.RunAsync(() => Task.FromResult(made = true));
        using var first = stop.Token.Register(() => held.SetResult(1));

        stop.Cancel();

        Assert.Equal(1, await running);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.False(made);
    }

    private static TaskCompletionSource<int> Ended(int value)
    {
        var end = new TaskCompletionSource<int>();
        end.SetResult(value);
        return end;
    }
}
