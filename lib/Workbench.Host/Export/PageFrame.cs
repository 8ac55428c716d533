using System.Reflection;

namespace Workbench.Host.Export;

/// <summary>The head and the end that every exported page has: one file, its own style, and a policy that forbids everything else.</summary>
internal static class PageFrame
{
    private static readonly Lazy<string> Style = new(ReadStyle);

    public static Task OpenAsync(TextWriter page, string title) => page.WriteAsync(
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

    public static Task CloseAsync(TextWriter page) => page.WriteAsync("</body>\n</html>\n");

    private static string ReadStyle()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd();
    }
}
