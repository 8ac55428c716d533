using Workbench.Connectors.Http;
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
