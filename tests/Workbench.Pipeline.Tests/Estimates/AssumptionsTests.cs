using Workbench.Core.Errors;
using Workbench.Pipeline.Estimates;

namespace Workbench.Pipeline.Tests.Estimates;

public sealed class AssumptionsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assumptions-tests-");

    private static Assumptions Measured { get; } = new() { SourceLatency = TimeSpan.FromMilliseconds(40) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_NoFile_IsWhatWasMeasured() => Assert.Equal(Measured, await Assumptions.ReadAsync(folder.FullName, Measured, Cancellation));

    [Fact]
    public async Task ReadAsync_OneNumber_LeavesTheOthersAsMeasured()
    {
        await WriteAsync("""{"messagesPerTicket": 9.5}""");

        Assert.Equal(Measured with { MessagesPerTicket = 9.5 }, await Assumptions.ReadAsync(folder.FullName, Measured, Cancellation));
    }

    [Theory]
    [InlineData("""{"messagesPerTickets": 9}""", "no assumption")]
    [InlineData("""{"messagesPerTicket": -1}""", "makes no sense")]
    [InlineData("""{"lostShare": 0.001, "missingShare": 0.002}""", "makes no sense")]
    [InlineData("""{"messagesPerTicket": "many"}""", "cannot be read")]
    public async Task ReadAsync_BadFile_SaysWhatIsWrong(string json, string words)
    {
        await WriteAsync(json);

        var refused = await Assert.ThrowsAsync<PlanException>(() => Assumptions.ReadAsync(folder.FullName, Measured, Cancellation));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task WriteAsync(string json) => File.WriteAllTextAsync(Path.Combine(folder.FullName, Assumptions.FileName), json, Cancellation);
}
