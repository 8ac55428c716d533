using System.Globalization;

namespace Workbench.Emulators.Ivinex;

/// <summary>Writes times the vendor's way: in the account's zone, without saying which.</summary>
internal sealed class IvinexTime(string zoneName)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zoneName);

    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    public string Stamp(DateTimeOffset at) => Stamp(Local(at));

    public static string Stamp(DateTime local) => local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
