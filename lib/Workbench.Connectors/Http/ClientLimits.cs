namespace Workbench.Connectors.Http;

/// <summary>Bounds of one client. The defaults suit every vendor known so far.</summary>
public sealed record ClientLimits
{
    /// <summary>Largest answer held in memory, decompressed. Default 32 MiB.</summary>
    public int MaxBodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Longest single attempt including its body, without any wait for quota. Default 30 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest silence inside a streamed body. Default 30 s.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest transfer of a streamed body as a whole; one that takes longer is not begun again. Default 1 h.</summary>
    public TimeSpan LongestTransfer { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Retries of a safe call after its first attempt. Default 6.</summary>
    public int MaxRetries { get; init; } = 6;

    /// <summary>First wait between attempts; doubles each time. Default 500 ms.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait of our own choice. Default 16 s.</summary>
    public TimeSpan LastDelay { get; init; } = TimeSpan.FromSeconds(16);

    /// <summary>Longest wait that a vendor may ask for; above it the call fails and says so. Default 10 min.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(10);
}
