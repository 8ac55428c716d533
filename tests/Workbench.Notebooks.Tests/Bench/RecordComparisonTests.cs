namespace Workbench.Notebooks.Tests.Bench;

public sealed class RecordComparisonTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1, "Its thread: 1 message 0+1")]
    [InlineData(20, "Its thread: 20 messages 0+20")]
    [InlineData(21, "Its thread: the first 10 of 21 messages 0+10", "1 message more, and then the last 10 11+10")]
    [InlineData(45, "Its thread: the first 10 of 45 messages 0+10", "25 messages more, and then the last 10 35+10")]
    public void Stretches_AnyThread_ShowBothEndsAndNameTheRest(int messages, params string[] expected) =>
        Assert.Equal(expected, RecordComparison.Stretches(messages).Select(found => $"{found.Caption} {found.From}+{found.Count}"));
}
