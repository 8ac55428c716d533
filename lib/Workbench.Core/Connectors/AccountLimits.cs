using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Core.Connectors;

/// <summary>How much of one account's quota the migration may use, and when. People change it while the migration runs.</summary>
/// <param name="Share">
/// Part of the quota that is the migration's, 0.05 to 1; the rest stays with the customer. Null, the default, for what the connector takes
/// by itself: nine tenths where the vendor states a quota.
/// </param>
/// <param name="Window">Hours of the day in which requests are sent; null, the default, for all of them.</param>
/// <param name="IsPaused">True: nothing is begun. What was begun is finished.</param>
public sealed record AccountLimits(double? Share = null, DayWindow? Window = null, bool IsPaused = false)
{
    /// <summary>The smallest share: less would not end in anybody's lifetime, and is meant as a pause.</summary>
    public const double LeastShare = 0.05;

    /// <summary>Nothing was said.</summary>
    public static readonly AccountLimits None = new();

    /// <summary>
    /// Null where something may be begun now; else when. <see cref="DateTimeOffset.MaxValue"/>: not before somebody resumes.
    /// </summary>
    public DateTimeOffset? OpensAt(DateTimeOffset now) => IsPaused ? DateTimeOffset.MaxValue : Window?.OpensAt(now);

    /// <summary>The same limits, once they make sense.</summary>
    /// <exception cref="PlanException">The share is none.</exception>
    public AccountLimits Checked() => Share is null or (>= LeastShare and <= 1)
        ? this
        : throw new PlanException(string.Create(
            CultureInfo.InvariantCulture, $"A share of {Share} makes no sense. Write a number from {LeastShare} to 1, for example 0.8; to send nothing at all, pause."));

    /// <summary>In words, for people.</summary>
    public string Print() => string.Join(
        ", ",
        IsPaused ? "paused" : "running",
        Share is { } share ? string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} % of the quota") : "the connector's own share of the quota",
        Window is { } window ? window.Print() : "at any time");
}

/// <summary>The two accounts of a migration.</summary>
public enum AccountSide
{
    Source,
    Destination,
}
