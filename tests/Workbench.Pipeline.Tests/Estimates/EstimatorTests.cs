using Workbench.Core.Connectors;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Estimates;

namespace Workbench.Pipeline.Tests.Estimates;

public sealed class EstimatorTests
{
    private static readonly TimeSpan SearchLag = TimeSpan.FromSeconds(120);

    private static readonly Assumptions Slow = new()
    {
        SourceLatency = TimeSpan.FromSeconds(0.1), DestinationLatency = TimeSpan.FromSeconds(0.1), SideBySide = 1, BytesPerSecond = 1e12, FilesPerTicket = 0,
    };

    [Fact]
    public void Plan_CountsAndCosts_MultipliesThemStepByStep()
    {
        var estimate = Plan(tickets: 250, Slow);

        Assert.Equal(3, Step(estimate, StepNames.Extract).SourceRequests);
        Assert.Equal(250 + (250 * 4.6), Step(estimate, StepNames.Load).DestinationRequests, tolerance: 0.001);
        Assert.Equal(140, Step(estimate, StepNames.Load).Duration.TotalSeconds, tolerance: 0.01);
        Assert.Equal([Kind.Message, Kind.Attachment], estimate.Assumed);
        Assert.Null(estimate.Limit);
    }

    [Fact]
    public void Plan_RepeatedCalls_AreCountedAndKeepTheirPlaceUntilRepeated()
    {
        var load = Step(Plan(tickets: 250, Slow with { RepeatedShare = 0.01, RepeatPause = TimeSpan.FromSeconds(10) }), StepNames.Load);

        Assert.Equal(1_400 * 1.01, load.DestinationRequests, tolerance: 0.001);
        Assert.Equal(1_400 * ((1.01 * 0.1) + (0.01 * 10)), load.Duration.TotalSeconds, tolerance: 0.01);
    }

    /// <summary>Tickets wait whenever their answer was lost, messages where they are missing as well.</summary>
    [Fact]
    public void Plan_LostCreatesOneByOne_EachHoldsUpTheLoadForTheSearchsLag()
    {
        var load = Step(Plan(tickets: 250, Slow with { LostShare = 0.01, MissingShare = 0.004 }), StepNames.Load);

        Assert.Equal(140 + (((250 * 0.01) + (250 * 4.6 * 0.004)) * SearchLag.TotalSeconds), load.Duration.TotalSeconds, tolerance: 0.01);
    }

    /// <summary>The closed form is the mean of phases whose lost creates are drawn: several in a phase, one or none, and a phase shorter than the lag.</summary>
    [Theory]
    [InlineData(40_000, 0.001)]
    [InlineData(40_000, 0.00003)]
    [InlineData(4_000, 0.0003)]
    public void Plan_LostCreatesSideBySide_OnlyTheLastOfThemIsWaitedFor(long tickets, double share)
    {
        var many = Slow with { SideBySide = 16, MessagesPerTicket = 0 };
        var phase = Step(Plan(tickets, many), StepNames.Load).Duration.TotalSeconds;

        var wait = Step(Plan(tickets, many with { LostShare = share }), StepNames.Load).Duration.TotalSeconds - phase;

        Assert.Equal(1, wait / DrawnTail(tickets * share, phase), tolerance: 0.02);
    }

    [Fact]
    public void Plan_ListsThatLag_AreWaitedForUnlessTheLastReadingTookLonger()
    {
        var lag = TimeSpan.FromSeconds(120);
        var plan = (long tickets, int rounds) => Step(Plan(tickets, Slow with { Rounds = rounds, MessagesPerTicket = 0 }, lag), StepNames.ReconcileChanges).Duration.TotalSeconds;

        Assert.Equal(60 + 15, plan(100, 1), tolerance: 0.01);
        Assert.InRange(plan(10_000, 2), 1, 75 - 10);
        Assert.Equal(0, plan(200_000, 2), tolerance: 0.01);
    }

    /// <summary>Fifty tickets take 5 s to load, and their messages follow: 500 take 50 s, 2,000 longer than the lag.</summary>
    [Theory]
    [InlineData(0, 60 + 15)]
    [InlineData(10, (70.0 / 120) * (35 + 15))]
    [InlineData(40, 0)]
    public void Plan_ListsThatLag_AreWaitedForAfterTheLoadUnlessItsMessagesTookLonger(double messages, double seconds)
    {
        var estimate = Plan(tickets: 50, Slow with { MessagesPerTicket = messages }, TimeSpan.FromSeconds(120));

        Assert.Equal(seconds, Step(estimate, StepNames.Reconcile).Duration.TotalSeconds, tolerance: 0.01);
    }

    [Fact]
    public void Plan_Assumptions_GiveTheRange()
    {
        var estimate = Plan(tickets: 250, Slow);

        Assert.InRange(estimate.Duration, estimate.Shortest, estimate.Longest - Slow.SettleDelay);
        Assert.True(estimate.Shortest < estimate.Duration * 0.8);
    }

