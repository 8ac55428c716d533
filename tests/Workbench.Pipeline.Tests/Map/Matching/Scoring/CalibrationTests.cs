using Workbench.Pipeline.Map.Matching.Scoring;

namespace Workbench.Pipeline.Tests.Map.Matching.Scoring;

public sealed class CalibrationTests
{
    [Fact]
    public void Probability_MoreEvidence_IsAlwaysMore()
    {
        var last = 0.0;
        for (var weight = -10.0; weight < 20; weight += 0.05)
        {
            var probability = Calibration.Probability(weight, 0.5, 0.5);
            Assert.InRange(probability, last, 1);
            Assert.True(probability > last);
            last = probability;
        }
    }

    [Fact]
    public void Probability_LargerLead_IsMore() =>
        Assert.True(Calibration.Probability(4, 0.8, 0) > Calibration.Probability(4, -0.8, 0));
}
