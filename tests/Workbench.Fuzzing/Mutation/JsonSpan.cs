using System.Text.Json;

namespace Workbench.Fuzzing.Mutation;

/// <summary>Where one value stands in a JSON text.</summary>
/// <param name="NameStart">Where its member name begins; <paramref name="Start"/> for what has no name.</param>
/// <param name="End">Behind its last byte.</param>
internal readonly record struct JsonSpan(int NameStart, int Start, int End, JsonTokenType Kind)
{
    private const int MaxDepth = 200;

    public bool IsMember => NameStart < Start;

    public int Length => End - Start;

    /// <summary>Every value of a JSON text, the outermost first; none where it is no JSON.</summary>
    public static List<JsonSpan> Of(ReadOnlySpan<byte> json)
    {
        var spans = new List<JsonSpan>();
        var open = new Stack<int>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        var name = -1;
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = start;
                }
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    var begun = open.Pop();
                    spans[begun] = spans[begun] with { End = (int)reader.BytesConsumed };
                }
                else
                {
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        open.Push(spans.Count);
                    }

                    spans.Add(new JsonSpan(name < 0 ? start : name, start, (int)reader.BytesConsumed, reader.TokenType));
                    name = -1;
                }
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return spans;
    }

    /// <summary>The text without this value, its name and one of the commas beside it.</summary>
    public byte[] CutFrom(ReadOnlySpan<byte> json)
    {
        var (start, end) = (NameStart, End);
        var after = end;
        while (after < json.Length && json[after] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            after++;
        }

        if (after < json.Length && json[after] == (byte)',')
        {
            end = after + 1;
        }
        else
        {
            var before = start - 1;
            while (before > 0 && json[before] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                before--;
            }

            start = before >= 0 && json[before] == (byte)',' ? before : start;
        }

        return [.. json[..start], .. json[end..]];
    }
}
