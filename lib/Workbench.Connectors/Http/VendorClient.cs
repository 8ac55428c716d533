using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Http;

/// <summary>
/// The one way to a vendor. Safe calls are retried; writes are sent exactly once and classified. Credentials go to the account's own
/// host only, and no text that leaves here contains them.
/// </summary>
public sealed class VendorClient
{
    private const int MaxJsonReadings = 3;

    private readonly Exchange exchange;
    private readonly Pipelines pipelines;
    private readonly Faults faults;

    public VendorClient(VendorHost host, ClientLimits limits, ConnectorServices services, Quota quota)
    {
        Host = host;
        Limits = limits;
        Quota = quota;
        Clock = services.Clock;
        exchange = new Exchange(host, limits, services, quota);
        pipelines = new Pipelines(host.System, limits, services, quota);
        faults = new Faults(host, services.Scrubber);
    }

    public VendorHost Host { get; }

    public ClientLimits Limits { get; }

    public Quota Quota { get; }

    internal TimeProvider Clock { get; }

    /// <summary>Sends a safe call and returns its successful answer.</summary>
    /// <exception cref="ConnectorException">It was refused, or failed after the last retry.</exception>
    public async Task<HttpAnswer> ReadAsync(VendorRequest request, CancellationToken cancellation)
    {
        var answer = await AskAsync(request, cancellation).ConfigureAwait(false);
        return answer.IsSuccess ? answer : throw faults.Refused(answer);
    }

    /// <summary>
    /// As <see cref="ReadAsync"/>, and reads the JSON. A body that claims to be JSON and is not (it was cut) is asked for again, twice. The caller
    /// disposes the document.
    /// </summary>
    /// <exception cref="ConnectorException">As <see cref="ReadAsync"/>, or still no JSON.</exception>
    public async Task<(HttpAnswer Answer, JsonDocument Json)> ReadJsonAsync(VendorRequest request, CancellationToken cancellation)
    {
        var (answer, json) = await AskJsonAsync(request, cancellation).ConfigureAwait(false);
        return answer.IsSuccess ? (answer, json ?? answer.Json()) : throw faults.Refused(answer);
    }

