using System.Collections;
using System.Globalization;

namespace Workbench.Host.Formatting;

/// <summary>The text of a value that has no formatter.</summary>
internal static class PlainText
{
    private const int MaxElements = 20;

    public static string Of(object? value) => ControlCharacters.Escape(Raw(value));

    private static string Raw(object? value) => value switch
    {
        null => "<null>",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable values => Elements(values),
        _ => value.ToString() ?? value.GetType().Name,
    };

    private static string Elements(IEnumerable values)
    {
        var shown = values.Cast<object?>().Take(MaxElements + 1).Select(Raw).ToList();
        return shown.Count > MaxElements
            ? $"[ {string.Join(", ", shown.Take(MaxElements))}, … ]"
            : $"[ {string.Join(", ", shown)} ]";
    }
}
