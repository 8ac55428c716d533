namespace Workbench.Connectors.Http;

/// <summary>How certain the outcome of a write is. The list is closed.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>The vendor answered and the answer is final: done (2xx) or refused (3xx, 4xx but 429).</summary>
    public sealed record Answered(HttpAnswer Answer) : SendResult;

    /// <summary>Certainly not carried out: no connection, no such host, throttled, or held back because the vendor fails.</summary>
    public sealed record NotSent(string Cause, TimeSpan? RetryAfter) : SendResult;

    /// <summary>It may have been carried out: time-out, cut connection, 5xx.</summary>
    /// <param name="Answer">The 5xx answer, where one arrived.</param>
    public sealed record Unknown(string Cause, HttpAnswer? Answer) : SendResult
    {
        public string? RequestId => Answer?.RequestId;
    }
}
