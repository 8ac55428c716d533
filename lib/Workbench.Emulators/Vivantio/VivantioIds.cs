using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Vivantio's integer ids from the ids of the sample, without a table: ticket <c>t17</c> becomes 10017. Ids are unique in their area
/// only. An id that is neither a number nor one letter and a number becomes a number of 15 digits made from its text.
/// </summary>
public static class VivantioIds
{
    /// <summary>0, the vendor's word for nobody, when there is no id; so with every id of this class.</summary>
    public static long User(string? sampleId) => From(sampleId, 0);

    public static long Group(string? sampleId) => From(sampleId, 0);

    public static long Client(string? sampleId) => From(sampleId, 3_000);

    public static long Caller(string? sampleId) => From(sampleId, 20_000);

    public static long Ticket(string? sampleId) => From(sampleId, 10_000);

    public static long Action(string? sampleId) => From(sampleId, 80_000);

    public static long Article(string? sampleId) => From(sampleId, 700);

    /// <summary>The article category that a shelf of the sample became.</summary>
    public static long ArticleCategory(string? sampleId) => From(sampleId, 7_000);

    public static long Image(string? sampleId) => From(sampleId, 900);

    /// <summary>The GUID of an attachment.</summary>
    public static string Attachment(string sampleId) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("vivantio/attachment/" + sampleId)).AsSpan(0, 16)).ToString();

    /// <summary>The number in a sample id, from which the emulator's rules derive what the sample does not say.</summary>
    public static long Number(string sampleId)
    {
        var digits = sampleId.Length > 0 && char.IsAsciiLetter(sampleId[0]) ? sampleId.AsSpan(1) : sampleId;
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : FromText(sampleId);
    }

    internal static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static long From(string? sampleId, long start)
    {
        if (string.IsNullOrEmpty(sampleId))
            return 0;
        var number = Number(sampleId);
        return number > 99_999_999_999_999 ? number : number + start;
    }

    private static long FromText(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return 100_000_000_000_000 + (long)(hash % 900_000_000_000_000);
    }
}
