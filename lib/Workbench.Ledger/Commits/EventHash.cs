using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Ledger.Commits;

/// <summary>The hash that ties an event to all before it.</summary>
internal static class EventHash
{
    /// <summary>What the first event follows: 64 zeros.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>Events are mostly shorter than this and are hashed on the stack.</summary>
    private const int ShortEvent = 1_024;

    /// <summary>SHA-256 over <c>previous|number|at|change|key|data</c>, the key being empty where the change has none.</summary>
    public static string Of(string previous, long number, string at, string change, string? key, string data)
    {
        // A number has at most 20 characters, and there are five bars.
        var most = Encoding.UTF8.GetMaxByteCount(previous.Length + at.Length + change.Length + (key?.Length ?? 0) + data.Length) + 25;
        var text = most <= ShortEvent ? stackalloc byte[ShortEvent] : new byte[most];
        var length = Add(previous, text);
        text[length++] = (byte)'|';
        number.TryFormat(text[length..], out var digits, provider: CultureInfo.InvariantCulture);
        length += digits;
        ReadOnlySpan<string?> parts = [at, change, key, data];
        foreach (var part in parts)
        {
            text[length++] = (byte)'|';
            length += Add(part, text[length..]);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..length], hash);
        return Convert.ToHexStringLower(hash);
    }

    private static int Add(string? part, Span<byte> text) => Encoding.UTF8.GetBytes(part ?? "", text);
}
