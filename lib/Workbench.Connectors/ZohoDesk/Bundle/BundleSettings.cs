using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Connectors.ZohoDesk.Bundle;

/// <summary>How a bundle is cut and when it is handed over.</summary>
/// <param name="MaxBytes">Largest file (setting <c>bundleMaxBytes</c>). Default 30 MB; clients of the self-service import report that cap.</param>
/// <param name="MaxRows">Most rows of a file (setting <c>bundleMaxRows</c>). Default 10,000; same source.</param>
/// <param name="SecondPhase">Day of the second phase (setting <c>bundlePhase2</c>, ISO date, UTC); null where nobody has set one.</param>
public sealed record BundleSettings(long MaxBytes = 30_000_000, long MaxRows = 10_000, DateOnly? SecondPhase = null)
{
    /// <exception cref="PlanException">A value is none of its kind.</exception>
    internal static BundleSettings Of(ConnectionProfile profile) => new(
        (long)profile.Positive("bundleMaxBytes", 30_000_000),
        (long)profile.Positive("bundleMaxRows", 10_000),
        profile.Setting("bundlePhase2") is not { } text ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw new PlanException($"Setting 'bundlePhase2' of the zoho-desk connection is no date: '{text}'. Write for example 2026-03-31."));

    /// <summary>The day and how long it is until then, in words.</summary>
    public string Countdown(DateTimeOffset now)
    {
        if (SecondPhase is not { } day)
        {
            return "No date is set for the second phase. Agree one with Zoho and write it as setting 'bundlePhase2' of the destination, for example 2026-03-31.";
        }

        var days = day.DayNumber - DateOnly.FromDateTime(now.UtcDateTime).DayNumber;
        var left = days switch
        {
            > 1 => $"{days} days left",
            1 => "tomorrow",
            0 => "today",
            -1 => "yesterday: what came later is not in Zoho Desk",
            _ => $"{-days} days ago: what came later is not in Zoho Desk",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}, {left}");
    }
}
