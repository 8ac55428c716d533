using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Workbench.Connectors.Http;

/// <summary>
/// The order of protection, outermost first: retry (safe calls only), quota permit per attempt, circuit breaker, attempt time-out.
/// Breaker and quota are shared by both pipelines.
/// </summary>
internal sealed class Pipelines
{
    private const int ServerError = 500;

    private readonly string system;
    private readonly ClientLimits limits;
    private readonly Random random;
    private readonly Lock randomGate = new();

    public Pipelines(string system, ClientLimits limits, ConnectorServices services, Quota quota)
    {
        this.system = system;
        this.limits = limits;
        random = services.Random;
        Write = new ResiliencePipelineBuilder<Attempt> { TimeProvider = services.Clock }
            .AddStrategy(_ => new QuotaStrategy(quota), new QuotaStrategy.Options())
            .AddCircuitBreaker(Breaker())
            .AddTimeout(limits.AttemptTimeout)
            .Build();
        Safe = new ResiliencePipelineBuilder<Attempt> { TimeProvider = services.Clock }
            .AddRetry(Retry())
            .AddPipeline(Write)
            .Build();
    }

    public ResiliencePipeline<Attempt> Safe { get; }

    public ResiliencePipeline<Attempt> Write { get; }

    private static bool IsFault(Exception fault) => fault is HttpRequestException or TimeoutRejectedException or IOException;

    // 429 and 4xx say that the vendor works, and a right that was lost says nothing of it: only its failures and silence open the circuit.
    private static CircuitBreakerStrategyOptions<Attempt> Breaker() => new()
    {
        FailureRatio = 0.8,
        MinimumThroughput = 20,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(5),
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome switch
        {
            { Exception: { } fault } => IsFault(fault),
            { Result.Answer.Status: >= ServerError } => true,
            _ => false,
        }),
    };

    private RetryStrategyOptions<Attempt> Retry() => new()
    {
        MaxRetryAttempts = limits.MaxRetries,
        ShouldHandle = outcome => ValueTask.FromResult(outcome.Outcome switch
        {
            { Exception: { } fault } => IsFault(fault) || fault is BrokenCircuitException or RightLostException,
            { Result.Answer: { Status: 408 or 429 or >= ServerError } answer } => !(answer.RetryAfter > limits.MaxRetryAfter),
            _ => false,
        }),
        DelayGenerator = retry => ValueTask.FromResult<TimeSpan?>(Delay(retry.AttemptNumber, retry.Outcome)),
        OnRetry = _ =>
        {
            HttpInstruments.Retried(system);
            return ValueTask.CompletedTask;
        },
    };

    private TimeSpan Delay(int attempt, Outcome<Attempt> outcome)
    {
        var doubled = limits.FirstDelay * Math.Pow(2, Math.Min(attempt, 16));
        var own = doubled < limits.LastDelay ? doubled : limits.LastDelay;
        double jitter;
        lock (randomGate)
        {
            jitter = random.NextDouble();
        }

        // Jitter only lengthens, by up to a quarter: neither the vendor's wait nor our own is ever cut short.
        var stated = outcome.Exception is BrokenCircuitException broken ? broken.RetryAfter : outcome.Result?.Answer.RetryAfter;
        return stated > own ? stated.Value + (limits.FirstDelay * jitter / 2) : own * (1 + (jitter / 4));
    }
}
