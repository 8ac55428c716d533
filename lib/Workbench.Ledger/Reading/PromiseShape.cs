using System.Text;
using System.Text.Json;
using Workbench.Core.Verifying;

namespace Workbench.Ledger.Reading;

/// <summary>
/// What the stored promises of many records have in common: the bytes between the promised values. Where they fit, only the values are read.
/// </summary>
/// <param name="between">Before the first value, between two values, and after the last; quotation marks included.</param>
/// <param name="promises">The promises with whatever values they had.</param>
internal sealed class PromiseShape(byte[][] between, Promise[] promises)
{
    /// <summary>The promises with these values; null where something else than a value differs.</summary>
    public Promise[]? Read(ReadOnlySpan<byte> stored)
    {
        if (!stored.StartsWith(between[0]))
        {
            return null;
        }

        var read = new Promise[promises.Length];
        for (var index = 0; index < promises.Length; index++)
        {
            stored = stored[between[index].Length..];
            if (EndOf(stored, out var isEscaped) is not (>= 0 and var end))
            {
                return null;
            }

            read[index] = promises[index] with { Expected = isEscaped ? Unescaped(stored[..end]) : Encoding.UTF8.GetString(stored[..end]) };
            stored = stored[end..];
            if (!stored.StartsWith(between[index + 1]))
            {
                return null;
            }
        }

        return stored.Length == between[^1].Length ? read : null;
    }

    /// <summary>Where the quotation mark stands that ends the value; negative where none does.</summary>
    private static int EndOf(ReadOnlySpan<byte> stored, out bool isEscaped)
    {
        isEscaped = false;
        var from = 0;
        while (stored[from..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var found)
        {
            if (stored[from + found] == (byte)'"')
            {
                return from + found;
            }

            isEscaped = true;
            from = Math.Min(from + found + 2, stored.Length);
        }

        return -1;
    }

    private static string Unescaped(ReadOnlySpan<byte> value)
    {
        Span<byte> quoted = value.Length < 1_022 ? stackalloc byte[value.Length + 2] : new byte[value.Length + 2];
        (quoted[0], quoted[^1]) = ((byte)'"', (byte)'"');
        value.CopyTo(quoted[1..]);
        var json = new Utf8JsonReader(quoted);
        json.Read();
        return json.GetString()!;
    }
}
