using System.Text.Json;
using Workbench.Core.Verifying;
using Workbench.Ledger.Commits;

namespace Workbench.Ledger.Reading;

/// <summary>What the stored promises of many records have in common. Where they fit, only the values are read.</summary>
internal sealed class PromiseShape
{
    private readonly PromiseFrame frame;
    private readonly Range[] found;

    /// <param name="frame">Of the text that holds the values.</param>
    /// <param name="promises">The promises with whatever values they had.</param>
    public PromiseShape(PromiseFrame frame, Promise[] promises)
    {
        this.frame = frame;
        found = new Range[frame.Values == promises.Length ? frame.Values : throw Damaged()];
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
        if (!frame.TryFind(stored, found))
        {
            return null;
        }

        var (values, ends, end) = (new byte[stored.Length - frame.Length], new int[found.Length], 0);
        for (var index = 0; index < ends.Length; index++)
        {
            ends[index] = end += Copy(stored[found[index]], values.AsSpan(end));
        }

        return (values, ends);
    }

    public static FormatException Damaged() => new("Stored promises are not as they were written.");

    /// <summary>Of several promises about a field, the first of the worst class counts.</summary>
    private static (string Field, VerdictClass Class, string? Reason) Worst(string field, IEnumerable<Promise> promises)
    {
        var worst = promises.MaxBy(promise => promise.Class)!;
        return (field, worst.Class, worst.Reason);
    }

    private static int Copy(ReadOnlySpan<byte> value, Span<byte> values)
    {
        if (!value.Contains((byte)'\\'))
        {
            value.CopyTo(values);
            return value.Length;
        }

        Span<byte> quoted = value.Length < 1_022 ? stackalloc byte[value.Length + 2] : new byte[value.Length + 2];
        (quoted[0], quoted[^1]) = ((byte)'"', (byte)'"');
        value.CopyTo(quoted[1..]);
        var json = new Utf8JsonReader(quoted);
        json.Read();
        return json.CopyString(values);
    }
}
