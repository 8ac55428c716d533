using Workbench.Emulators.Kit;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>Whatever the destination answers during the load, afterwards nothing is lost and nothing is doubled.</summary>
public sealed class FaultTests(PreparedStage prepared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("429@20x3,429@60x3,429(1)@100x3,429%0.03")]
    [InlineData("500-after@2:POST /contacts$,500-after@3x2:POST /tickets$,500-after@5x3:POST /tickets/*/reply,500-after@2:POST /conversations$")]
    [InlineData("cut-after@2:POST /contacts$,cut-after@3x2:POST /tickets$,cut-after@5x3:POST /tickets/*/reply,cut-after@2:POST /conversations/*/reply,cut-after@2:POST /contacts/*/notes")]
    [InlineData("cut-before@2:POST /contacts$,cut-before@3x2:POST /tickets$,cut-before@5x3:POST /tickets/*/reply,cut-before@2:POST /conversations$")]
    public async Task Load_FaultyDestination_LosesAndDoublesNothing(string faults)
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        stage.Production.Faults = FaultPlan.Parse(faults);

        await stage.LoadAsync(Cancellation);

        Assert.Contains(stage.Production.Log.Last, request => request.Fault is not null);
        var report = stage.Check();
        Assert.True(report.Findings.Count == 0, report.Explain());
    }

    [Fact]
    public async Task Load_SecondTime_WritesNothing()
    {
        using var folder = prepared.Copy();
        await using var stage = await Stage.StartAsync(folder, PreparedStage.Size, Cancellation);
        await stage.LoadAsync(Cancellation);
        var (fingerprint, writes) = (stage.Production.Fingerprint(), stage.Writes());

        await stage.LoadAsync(Cancellation);

        Assert.Equal(fingerprint, stage.Production.Fingerprint());
        Assert.Equal(writes, stage.Writes());
    }
}
