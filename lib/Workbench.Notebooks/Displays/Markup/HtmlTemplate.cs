using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Workbench.Notebooks.Displays.Markup;

/// <summary>Collects an interpolated string for <see cref="Html.Of"/>: literals as markup, values encoded, numbers invariant.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlTemplate
{
    private readonly StringBuilder markup;

    public HtmlTemplate(int literalLength, int formattedCount) => markup = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => markup.Append(literal);

    public void AppendFormatted(HtmlFragment fragment) => markup.Append(fragment.ToString());

    public void AppendFormatted(IEnumerable<HtmlFragment> fragments)
    {
        foreach (var fragment in fragments)
            markup.Append(fragment.ToString());
    }

    public void AppendFormatted(string? text) => markup.Append(HtmlEncoding.Encode(text));

    /// <summary>Coordinates are written with at most two decimals.</summary>
    public void AppendFormatted(double number) => markup.Append(number.ToString("0.##", CultureInfo.InvariantCulture));

    public void AppendFormatted<T>(T value, string? format = null)
        where T : IFormattable => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    internal HtmlFragment ToFragment() => new(markup.ToString());
}
