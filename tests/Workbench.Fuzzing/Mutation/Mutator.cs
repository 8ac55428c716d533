using System.Text;
using System.Text.Json;

namespace Workbench.Fuzzing.Mutation;

/// <summary>Changes texts as a vendor, a proxy or a person with an editor might: mostly one JSON value, sometimes the text around it.</summary>
internal static class Mutator
{
    /// <param name="donor">Another text of the same kind, from which a value may be taken over.</param>
    public static byte[] Mutate(ReadOnlySpan<byte> text, ReadOnlySpan<byte> donor, Random random)
    {
        var changed = text.ToArray();
        for (var times = random.Next(8) == 0 ? random.Next(2, 6) : 1; times > 0; times--)
        {
            var spans = random.Next(12) == 0 ? [] : JsonSpan.Of(changed);
            changed = spans.Count == 0 ? Break(changed, random) : Change(changed, spans, donor, random);
        }

        return changed;
    }

    private static byte[] Change(byte[] json, List<JsonSpan> spans, ReadOnlySpan<byte> donor, Random random)
    {
        var span = spans[random.Next(spans.Count)];
        var value = json.AsSpan(span.Start, span.Length);
        switch (random.Next(120))
        {
            case < 25:
                return span.CutFrom(json);
            case < 70:
                return Put(json, span, Pick(Oddities.Values, random));
            case < 78:
                return Insert(json, span.End, [(byte)',', .. json.AsSpan(span.NameStart, span.End - span.NameStart)]);
            case < 84 when span.IsMember:
                // The same name a second time, with another value.
                return Insert(json, span.End, [(byte)',', .. json.AsSpan(span.NameStart, span.Start - span.NameStart), .. Pick(Oddities.Values, random)]);
            case < 90 when span.Kind == JsonTokenType.String && span.Length > 2:
                return Put(json, span, Within(value, random));
            case < 96:
                return Swap(json, span, spans[random.Next(spans.Count)]);
            case < 102 when JsonSpan.Of(donor) is { Count: > 0 } others:
                var taken = others[random.Next(others.Count)];
                return Put(json, span, donor[taken.Start..taken.End]);
            case < 106:
                return Put(json, span, [(byte)'[', .. value, (byte)']']);
            case < 110:
                return Put(json, span, [.. "{\"a\":"u8, .. value, (byte)'}']);
            case < 114 when span.Kind == JsonTokenType.Number:
                return Put(json, span, [(byte)'"', .. value, (byte)'"']);
            case < 117 when span.IsMember && random.Next(2) == 0:
                return [.. json.AsSpan(0, span.NameStart), .. "\"\\ud800\":"u8, .. json.AsSpan(span.Start)];
            case < 118:
                return Put(json, span, Oddities.Large(random));
            default:
                return Put(json, span, Pick(Oddities.Values, random));
        }
    }

    /// <summary>The text itself is damaged.</summary>
    private static byte[] Break(byte[] text, Random random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(10))
        {
            case 0:
                return text[..at];
            case 1 or 2 when text.Length > 0:
                var flipped = (byte[])text.Clone();
                flipped[at % text.Length] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 3:
                return [];
            case 4:
                return "<!doctype html><title>Sign in</title>"u8.ToArray();
            case 5:
                return Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(text));
            case 6:
                return [.. text, .. text];
            case 7:
                return Pick(Oddities.Values, random);
            default:
                return Insert(text, at, Pick(Oddities.Breaks, random));
        }
    }

    /// <summary>A text with something odd in its middle.</summary>
    private static byte[] Within(ReadOnlySpan<byte> quoted, Random random)
    {
        var at = random.Next(1, quoted.Length);
        var odd = Pick(Oddities.Values, random).AsSpan();
        return [.. quoted[..at], .. odd.Length > 1 && odd[0] == (byte)'"' ? odd[1..^1] : odd, .. quoted[at..]];
    }

    private static byte[] Swap(byte[] json, JsonSpan one, JsonSpan other)
    {
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        return second.Start < first.End
            ? Put(json, first, json.AsSpan(second.Start, second.Length))
            : [.. json.AsSpan(0, first.Start), .. json.AsSpan(second.Start, second.Length), .. json.AsSpan(first.End, second.Start - first.End),
                .. json.AsSpan(first.Start, first.Length), .. json.AsSpan(second.End)];
    }

    private static byte[] Put(ReadOnlySpan<byte> json, JsonSpan span, ReadOnlySpan<byte> value) => [.. json[..span.Start], .. value, .. json[span.End..]];

    private static byte[] Insert(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> more) => [.. text[..at], .. more, .. text[at..]];

    private static byte[] Pick(IReadOnlyList<byte[]> choices, Random random) => choices[random.Next(choices.Count)];
}
