using System.Text.Json;
using Workbench.Core.Verifying;
using Workbench.Ledger.Commits;

namespace Workbench.Ledger.Reading;

/// <summary>
/// What the stored promises of many records have in common: the bytes between the promised values. Where they fit, only the values are read.
/// </summary>
internal sealed class PromiseShape
{
    private const byte Quote = (byte)'"';

    private readonly byte[][] between;
    private readonly int shared;

    /// <param name="between">Before the first value, between two values, and after the last; quotation marks included.</param>
    /// <param name="promises">The promises with whatever values they had.</param>
    public PromiseShape(byte[][] between, Promise[] promises)
    {
        this.between = between;
        shared = between.Sum(bytes => bytes.Length);
        Patterns = [.. promises.Select(promise => promise with { Expected = "" })];
        var fields = promises.Select(promise => promise.Field).Distinct(StringComparer.Ordinal).ToList();
        Fields = [.. promises.Select(promise => fields.IndexOf(promise.Field))];
        Kept = new VerdictShape(promises.GroupBy(promise => promise.Field, Worst, StringComparer.Ordinal));
        PromisesFiles = promises.Any(promise => promise.Check != PromiseCheck.None && promise.TwinType == FilePromise.TwinType);
    }

    /// <summary>The promises without their values.</summary>
    public Promise[] Patterns { get; }

    /// <summary>For each promise the number of its field, in the order in which fields are first named.</summary>
    public int[] Fields { get; }

    public bool PromisesFiles { get; }

    /// <summary>The verdicts on a record whose promises are all kept.</summary>
    public VerdictShape Kept { get; }

    /// <summary>The values of a record, one after the other as UTF-8, and where each ends; null where something else than a value differs.</summary>
    public (byte[] Values, int[] Ends)? Read(ReadOnlySpan<byte> stored)
    {
        if (stored.Length < shared || !stored.StartsWith(between[0]))
        {
            return null;
        }

        var (values, ends, end) = (new byte[stored.Length - shared], new int[Patterns.Length], 0);
        for (var index = 0; index < ends.Length; index++)
        {
            stored = stored[between[index].Length..];
            if (LengthOf(stored, out var isEscaped) is not (>= 0 and var length) || !stored[length..].StartsWith(between[index + 1]) || end + length > values.Length)
            {
                return null;
            }

            ends[index] = end += Copy(stored[..length], isEscaped, values.AsSpan(end));
            stored = stored[length..];
        }

        return stored.Length == between[^1].Length ? (values, ends) : null;
    }

    /// <summary>Of several promises about a field, the first of the worst class counts.</summary>
    private static (string Field, VerdictClass Class, string? Reason) Worst(string field, IEnumerable<Promise> promises)
    {
        var worst = promises.MaxBy(promise => promise.Class)!;
        return (field, worst.Class, worst.Reason);
    }

    /// <summary>The bytes before the quotation mark that ends the value; negative where none does.</summary>
    private static int LengthOf(ReadOnlySpan<byte> stored, out bool isEscaped)
    {
        isEscaped = false;
        var from = 0;
        while (stored[from..].IndexOfAny(Quote, (byte)'\\') is >= 0 and var found)
        {
            if (stored[from + found] == Quote)
            {
                return from + found;
            }

            isEscaped = true;
            from = Math.Min(from + found + 2, stored.Length);
        }

        return -1;
    }

    private static int Copy(ReadOnlySpan<byte> value, bool isEscaped, Span<byte> values)
    {
        if (!isEscaped)
        {
            value.CopyTo(values);
            return value.Length;
        }

        Span<byte> quoted = value.Length < 1_022 ? stackalloc byte[value.Length + 2] : new byte[value.Length + 2];
        (quoted[0], quoted[^1]) = (Quote, Quote);
        value.CopyTo(quoted[1..]);
        var json = new Utf8JsonReader(quoted);
        json.Read();
        return json.CopyString(values);
    }
}
