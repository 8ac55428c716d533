using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Workbench.Host.Formatting;

namespace Workbench.Host.Export;

/// <summary>Text and figures as a page shows them.</summary>
internal static class PageText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Encode(string text) => Encoder.Encode(ControlCharacters.Escape(text).Replace("\r", "", StringComparison.Ordinal))
        .Replace("&#xA;", "\n", StringComparison.Ordinal)
        .Replace("&#x9;", "\t", StringComparison.Ordinal);

    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours} h {duration.Minutes:00} min"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.Minutes} min {duration.Seconds:00} s"),
        { TotalSeconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms"),
    };

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Letters, digits and hyphens only: usable as an id and in a link.</summary>
    public static string Slug(string text) => string.Concat(text.Select(character =>
        char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '-')).Trim('-');
}
