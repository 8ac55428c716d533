using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Workbench.Connectors.Kit;

/// <summary>
/// JSON whose every text can be read. Half of a surrogate pair (<c>\ud800</c> alone) and bytes that are no UTF-8 have no place in a text; a
/// vendor that stores what a customer pasted answers them all the same. They become legible: the text shows the escape itself, <c>\ud800</c> or
/// <c>\xC3</c>, letter by letter. One damaged character thus costs neither its record nor the page it stands on.
/// </summary>
internal static class LegibleJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private const int HexDigits = 4;
    private const int EscapeLength = 6;

    /// <summary>
    /// Reads JSON, at most 64 levels deep. A name that stands twice in one object is refused, because nobody can say which of the two counts. The
    /// caller disposes the document.
    /// </summary>
    /// <exception cref="JsonException">It is no JSON, or a name stands twice.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json) => JsonDocument.Parse(Of(json), Options);

    /// <summary>The same bytes where every text is legible already.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json) => IsLegible(json.Span) ? json : Rewritten(json.Span);

    /// <summary>True where every text can be read as it stands.</summary>
    public static bool IsLegible(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            return false;
        }

        for (var next = json.IndexOf((byte)'\\'); next >= 0;)
        {
            var escape = json[next..];
            if (IsHalf(escape))
            {
                return false;
            }

            var behind = next + LengthOf(escape);
            var further = behind < json.Length ? json[behind..].IndexOf((byte)'\\') : -1;
            next = further < 0 ? -1 : behind + further;
        }

        return true;
    }

    private static byte[] Rewritten(ReadOnlySpan<byte> json)
    {
        var legible = new ArrayBufferWriter<byte>(json.Length + 64);
        while (json.Length > 0)
        {
            var taken = 1;
            if (json[0] == (byte)'\\')
            {
                taken = Math.Min(LengthOf(json), json.Length);
                legible.Write(IsHalf(json) ? "\\"u8 : []);
                legible.Write(json[..taken]);
            }
            else if (Rune.DecodeFromUtf8(json, out _, out taken) == OperationStatus.Done)
            {
                legible.Write(json[..taken]);
            }
            else
            {
                foreach (var stray in json[..taken])
                {
                    legible.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $@"\\x{stray:X2}")));
                }
            }

            json = json[taken..];
        }

        return legible.WrittenSpan.ToArray();
    }

    /// <summary>How many bytes the escape at the beginning takes; both halves of a pair are one.</summary>
    private static int LengthOf(ReadOnlySpan<byte> escape) => UnitOf(escape) switch
    {
        { } unit when char.IsHighSurrogate(unit) && UnitOf(Behind(escape)) is { } low && char.IsLowSurrogate(low) => 2 * EscapeLength,
        { } => EscapeLength,
        null => 2,
    };

    private static bool IsHalf(ReadOnlySpan<byte> escape) =>
        UnitOf(escape) is { } unit && char.IsSurrogate(unit) && LengthOf(escape) == EscapeLength;

    private static ReadOnlySpan<byte> Behind(ReadOnlySpan<byte> escape) => escape[EscapeLength..];

    /// <summary>What the escape at the beginning stands for; null where it is none of the form <c>\u0000</c>.</summary>
    private static char? UnitOf(ReadOnlySpan<byte> escape) =>
        escape.Length >= EscapeLength && escape[0] == (byte)'\\' && escape[1] == (byte)'u'
        && ushort.TryParse(escape.Slice(2, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
