using System.Security.Cryptography;
using System.Text;

namespace Workbench.Core.Hashing;

/// <summary>SHA-256 as 64 lower-case hex digits, the only hash the workbench records.</summary>
public static class Sha256Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads the stream to its end without holding it.</summary>
    public static async Task<string> OfAsync(Stream stream, CancellationToken cancellation) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));
}
