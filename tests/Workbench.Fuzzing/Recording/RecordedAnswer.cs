using System.Net;

namespace Workbench.Fuzzing.Recording;

/// <summary>An answer of a vendor, whole.</summary>
internal sealed record RecordedAnswer(int Status, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    public static async Task<RecordedAnswer> OfAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .Where(header => header.Key is not ("Content-Length" or "Transfer-Encoding"))
            .Select(header => KeyValuePair.Create(header.Key, string.Join(',', header.Value)));
        return new RecordedAnswer((int)response.StatusCode, [.. headers], await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    public HttpResponseMessage ToMessage(HttpRequestMessage request)
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(Body), RequestMessage = request };
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
