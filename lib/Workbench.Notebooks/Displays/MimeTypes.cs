namespace Workbench.Notebooks.Displays;

/// <summary>The media types in which outputs are written.</summary>
public static class MimeTypes
{
    public const string Html = "text/html";
    public const string PlainText = "text/plain";
    public const string Svg = "image/svg+xml";
    public const string Plotly = "application/vnd.plotly.v1+json";
}
