using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Connectors.Tests.Intercom;

/// <summary>
/// Does in front of the emulator what Intercom does with an article's images (help article 4103903): fetches each from the address that was
/// sent and serves a copy of its own.
/// </summary>
internal sealed partial class ImageHosting(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly Dictionary<string, byte[]> copies = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (copies.TryGetValue(path, out var copy))
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new ByteArrayContent(copy) };
            answer.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            return answer;
        }

        if (path.Contains("articles", StringComparison.Ordinal) && request.Content is { } content)
        {
            var text = await content.ReadAsStringAsync(cancellationToken);
            foreach (var address in Lent().Matches(text).Select(match => match.Value).Distinct())
            {
                using var fetch = new HttpRequestMessage(HttpMethod.Get, address);
                using var file = await base.SendAsync(fetch, cancellationToken);
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
                var hosted = $"/hosted/{copies.Count}/figure.png";
                copies[hosted] = await file.Content.ReadAsByteArrayAsync(cancellationToken);
                text = text.Replace(address, new Uri(request.RequestUri, hosted).AbsoluteUri, StringComparison.Ordinal);
            }

            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        return await base.SendAsync(request, cancellationToken);
    }

    [GeneratedRegex(@"http://[^""\\&]+/_files/[^""\\&]+")]
    private static partial Regex Lent();
}
