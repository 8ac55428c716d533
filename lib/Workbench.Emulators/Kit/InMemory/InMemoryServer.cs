using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Workbench.Emulators.Kit.InMemory;

/// <summary>A server without sockets: an exchange runs on the caller's thread from its request to the end of its answer.</summary>
internal sealed class InMemoryServer : IServer
{
    private Func<IFeatureCollection, InMemoryAnswer, Task> process = static (_, _) => throw new InvalidOperationException("The emulator is not running.");

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        process = (features, answer) => RunAsync(application, features, answer);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs one exchange to its end.</summary>
    public Task ProcessAsync(IFeatureCollection exchange, InMemoryAnswer answer) => process(exchange, answer);

    public void Dispose()
    {
    }

    private static async Task RunAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features, InMemoryAnswer answer)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        Exception? failure = null;
        try
        {
            await application.ProcessRequestAsync(context);
            if (!answer.IsCut)
            {
                await features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
                await answer.StartAsync();
            }
        }
        catch (Exception thrown)
        {
            failure = thrown;
            throw;
        }
        finally
        {
            application.DisposeContext(context, failure);
        }
    }
}
