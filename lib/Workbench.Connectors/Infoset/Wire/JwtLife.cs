using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>Reads when a token ends. Its signature is the vendor's business.</summary>
internal static class JwtLife
{
    /// <summary>The claim <c>exp</c>; null where there is none, or where the text is no JWT.</summary>
    public static DateTimeOffset? EndOf(string token)
    {
        const int payload = 1;
        var parts = token.Split('.');
        if (parts.Length <= payload || !Base64Url.IsValid(parts[payload]))
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[payload]));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("exp", out var end) && end.TryGetInt64(out var second)
                    ? DateTimeOffset.FromUnixTimeSeconds(second)
                    : null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentOutOfRangeException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }
}
