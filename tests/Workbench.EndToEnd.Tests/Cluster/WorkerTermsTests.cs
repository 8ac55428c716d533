using Workbench.Cluster;

namespace Workbench.EndToEnd.Tests.Cluster;

public sealed class WorkerTermsTests
{
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(30, 30)]
    [InlineData(600, 30)]
    public void Look_AnyCheckIn_IsTheSameBetweenOneAndThirtySeconds(double checkIn, double look) =>
        Assert.Equal(TimeSpan.FromSeconds(look), new WorkerTerms { CheckIn = TimeSpan.FromSeconds(checkIn) }.Look);
}
