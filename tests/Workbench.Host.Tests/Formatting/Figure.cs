using System.Net;
using System.Text.Json;

namespace Workbench.Host.Tests.Formatting;

/// <summary>Same name as the attribute of .NET Interactive, and no relation to it: the convention under test.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = ["text/html"])]
public record Figure(string Title);

public sealed record SpecialFigure(string Title) : Figure(Title);

[TypeFormatterSource(typeof(ContextFormatters))]
public sealed class InContext;

[TypeFormatterSource(typeof(BrokenFormatters))]
public sealed class Broken;

internal sealed class FigureFormatters
{
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter("text/html", (figure, writer) => writer.Write($"<b>{WebUtility.HtmlEncode(figure.Title)}</b>")),
        new Formatter("text/plain", (figure, writer) => writer.Write(figure.Title)),
        new Formatter("application/vnd.plotly.v1+json", (figure, writer) => writer.Write(JsonSerializer.Serialize(new { title = figure.Title }))),
        new Formatter("text/csv", null),
    ];

    private sealed class Formatter(string mimeType, Action<Figure, TextWriter>? write)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            write?.Invoke((Figure)instance, writer);
            return write is not null;
        }
    }
}

internal sealed class ContextFormatters
{
    public IEnumerable<object> CreateTypeFormatters() => [new Formatter()];

    internal sealed class Context(TextWriter writer)
    {
        public TextWriter Writer { get; } = writer;
    }

    private sealed class Formatter
    {
        public string MimeType => "text/html";

        public bool Format(InContext instance, Context context)
        {
            context.Writer.Write(instance is null ? "" : "in context");
            return true;
        }
    }
}

internal sealed class BrokenFormatters
{
    public IEnumerable<object> CreateTypeFormatters() => [new Formatter()];

    private sealed class Formatter
    {
        public string MimeType => "text/html";

        public bool Format(object instance, TextWriter writer) => throw new InvalidOperationException("no data");
    }
}
