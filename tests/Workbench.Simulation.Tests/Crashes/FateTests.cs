using Workbench.Core.Records;
using Workbench.Simulation.Crashes;

namespace Workbench.Simulation.Tests.Crashes;

public sealed class FateTests
{
    private static readonly CrashSite Intended = new("WriteIntended", Kind.Ticket);
    private static readonly CrashSite Ended = new("WriteEnded", Kind.Ticket);

    [Fact]
    public void Meet_NamedPoint_StrikesItsOccurrenceOnce()
    {
        var fate = new Fate([new CrashPoint("WriteEnded", Kind.Ticket, 2, IsDurable: true)]);

        var met = new[] { Intended, Ended, Intended, Ended, Ended }.Select(site => fate.Meet(site) is not null);

        Assert.Equal([false, false, false, true, false], met);
        Assert.Equal([new Crash(Ended, IsDurable: true)], fate.Crashes);
        Assert.Equal(2, fate.Passed.Count);
    }

    [Fact]
    public void Meet_UnusualSite_DiesOnceBeforeAndOnceAfter()
    {
        var unusual = new CrashSite("RecordRejected", Kind.Ticket);
        var fate = new Fate([], new UnusualSites(isDurableFirst: true));

        var met = new[] { Ended, unusual, unusual, unusual }.Select(site => fate.Meet(site)?.IsDurable);

        Assert.Equal([null, true, false, null], met);
    }

    [Fact]
    public void FillsDisk_FromItsWrite_IsTrueOnce()
    {
        var fate = new Fate([], diskFullAt: 2);

        var full = new[] { Intended, Ended, Intended, Ended }.Select(site =>
        {
            fate.Meet(site);
            return fate.FillsDisk();
        });

        Assert.Equal([false, true, false, false], full);
    }

    [Fact]
    public void Meet_PointThatNeverComes_DoesNotHoldUpTheOthers()
    {
        var fate = new Fate([new CrashPoint("TwinRemoved", null, 1, false), new CrashPoint(null, null, 2, false)]);

        Assert.Null(fate.Meet(Intended));
        Assert.NotNull(fate.Meet(Ended));
    }
}
