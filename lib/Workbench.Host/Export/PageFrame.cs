using System.Reflection;
using System.Text;

namespace Workbench.Host.Export;

/// <summary>The head and the end that every exported page has: one file, its own style, and a policy that forbids everything else.</summary>
internal static class PageFrame
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    /// <summary>Writes a page around its content; an older file is replaced in one step, and only when the page is whole.</summary>
    public static async Task WriteAsync(string path, string title, Func<TextWriter, Task> writeBody)
    {
        var temporary = path + ".part";
        await using (var page = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            await OpenAsync(page, title).ConfigureAwait(false);
            await writeBody(page).ConfigureAwait(false);
            await page.WriteAsync("</body>\n</html>\n").ConfigureAwait(false);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static Task OpenAsync(TextWriter page, string title) => page.WriteAsync(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{PageText.Encode(title)}</title>
        <style>
        {Style.Value}
        </style>
        </head>
        <body>

        """);

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
