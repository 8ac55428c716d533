using Polly;

namespace Workbench.Connectors.Http;

/// <summary>Takes one permit of the quota for every attempt, and holds it until the attempt is over. The wait counts against no time-out.</summary>
internal sealed class QuotaStrategy(Quota quota) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state)
    {
        try
        {
            using var permit = await quota.AcquireAsync(1, context.CancellationToken).ConfigureAwait(false);
            if (!permit.IsAcquired)
            {
                return Outcome.FromException<TResult>(new RightLostException());
            }

            return await callback(context, state).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<TResult>(cancelled);
        }
    }

    internal sealed class Options : ResilienceStrategyOptions
    {
        public Options() => Name = "Quota";
    }
}
