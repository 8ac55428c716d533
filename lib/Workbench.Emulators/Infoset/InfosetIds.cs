using System.Globalization;

namespace Workbench.Emulators.Infoset;

/// <summary>
/// The vendor's numeric ids from the ids of the sample, without a table: ticket <c>t1</c> is 7001. They are unique in their kind only.
/// An id that is not one letter and a number becomes a number of 15 digits made from its text, which JSON still holds exactly.
/// </summary>
public static class InfosetIds
{
    /// <summary>The e-mail that a log entry names but that answers 404.</summary>
    public const long GoneEmail = 39_999;

    public static long Ticket(string sampleId) => Number(sampleId, 7_000);

    public static long Contact(string sampleId) => Number(sampleId, 500);

    public static long Company(string sampleId) => Number(sampleId, 70);

    public static long Agent(string sampleId) => Number(sampleId, 0);

    public static long Team(string sampleId) =>
        long.TryParse(sampleId, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Number(sampleId, 0);

    /// <summary>The log entry of a sample message.</summary>
    public static long Log(string sampleId) => Number(sampleId, 100_000);

    /// <summary>The e-mail behind the log entry of a sample message that is a mail.</summary>
    public static long Email(string sampleId) => Number(sampleId, 40_000);

    public static long File(string sampleId) => Number(sampleId, 500);

    public static long Deal(string sampleId) => Number(sampleId, 0);

    /// <summary>Id of a call in the operator's <c>calls.ndjson</c>, for example <c>c-1</c>.</summary>
    public static string Call(string sampleId) => "c-" + Number(sampleId, 0).ToString(CultureInfo.InvariantCulture);

    /// <summary>Id of an article in the operator's <c>articles.json</c>, for example <c>a-1</c>.</summary>
    public static string Article(string sampleId) => "a-" + Number(sampleId, 0).ToString(CultureInfo.InvariantCulture);

    internal static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    internal static long? Optional(string? sampleId, Func<string, long> convert) => string.IsNullOrEmpty(sampleId) ? null : convert(sampleId);

    private static long Number(string sampleId, int start) =>
        sampleId.Length > 1 && char.IsAsciiLetter(sampleId[0])
        && int.TryParse(sampleId.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (long)number + start
            : FromText(sampleId);

    private static long FromText(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return 100_000_000_000_000 + (long)(hash % 900_000_000_000_000);
    }
}
