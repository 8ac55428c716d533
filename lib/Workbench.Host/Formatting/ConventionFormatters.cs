using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Formatting;

/// <summary>
/// Turns values into mime bundles by the convention of .NET Interactive: a type (or a base type or interface of it) carries an
/// attribute <em>named</em> <c>TypeFormatterSourceAttribute</c> whose type argument has a method <c>CreateTypeFormatters()</c>;
/// that yields objects with <c>string MimeType</c> and <c>bool Format(instance, writer)</c>. Names are all that matters, so display
/// types reference neither this assembly nor a package.
/// </summary>
/// <remarks>
/// Every mime type that a formatter produces is kept: a reader chooses, and the audit record needs text beside HTML. A value whose
/// type follows no convention is shown as text/plain. Thread-safe; what reflection found is kept per instance.
/// </remarks>
public sealed class ConventionFormatters
{
    private const int MaxJsonDepth = 64;

    private readonly ConcurrentDictionary<Type, IReadOnlyList<ConventionFormatter>> byType = new();

    /// <exception cref="FormatterException">A formatter threw, or yielded something that is not JSON for a JSON mime type.</exception>
    public MimeBundle Format(object? value)
    {
        if (value is null)
        {
            return MimeBundle.OfText("text/plain", PlainText.Of(null));
        }

        var contents = byType.GetOrAdd(value.GetType(), FormatterSource.Find)
            .Select(formatter => (formatter.MimeType, Text: Render(formatter, value)))
            .Where(rendering => rendering.Text is not null)
            .Select(rendering => KeyValuePair.Create(rendering.MimeType, Node(rendering.MimeType, rendering.Text!, value)))
            .ToList();
        return contents.Count > 0 ? new MimeBundle(contents) : MimeBundle.OfText("text/plain", PlainText.Of(value));
    }

    private static string? Render(ConventionFormatter formatter, object value)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        try
        {
            return formatter.Format(value, writer) ? writer.ToString() : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new FormatterException(value.GetType(), formatter.MimeType, exception);
        }
    }

    private static JsonNode Node(string mimeType, string text, object value)
    {
        if (!MimeBundle.IsJson(mimeType))
        {
            return JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = MaxJsonDepth })
                ?? throw new JsonException("The value null is no figure.");
        }
        catch (JsonException exception)
        {
            throw new FormatterException(value.GetType(), mimeType, exception);
        }
    }
}
