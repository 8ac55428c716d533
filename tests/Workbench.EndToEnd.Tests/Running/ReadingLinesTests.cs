using Workbench.Cli.Running;
using Workbench.Ledger.Verification;

namespace Workbench.EndToEnd.Tests.Running;

public sealed class ReadingLinesTests
{
    private readonly StringWriter shown = new();
    private readonly StandingClock clock = new();

    [Fact]
    public void Report_InTheFirstSecond_ShowsNothing()
    {
        using (var lines = Begin(isScreen: true))
        {
            clock.Now += TimeSpan.FromSeconds(0.9);
            lines.Report(new ReadProgress("files, MiB", 1, 3));
        }

        Assert.Empty(shown.ToString());
    }

    [Fact]
    public void Report_LongReading_ShowsPartRateAndRestAndIsGoneAtItsEnd()
    {
        using (var lines = Begin(isScreen: true))
        {
            lines.Report(new ReadProgress("ledger.db: events", 0, 3_000));
            clock.Now += TimeSpan.FromSeconds(2);
            lines.Report(new ReadProgress("ledger.db: events", 1_000, 3_000));
            lines.Report(new ReadProgress("ledger.db: events", 1_500, 3_000));
        }

        var line = shown.ToString().Split('\r', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("   Reading the record: ledger.db: events  1,000 of 3,000 · 33.3 % · 500/s · 4 s left", line[0]);
        Assert.Equal(new string(' ', line[0].Length), Assert.Single(line.Skip(1)));
    }

    [Fact]
    public void Report_OutputGoesToAFile_WritesNothing()
    {
        using (var lines = Begin(isScreen: false))
        {
            clock.Now += TimeSpan.FromSeconds(20);
            lines.Report(new ReadProgress("files, MiB", 1, 3));
        }

        Assert.Empty(shown.ToString());
    }

    private ReadingLines Begin(bool isScreen) => new(new TerminalWriter(shown) { IsScreen = isScreen }, "Reading the record", clock);

    private sealed class StandingClock : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