    /// <summary>
    /// As <see cref="AskAsync"/>, and reads the JSON of a successful answer as <see cref="ReadJsonAsync"/> does; null where the call was refused, and where
    /// there is no body that claims to be JSON. The caller disposes the document.
    /// </summary>
    /// <exception cref="ConnectorException">As <see cref="AskAsync"/>, or still no JSON.</exception>
    public async Task<(HttpAnswer Answer, JsonDocument? Json)> AskJsonAsync(VendorRequest request, CancellationToken cancellation)
    {
        for (var reading = 1; ; reading++)
        {
            var answer = await AskAsync(request, cancellation).ConfigureAwait(false);
            var claimsJson = answer.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) == true;
            if (!answer.IsSuccess || answer.Status == 204 || (answer.Body.IsEmpty && !claimsJson))
            {
                return (answer, null);
            }

            try
            {
                return (answer, answer.Json());
            }
            catch (ConnectorException) when (reading < MaxJsonReadings && claimsJson)
            {
                await Task.Delay(Limits.FirstDelay, Clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sends a safe call and returns its answer, also a 4xx one; for calls where "not found" is an answer.</summary>
    /// <exception cref="ConnectorException">No answer, or still 429 or 5xx after the last retry.</exception>
    public async Task<HttpAnswer> AskAsync(VendorRequest request, CancellationToken cancellation)
    {
        RequireSafe(request);
        var attempt = await RunSafeAsync(
            request.Endpoint.Name, token => exchange.WholeAsync(request, token), cancellation).ConfigureAwait(false);
        return attempt.Answer.Status is 408 or 429 or >= 500 ? throw faults.Refused(attempt.Answer) : attempt.Answer;
    }

    /// <summary>Sends a write exactly once. Throws for cancellation alone.</summary>
    public async Task<SendResult> WriteAsync(VendorRequest request, CancellationToken cancellation)
    {
        var context = ResilienceContextPool.Shared.Get(cancellation);
        try
        {
            var outcome = await pipelines.Write.ExecuteOutcomeAsync(
                static (context, state) => Capture(state.exchange.WholeAsync(state.request, context.CancellationToken)),
                context,
                (exchange, request)).ConfigureAwait(false);
            if (outcome.Exception is OperationCanceledException && cancellation.IsCancellationRequested)
            {
                outcome.ThrowIfException();
            }

            return outcome.Exception is { } fault ? Classify(request.Endpoint, fault) : Classify(outcome.Result!.Answer);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Opens a body for streaming; the caller disposes it. Not a 2xx: the answer is whole and <see cref="OpenAnswer.Body"/> is null.</summary>
    /// <param name="address">Any address that the rules allow; credentials go along only where it is on the account's own host.</param>
    /// <exception cref="ConnectorException">No answer, or still 429 or 5xx after the last retry.</exception>
    public async Task<OpenAnswer> OpenAsync(string name, AllowedAddress address, CancellationToken cancellation)
    {
        var attempt = await RunSafeAsync(name, token => exchange.HeadAsync(name, address, token), cancellation).ConfigureAwait(false);
        return attempt.Answer.Status is 408 or 429 or >= 500 ? throw faults.Refused(attempt.Answer) : new OpenAnswer(attempt);
    }

    /// <summary>As the other form, for a safe call with a body of its own.</summary>
    /// <exception cref="ConnectorException">No answer, or still 429 or 5xx after the last retry.</exception>
    public async Task<OpenAnswer> OpenAsync(VendorRequest request, CancellationToken cancellation)
    {
        RequireSafe(request);
        var attempt = await RunSafeAsync(request.Endpoint.Name, token => exchange.HeadAsync(request, token), cancellation).ConfigureAwait(false);
        return attempt.Answer.Status is 408 or 429 or >= 500 ? throw faults.Refused(attempt.Answer) : new OpenAnswer(attempt);
    }

    /// <summary>The error that an answer amounts to, in words that say what to do next.</summary>
    public ConnectorException Refusal(HttpAnswer answer) => faults.Refused(answer);

    private static async ValueTask<Outcome<Attempt>> Capture(Task<Attempt> sent)
    {
        try
        {
            return Outcome.FromResult(await sent.ConfigureAwait(false));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return Outcome.FromException<Attempt>(fault);
        }
    }

    private static void RequireSafe(VendorRequest request)
    {
        if (request.Endpoint.Safety != Safety.Safe)
        {
            throw new ArgumentException($"{request.Endpoint.Name} is a write: send it with {nameof(WriteAsync)}.");
        }
    }

    private async Task<Attempt> RunSafeAsync(string name, Func<CancellationToken, Task<Attempt>> send, CancellationToken cancellation)
    {
        try
        {
            return await pipelines.Safe.ExecuteAsync(async token => await send(token).ConfigureAwait(false), cancellation)
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or TimeoutRejectedException or IOException or BrokenCircuitException or RightLostException)
        {
            throw faults.Unreachable(name, fault);
        }
    }

    private SendResult Classify(HttpAnswer answer) => answer.Status switch
    {
        429 => new SendResult.NotSent("throttled (429)", answer.RetryAfter),
        408 or >= 500 => new SendResult.Unknown($"{answer.Endpoint} answered {answer.Status}", answer),
        _ => new SendResult.Answered(answer),
    };

    private SendResult Classify(Endpoint endpoint, Exception fault) => fault switch
    {
        BrokenCircuitException broken => new SendResult.NotSent("held back: the vendor has been failing", broken.RetryAfter),
        RightLostException lost => new SendResult.NotSent(lost.Message, null),
        HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        } => new SendResult.NotSent(faults.Words(fault), null),
        _ => new SendResult.Unknown($"{endpoint.Name}: {faults.Words(fault)}", null),
    };
}
