using Workbench.Connectors.Http;
using Workbench.Core.Errors;
using static Workbench.Connectors.Tests.Http.ScriptedVendor;

namespace Workbench.Connectors.Tests.Http;

[Collection(nameof(ManualClockTests))]
public sealed class CircuitTests
{
    private const int Many = 30;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(404)]
    [InlineData(429)]
    public async Task WriteAsync_AfterManyRefusals_IsStillSent(int status)
    {
        using var vendor = new ScriptedVendor(Answer(status, "{}", ("Retry-After", "0")));
        var client = vendor.Client();
        for (var call = 0; call < Many; call++)
        {
            await vendor.Clock.RunAsync(client.WriteAsync(CreateThing, Cancellation));
        }

        Assert.Equal(Many, vendor.Seen.Count);
    }

    [Fact]
    public async Task WriteAsync_AfterManyFailures_IsHeldBackAndCertainlyNotSent()
    {
        using var vendor = new ScriptedVendor(Answer(500));
        var client = vendor.Client();
        SendResult last = null!;
        for (var call = 0; call < Many; call++)
        {
            last = await vendor.Clock.RunAsync(client.WriteAsync(CreateThing, Cancellation));
        }

        Assert.True(vendor.Seen.Count < Many);
        Assert.NotNull(Assert.IsType<SendResult.NotSent>(last).RetryAfter);
    }

    [Fact]
    public async Task WriteAsync_RightIsLostManyTimes_IsCertainlyNotSentAndHoldsNothingBack()
    {
        using var vendor = new ScriptedVendor(Answer(201));
        vendor.MaySend = false;
        var client = vendor.Client();
        for (var call = 0; call < Many; call++)
        {
            var result = Assert.IsType<SendResult.NotSent>(await vendor.Clock.RunAsync(client.WriteAsync(CreateThing, Cancellation)));
            Assert.Contains("lost its right", result.Cause, StringComparison.Ordinal);
            Assert.DoesNotContain("Check the base URL", result.Cause, StringComparison.Ordinal);
        }

        Assert.Empty(vendor.Seen);
        vendor.MaySend = true;
        Assert.IsType<SendResult.Answered>(await vendor.Clock.RunAsync(client.WriteAsync(CreateThing, Cancellation)));
    }

    [Fact]
    public async Task ReadAsync_RightIsLost_SaysSoAndMayBeTriedAgain()
    {
        using var vendor = new ScriptedVendor(Answer(200));
        vendor.MaySend = false;

        var fault = await Assert.ThrowsAsync<ConnectorException>(
            () => vendor.Clock.RunAsync(vendor.Client(limits: new ClientLimits { MaxRetries = 2 }).ReadAsync(ReadThing, Cancellation)));

        Assert.Equal(("vendor.http.not-ours", true), (fault.Code, fault.IsRetryable));
        Assert.Contains("lost its right", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_AfterTheBreak_IsSentAgain()
    {
        using var vendor = new ScriptedVendor([.. Enumerable.Repeat(Answer(500), 20), Answer(201)]);
        var client = vendor.Client();
        for (var call = 0; call < Many; call++)
        {
            await vendor.Clock.RunAsync(client.WriteAsync(CreateThing, Cancellation));
        }

        vendor.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.IsType<SendResult.Answered>(await vendor.Clock.RunAsync(client.WriteAsync(CreateThing, Cancellation)));
    }
}
