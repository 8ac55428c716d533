using System.Security.Cryptography;

namespace Workbench.Fuzzing.Recording;

/// <summary>What tells requests apart.</summary>
/// <param name="Path">Method, port and path, for example <c>GET :41002/contacts</c>.</param>
/// <param name="Query">With its question mark; "" where there is none.</param>
/// <param name="Content">Hash of the body; "" for none and for files.</param>
internal sealed record Question(string Path, string Query, string Content)
{
    public string Address => Path + Query;

    public static async Task<Question> OfAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var uri = request.RequestUri!;
        var isFile = request.Content is null or MultipartContent || request.Content.Headers.ContentType?.MediaType?.StartsWith("multipart", StringComparison.Ordinal) == true;
        var content = isFile ? [] : await request.Content!.ReadAsByteArrayAsync(cancellation);
        return new Question(
            $"{request.Method} :{uri.Port}{uri.AbsolutePath}", uri.Query, content.Length == 0 ? "" : Convert.ToHexString(SHA256.HashData(content).AsSpan(0, 8)));
    }
}

/// <summary>A question with its answer.</summary>
internal sealed record Exchange(Question Question, RecordedAnswer Answer);
