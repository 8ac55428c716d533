using System.Globalization;

namespace Workbench.Emulators.Ivinex;

/// <summary>
/// Record ids from the ids of the sample, without a table: <c>c17</c> becomes 20017. They are unique in their tab only, as the
/// vendor's are, so two tabs share many. An id that is not one letter and a number becomes a number of 15 digits made from its text.
/// </summary>
internal static class IvinexIds
{
    public static string User(string? sampleId) => Number(sampleId, 0);

    public static string Organization(string? sampleId) => Number(sampleId, 3_000);

    public static string Contact(string? sampleId) => Number(sampleId, 20_000);

    public static string Ticket(string? sampleId) => Number(sampleId, 9_000);

    public static string Task(string? sampleId) => Number(sampleId, 9_000);

    public static string Activity(string? sampleId) => Number(sampleId, 77_000);

    public static string File(string sampleId) => Number(sampleId, 500);

    public static string CustomRecord(string sampleId) => Number(sampleId, 60_000);

    /// <summary><c>"0"</c>, the vendor's word for nothing, when there is no id.</summary>
    private static string Number(string? sampleId, int start)
    {
        if (string.IsNullOrEmpty(sampleId))
            return "0";
        return int.TryParse(sampleId.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && char.IsAsciiLetter(sampleId[0])
            ? (number + start).ToString(CultureInfo.InvariantCulture)
            : FromText(sampleId).ToString(CultureInfo.InvariantCulture);
    }

    private static long FromText(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return 100_000_000_000_000 + (long)(hash % 900_000_000_000_000);
    }
}
