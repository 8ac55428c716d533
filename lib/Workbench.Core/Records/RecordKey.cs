using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbench.Core.Records;

/// <summary>
/// Names one record of one system, for example <c>ivinex/ticket/4711</c>. The id is the vendor's, verbatim; where one kind is fed
/// by several vendor modules whose ids may clash, the connector puts the module in front: <c>ivinex/message/50:77120</c>.
/// </summary>
[JsonConverter(typeof(RecordKeyJson))]
public readonly record struct RecordKey(string System, Kind Kind, string Id) : IComparable<RecordKey>
{
    public override string ToString() => $"{System}/{Kind.Print()}/{Id}";

    /// <summary>Reads what <see cref="ToString"/> wrote. An id may itself hold slashes.</summary>
    /// <exception cref="FormatException">The text is not <c>system/kind/id</c>, or the kind is unknown.</exception>
    public static RecordKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new FormatException($"'{text}' is not a record key. Write system/kind/id, for example ivinex/ticket/4711.");

    /// <summary>As <see cref="Parse"/>, but false where the text is no key.</summary>
    public static bool TryParse(string? text, out RecordKey key)
    {
        key = default;
        if (text is null || text.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var first))
        {
            return false;
        }

        var second = text.IndexOf('/', first + 1);
        if (second < 0 || second == text.Length - 1 || !KindName.TryParse(text.AsSpan(first + 1, second - first - 1), out var kind))
        {
            return false;
        }

        key = new RecordKey(text[..first], kind, text[(second + 1)..]);
        return true;
    }

    /// <summary>Ordinal order of the printed form, so that lists are stable on every machine.</summary>
    public int CompareTo(RecordKey other) => string.CompareOrdinal(ToString(), other.ToString());

    private sealed class RecordKeyJson : JsonConverter<RecordKey>
    {
        public override RecordKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, RecordKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
