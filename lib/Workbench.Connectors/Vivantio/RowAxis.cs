using System.Globalization;
using System.Text.Json;
using Workbench.Connectors.Ivinex;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Vivantio;

/// <summary>A number that every row of a list has and by which Select can filter: what windows are cut along.</summary>
/// <param name="Field">Name of the filter field.</param>
/// <param name="First">No row lies before it.</param>
/// <param name="FirstWidth">A window to begin with.</param>
/// <param name="Place">Where a row lies; null where it has no such value.</param>
/// <param name="Literal">A place as the query writes it.</param>
internal sealed record RowAxis(string Field, long First, long FirstWidth, Func<JsonElement, long?> Place, Func<long, object> Literal)
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly long LastSecond = (long)(DateTime.MaxValue - Epoch).TotalSeconds;

    /// <summary>Windows of ids.</summary>
    public static RowAxis Id { get; } = new("Id", 0, 256, row => VivantioJson.Number(row, "Id"), place => place);

    /// <summary>Windows of a date, in seconds of the account's own clock.</summary>
    public static RowAxis Date(string field) => new(
        field,
        0,
        (long)TimeSpan.FromDays(30).TotalSeconds,
        row => VivantioTimes.TryLocal(VivantioJson.Text(row, field), out var local) ? (long)Math.Floor((local - Epoch).TotalSeconds) : null,
        place => Epoch.AddSeconds(Math.Min(place, LastSecond)).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
}

/// <summary>The vendor's times: <c>YYYY-MM-DDTHH:MM:SS</c> without a zone, three ways to say "none".</summary>
internal static class VivantioTimes
{
    private static readonly string[] Formats =
        ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    /// <summary>True for a missing text and for the first day of all time, which the vendor's objects hold when unset.</summary>
    public static bool IsUnset(string text) => text.Length == 0 || text.StartsWith("0001-01-01", StringComparison.Ordinal);

    /// <summary>Reads a local time.</summary>
    public static bool TryLocal(string text, out DateTime local)
    {
        local = default;
        return !IsUnset(text) && DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
    }

    /// <summary>Reads an instant: a local time of the account, or one that states its zone after all.</summary>
    public static bool TryInstant(string text, AccountZone zone, out DateTimeOffset instant)
    {
        instant = default;
        if (TryLocal(text, out var local))
        {
            instant = zone.ToInstant(local);
            return true;
        }

        return !IsUnset(text) && text.Length > 19
            && DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out instant);
    }
}
