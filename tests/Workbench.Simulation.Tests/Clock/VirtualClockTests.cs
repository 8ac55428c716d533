using Workbench.Simulation.Clock;

namespace Workbench.Simulation.Tests.Clock;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 2, 3, 8, 0, 0, TimeSpan.Zero);
    private readonly VirtualClock clock = new(Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delay_Awaited_MovesTimeAndNobodyWaits()
    {
        await Task.Delay(TimeSpan.FromHours(3), clock, Cancellation);

        Assert.Equal(Start.AddHours(3), clock.GetUtcNow());
    }

    [Fact]
    public async Task Delay_LongerThanTheTimeout_IsCancelledAtTheTimeout()
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromSeconds(45), clock, timeout.Token));

        Assert.Equal(Start.AddSeconds(30), clock.GetUtcNow());
    }

    [Fact]
    public async Task Delay_TimeoutOfSomebodyElse_GoesOn()
    {
        using var other = new CancellationTokenSource(TimeSpan.FromSeconds(30), clock);

        await Task.Delay(TimeSpan.FromSeconds(45), clock, Cancellation);

        Assert.True(other.IsCancellationRequested);
        Assert.Equal(Start.AddSeconds(45), clock.GetUtcNow());
    }

    [Fact]
    public void Pass_DisposedTimeout_DoesNotFire()
    {
        var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30), clock);
        var token = timeout.Token;
        timeout.Dispose();

        clock.Pass(TimeSpan.FromHours(1));

        Assert.False(token.IsCancellationRequested);
        Assert.Equal(Start.AddHours(1), clock.GetUtcNow());
    }
}