    [Fact]
    public void Plan_LongThreads_AreNamedFirst()
    {
        var driver = Plan(tickets: 250, Slow with { MessagesPerTicket = 60 }).Drivers[0];

        Assert.Equal((StepNames.Load, Kind.Message), (driver.Step, driver.Kind));
        Assert.InRange(driver.Share, 0.8, 1);
    }

    [Fact]
    public void Plan_LimitBelowTheAnswers_DecidesAndIsNamed()
    {
        var limit = new QuotaLimit("one a second", 1, TimeSpan.FromSeconds(1), LimitShape.Pace);

        var estimate = Plan(tickets: 100, Slow, limit);

        Assert.Equal("there: one a second", estimate.Limit);
        Assert.Equal(560, Step(estimate, StepNames.Load).Duration.TotalSeconds, tolerance: 0.01);
    }

    [Fact]
    public void Plan_MoreCreditsThanADayGrants_LastsDays()
    {
        var limit = new QuotaLimit("500 credits a day", 500, TimeSpan.FromDays(1), LimitShape.Window, InCredits: true);

        var load = Step(Plan(tickets: 250, Slow, limit), StepNames.Load);

        Assert.InRange(load.Duration, TimeSpan.FromDays(2), TimeSpan.FromDays(3));
        Assert.Equal("there: 500 credits a day", load.Limit);
    }

    [Fact]
    public void Plan_TerabyteOfFiles_TakesAsLongAsTheirTransfer()
    {
        var estimate = Plan(tickets: 400_000, Slow with { FilesPerTicket = 1, BytesPerFile = 2_500_000, BytesPerSecond = 5_000_000 });

        Assert.Equal(1e12, estimate.FileBytes);
        Assert.InRange(Step(estimate, StepNames.Files).Duration, TimeSpan.FromSeconds(200_000), TimeSpan.FromSeconds(200_001));
        Assert.Equal("the transfer of files", Step(estimate, StepNames.Files).Limit);
    }

    /// <summary>Calls are passed in one piece: what is planned for an account has no more parts than the costs have rows.</summary>
    [Fact]
    public void Plan_TwoMillionRecords_HasAsManyPartsAsTwo() => Assert.Equal(
        Plan(tickets: 2, Slow).Steps.Sum(step => step.Calls.Count), Plan(tickets: 2_000_000, Slow).Steps.Sum(step => step.Calls.Count));

    [Fact]
    public void Hash_SameCountsAndAssumptions_IsTheSame()
    {
        Assert.Equal(Plan(250, Slow).Hash(), Plan(250, Slow).Hash());
        Assert.NotEqual(Plan(250, Slow).Hash(), Plan(251, Slow).Hash());
    }

    /// <summary>The mean over many phases of how much later the last lost create is certain than the phase would have ended.</summary>
    private static double DrawnTail(double lost, double phase)
    {
        const int phases = 200_000;
        var dice = new Random(1);
        var tails = 0.0;
        for (var drawn = 0; drawn < phases; drawn++)
        {
            // Backwards from the end, the gaps between them are exponential: the first one found is the last in time.
            var beforeEnd = -Math.Log(1 - dice.NextDouble()) * phase / lost;
            tails += beforeEnd < phase ? Math.Max(0, SearchLag.TotalSeconds - beforeEnd) : 0;
        }

        return tails / phases;
    }

    private static MigrationEstimate Plan(long tickets, Assumptions assumptions, params QuotaLimit[] limits) => Plan(tickets, assumptions, TimeSpan.Zero, limits);

    private static MigrationEstimate Plan(long tickets, Assumptions assumptions, TimeSpan listLag, params QuotaLimit[] limits)
    {
        var source = new SchemaSnapshot("here", "acme",
            [
                new ObjectSchema("tickets", "Tickets", Kind.Ticket, tickets, []),
                new ObjectSchema("messages", "Messages", Kind.Message, null, []),
                new ObjectSchema("files", "Files", Kind.Attachment, null, []),
            ], [], []);
        var estimator = new Estimator(
            "here-there",
            new SideTerms("here", [new(CostStep.Read, "GET tickets", CostUnit.Page(Kind.Ticket, 100)), new(CostStep.Download, "GET file", CostUnit.Record(Kind.Attachment))], QuotaTerms.None),
            new SideTerms(
                "there",
                [
                    new(CostStep.Load, "POST tickets", CostUnit.Record(Kind.Ticket)) { WhenLost = LostWait.Always },
                    new(CostStep.Load, "POST messages", CostUnit.Record(Kind.Message)) { WhenLost = LostWait.IfMissing },
                ],
                new QuotaTerms(int.MaxValue, limits)) { SearchLag = SearchLag, ListLag = listLag });
        return estimator.Plan(assumptions, given => new Workload(source, [], given));
    }

    private static EstimatedStep Step(MigrationEstimate estimate, string name) => estimate.Steps.Single(step => step.Name == name);
}
