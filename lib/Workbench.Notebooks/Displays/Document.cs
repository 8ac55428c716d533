using Workbench.Notebooks.Displays.Markup;

namespace Workbench.Notebooks.Displays;

/// <summary>A written file, linked by a path relative to the notebook.</summary>
/// <param name="Title">What the file holds.</param>
/// <param name="RelativePath">Path with forward slashes, without a drive or scheme.</param>
/// <param name="SizeBytes">Size in bytes.</param>
/// <param name="Sha256">Hash of the content in hexadecimal digits.</param>
[TypeFormatterSource(typeof(DisplayFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.PlainText])]
public sealed record Document(string Title, string RelativePath, long SizeBytes, string Sha256) : IDisplay
{
    public HtmlFragment Body() =>
        Html.Of(
            $"""
            <p><a href="{Link()}">{Title}</a> <span class="muted">{RelativePath} · {ValueText.Bytes(
                SizeBytes
            )} · SHA-256</span> <code>{Sha256}</code></p>
            """
        );

    public string ToPlainText() =>
        $"{TerminalText.Line(Title)}: {TerminalText.Line(RelativePath)} ({ValueText.Bytes(SizeBytes)}, SHA-256 {TerminalText.Line(Sha256)})";

    /// <summary>The leading dot and the escapes keep a hostile name from becoming a scheme or another host.</summary>
    private string Link() =>
        "./" + string.Join('/', RelativePath.Split('/', '\\').Where(part => part.Length > 0).Select(Uri.EscapeDataString));
}
