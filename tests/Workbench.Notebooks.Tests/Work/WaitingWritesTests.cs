using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Work;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.Load;

namespace Workbench.Notebooks.Tests.Work;

public sealed class WaitingWritesTests
{
    [Fact]
    public void Of_LoadThatLeftWrites_CountsThemByPhase()
    {
        var words = WaitingWrites.Of(WorkStep.Load, Result(Phase("Tickets", waiting: 1_200), Phase("People", waiting: 0), Phase("Messages", waiting: 34)));

        Assert.StartsWith("1,234 writes wait: Tickets 1,200, Messages 34.", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OnlyWritesOfAnotherRunWait_SaysNothing() => Assert.Null(WaitingWrites.Of(WorkStep.Load, Result(Phase("Tickets", waiting: 7, left: 7))));

    [Fact]
    public void Of_CatchUpWhoseLastRoundLeftWrites_CountsThoseOfThatRound()
    {
        var words = WaitingWrites.Of(WorkStep.CatchUp, CanonicalJson.Write<IReadOnlyList<DeltaRound>>([new DeltaRound(3, [], 9), new DeltaRound(4, [], 1_200)]));

        Assert.StartsWith("1,200 writes wait. ", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CatchUpAfterTheCutOver_SaysNothing() => Assert.Null(WaitingWrites.Of(WorkStep.CatchUp, CanonicalJson.Write<IReadOnlyList<DeltaRound>>([])));

    [Fact]
    public void Of_ReplayThatLeftWrites_CountsThem() => Assert.StartsWith("3 writes wait. ", Replay(waiting: 3), StringComparison.Ordinal);

    [Fact]
    public void Of_ReplayThatLeftNone_SaysNothing() => Assert.Null(Replay(waiting: 0));

    [Theory]
    [InlineData(WorkStep.Download, "12")]
    [InlineData(WorkStep.Rollback, "{}")]
    public void Of_StepThatCountsNoWrites_SaysNothing(string step, string result) => Assert.Null(WaitingWrites.Of(step, result));

    private static string? Replay(long waiting) => WaitingWrites.Of(WorkStep.Replay, CanonicalJson.Write(new ReplayResult(12, 1, 0, waiting)));

    private static PhaseResult Phase(string label, long waiting, long left = 0) => new(new LoadPhase(1, label), 10, 2, 0, waiting, left);

    private static string Result(params PhaseResult[] phases) => CanonicalJson.Write(phases);
}
