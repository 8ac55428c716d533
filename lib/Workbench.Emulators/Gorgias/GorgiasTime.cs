using System.Globalization;

namespace Workbench.Emulators.Gorgias;

/// <summary>Times on the wire: UTC with six decimals, so that their order is that of their text.</summary>
internal static class GorgiasTime
{
    public static string Format(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601; a time without zone is UTC. Null when the text is no time.</summary>
    public static DateTimeOffset? Parse(string? text) =>
        text is { Length: >= 10 } && char.IsAsciiDigit(text[0]) && text[4] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;
}
