using System.Globalization;

namespace Workbench.Emulators.Vivantio;

/// <summary>Writes times the vendor's way: in the account's zone, without saying which.</summary>
internal sealed class VivantioTime(string zoneName)
{
    /// <summary>What the vendor's samples, which declare their dates as never null, see for an unset date.</summary>
    public const string Never = "0001-01-01T00:00:00";

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss";

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);

    public string Stamp(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString(Format, CultureInfo.InvariantCulture);

    public static string Stamp(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00";
}
