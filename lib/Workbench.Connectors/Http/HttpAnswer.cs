using System.Text;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Http;

/// <summary>What a vendor answered, whole.</summary>
/// <param name="Headers">Header names in any case; repeated headers joined by commas.</param>
/// <param name="Body">Decompressed bytes, at most <see cref="ClientLimits.MaxBodyBytes"/>.</param>
/// <param name="RequestId">The vendor's id of the request, where a header names one.</param>
/// <param name="ReceivedAt">When the headers arrived.</param>
public sealed record HttpAnswer(
    string Endpoint,
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body,
    string? RequestId,
    DateTimeOffset ReceivedAt)
{
    /// <summary>Code of the error for a body that is no JSON.</summary>
    public const string NotJson = "http.not-json";

    /// <summary>Code of the error for a body above <see cref="ClientLimits.MaxBodyBytes"/>.</summary>
    public const string TooLong = "http.too-long";

    public bool IsSuccess => Status is >= 200 and < 300;

    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>
    /// How long the vendor asks to wait: Retry-After in seconds or as a date; on a 429 without it, until its quota starts anew; null
    /// where it says nothing.
    /// </summary>
    public TimeSpan? RetryAfter =>
        RetryHint.Read(Headers, ReceivedAt) ?? (Status == 429 ? RetryHint.ReadReset(Headers, ReceivedAt) : null);

    /// <summary>The body as JSON, at most 64 levels deep, with every text made legible. The caller disposes the document.</summary>
    /// <exception cref="ConnectorException">The body is no JSON, or a name stands twice in one object.</exception>
    public JsonDocument Json()
    {
        try
        {
            return LegibleJson.Parse(Body);
        }
        catch (JsonException fault)
        {
            throw new ConnectorException(
                $"{Endpoint} answered {Status} with {ContentType ?? "an unnamed type"} that is not JSON: '{Excerpt(80)}' ({fault.Message}). "
                + "Check the base URL, and that no login page or proxy stands in between.",
                fault)
            {
                Status = Status,
                RequestId = RequestId,
                Code = NotJson,
            };
        }
    }

    /// <summary>The beginning of the body as text, on one line.</summary>
    public string Excerpt(int maxCharacters)
    {
        var head = Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, maxCharacters * 4)]);
        var line = (head.AsSpan().ContainsAnyInRange('\0', '\u001f') || head.AsSpan().ContainsAnyInRange('\u007f', '\u009f') ? OnOneLine(head) : head).Trim();
        return line.Length > maxCharacters ? line[..maxCharacters] : line;
    }

    private static string OnOneLine(string text) => string.Create(text.Length, text, static (line, from) =>
    {
        for (var index = 0; index < line.Length; index++)
        {
            line[index] = char.IsControl(from[index]) ? ' ' : from[index];
        }
    });
}
