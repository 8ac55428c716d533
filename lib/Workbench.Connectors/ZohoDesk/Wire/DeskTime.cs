using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.ZohoDesk.Wire;

/// <summary>Times as Zoho Desk writes them: <c>2026-02-01T10:00:00.000Z</c>, always UTC.</summary>
internal static class DeskTime
{
    public static string Print(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time of a member; null where there is none.</summary>
    public static DateTimeOffset? DeskMoment(this JsonElement element, params ReadOnlySpan<string> path) => Parse(element.Text(path));

    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;
}
