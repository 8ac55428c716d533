using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>The formatters that every display has: HTML and plain text.</summary>
internal sealed class DisplayFormatterSource
{
    public IEnumerable<object> CreateTypeFormatters() =>
        [
            new DisplayFormatter<IDisplay>(MimeTypes.Html, display => display.ToHtml()),
            new DisplayFormatter<IDisplay>(MimeTypes.PlainText, display => display.ToPlainText()),
        ];
}
