using Workbench.Pipeline.Sample;

namespace Workbench.Pipeline.Tests.Sample;

public sealed class SampleBoundTests
{
    [Theory]
    [InlineData(50, 0, 0.0582)]
    [InlineData(25, 0, 0.1129)]
    [InlineData(50, 1, 0.0914)]
    [InlineData(100, 5, 0.1023)]
    [InlineData(10, 10, 1)]
    [InlineData(0, 0, 1)]
    public void Upper_RecordsLookedAt_IsTheBoundOfClopperAndPearson(int looked, int differing, double bound) =>
        Assert.Equal(bound, SampleBound.Upper(looked, differing), 0.0001);
}
