using System.Text;
using System.Text.Json;

namespace Workbench.Ledger.Reading;

/// <summary>The bytes that stand around the values in a stored text: before the first, between two, and after the last; quotation marks included.</summary>
internal sealed class PromiseFrame(byte[][] between)
{
    private const byte Quote = (byte)'"';

    /// <summary>How many values it takes.</summary>
    public int Values { get; } = between.Length - 1;

    /// <summary>Its bytes without any value.</summary>
    public int Length { get; } = between.Sum(bytes => bytes.Length);

    /// <summary>The frame of whole promises, as JSON: each has one member <c>expected</c>, which is a text.</summary>
    public static PromiseFrame Of(ReadOnlySpan<byte> promises)
    {
        var json = new Utf8JsonReader(promises);
        var (between, from) = (new List<byte[]>(), 0);
        while (json.Read())
        {
            if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 2 && json.ValueTextEquals("expected"u8))
            {
                json.Read();
                between.Add(promises[from..((int)json.TokenStartIndex + 1)].ToArray());
                from = (int)json.BytesConsumed - 1;
            }
        }

        between.Add(promises[from..].ToArray());
        return new PromiseFrame([.. between]);
    }

    /// <summary>The frame of an array of that many texts.</summary>
    public static PromiseFrame OfArray(int values) => values == 0
        ? new(["[]"u8.ToArray()])
        : new(["[\""u8.ToArray(), .. Enumerable.Repeat("\",\""u8.ToArray(), values - 1), "\"]"u8.ToArray()]);

    /// <summary>The frame itself as text, with every value empty.</summary>
    public string Text() => Encoding.UTF8.GetString([.. between.SelectMany(bytes => bytes)]);

    /// <summary>Finds the values, escapes and all; false where something else than a value differs.</summary>
    /// <param name="values">Has room for <see cref="Values"/>.</param>
    public bool TryFind(ReadOnlySpan<byte> text, Span<Range> values)
    {
        if (text.Length < Length || !text.StartsWith(between[0]))
        {
            return false;
        }

        var at = between[0].Length;
        for (var index = 0; index < Values; index++)
        {
            var next = between[index + 1];
            if (LengthOfValue(text[at..]) is not (>= 0 and var length) || !text[(at + length)..].StartsWith(next))
            {
                return false;
            }

            values[index] = at..(at + length);
            at += length + next.Length;
        }

        return at == text.Length;
    }

    /// <summary>A text that has this frame, in another one for as many values; null where it has not.</summary>
    public string? Reframed(ReadOnlySpan<byte> text, PromiseFrame other)
    {
        var values = new Range[Values];
        if (other.Values != Values || !TryFind(text, values))
        {
            return null;
        }

        var made = new byte[text.Length - Length + other.Length];
        var at = other.Put(0, made, 0);
        for (var index = 0; index < values.Length; index++)
        {
            text[values[index]].CopyTo(made.AsSpan(at));
            at = other.Put(index + 1, made, at + values[index].End.Value - values[index].Start.Value);
        }

        return Encoding.UTF8.GetString(made);
    }

    private int Put(int index, byte[] made, int at)
    {
        between[index].CopyTo(made, at);
        return at + between[index].Length;
    }

    /// <summary>The bytes before the quotation mark that ends the value; negative where none does.</summary>
    private static int LengthOfValue(ReadOnlySpan<byte> text)
    {
        var from = 0;
        while (text[from..].IndexOfAny(Quote, (byte)'\\') is >= 0 and var found)
        {
            if (text[from + found] == Quote)
            {
                return from + found;
            }

            from = Math.Min(from + found + 2, text.Length);
        }

        return -1;
    }
}
