using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Tests.Kit;

public sealed class RateWindowTests
{
    [Fact]
    public void Take_BeyondLimit_IsRefusedUntilTheWindowEnds()
    {
        var clock = new ManualClock();
        var window = new RateWindow(clock, 2, TimeSpan.FromSeconds(10));

        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(_ => window.Take().Allowed));
        var refused = window.Take();
        Assert.Equal(0, refused.Remaining);

        clock.Now = refused.ResetAt;
        Assert.True(window.Take().Allowed);
    }
}
