using Workbench.Emulators;
using Workbench.Simulation.Clock;
using Workbench.Simulation.Drawing;
using Workbench.Simulation.Running;

namespace Workbench.Simulation.Worlds;

/// <summary>The way from a simulated process to both vendors: every request takes its time, and those of a dead process get nowhere.</summary>
/// <param name="sleepsAt">The request before which the machine sleeps for some hours; null for never.</param>
internal sealed class Network(VirtualClock clock, EmulatedAccount source, EmulatedAccount destination, Dice pace, int? sleepsAt, Action<long> beforeSource)
    : HttpMessageHandler
{
    private readonly HttpMessageInvoker toSource = new(source.Emulator.Handler!);
    private readonly HttpMessageInvoker toDestination = new(destination.Emulator.Handler!);
    private long sourceRequests;

    public long Requests { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        if (Requests == sleepsAt)
        {
            clock.Pass(TimeSpan.FromMinutes(pace.Between(70, 600)));
        }

        if (request.Content is { } content)
        {
            // A file is read on another thread.
            Turn.Keep(content.LoadIntoBufferAsync(cancellationToken));
        }

        clock.Pass(TimeSpan.FromMilliseconds(pace.Between(5, 120)));
        if (request.RequestUri!.Port == source.BaseUrl.Port)
        {
            beforeSource(++sourceRequests);
        }
        else if (request.RequestUri.Port != destination.BaseUrl.Port)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"Nobody listens at {request.RequestUri.Authority}.");
        }

        var http = request.RequestUri.Port == source.BaseUrl.Port ? toSource : toDestination;
        return await http.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            toSource.Dispose();
            toDestination.Dispose();
        }

        base.Dispose(disposing);
    }
}
