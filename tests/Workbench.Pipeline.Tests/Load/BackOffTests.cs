using Workbench.Pipeline.Load;

namespace Workbench.Pipeline.Tests.Load;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(1, 500)]
    [InlineData(2, 1_000)]
    [InlineData(5, 8_000)]
    [InlineData(6, 16_000)]
    [InlineData(7, 16_000)]
    [InlineData(2_000, 16_000)]
    public void After_Attempt_DoublesUpToSixteenSeconds(int attempt, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), BackOff.After(attempt));
}
