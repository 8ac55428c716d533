using System.Text;
using System.Text.Json;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>The text of a plan as a tree whose nodes know their places.</summary>
internal sealed class PlanText
{
    private const int MaxDepth = 64;
    private readonly ReadOnlyMemory<byte> utf8;
    private readonly List<int> lines = [0];

    private PlanText(ReadOnlyMemory<byte> utf8)
    {
        this.utf8 = utf8;
        var bytes = utf8.Span;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == (byte)'\n')
            {
                lines.Add(at + 1);
            }
        }
    }

    /// <summary>The plan's outermost value; null where the text is no JSON.</summary>
    public PlanNode? Root { get; private set; }

    /// <summary>The bytes of a node.</summary>
    public ReadOnlySpan<byte> Bytes(PlanNode node) => utf8.Span[node.Start..node.End];

    /// <summary>Reads it; a text that is no JSON gives one problem and no root.</summary>
    public static (PlanText Text, PlanProblem? Fault) Read(ReadOnlyMemory<byte> utf8)
    {
        var text = new PlanText(utf8.Span.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
        try
        {
            var reader = new Utf8JsonReader(
                text.utf8.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = MaxDepth });
            reader.Read();
            text.Root = Value(ref reader);
            reader.Read();
            return (text, null);
        }
        catch (JsonException fault)
        {
            text.Root = null;
            var line = (int)Math.Min(fault.LineNumber ?? 0, text.lines.Count - 1);
            var at = Math.Min(text.lines[line] + (int)(fault.BytePositionInLine ?? 0), text.utf8.Length);
            return (text, text.At(at, PlanPath.Root, "not readable as JSON", fault.Message.Split(" LineNumber:")[0].TrimEnd('.')));
        }
        catch (InvalidOperationException)
        {
            text.Root = null;
            return (text, new PlanProblem(PlanPath.Root, "not readable as text", "UTF-8"));
        }
    }

    /// <summary>A problem with the line and column of a byte.</summary>
    public PlanProblem At(int start, PlanPath path, string value, string expected)
    {
        var found = lines.BinarySearch(start);
        var line = found >= 0 ? found : ~found - 1;
        return new PlanProblem(path, value, expected, line + 1, Encoding.UTF8.GetCharCount(utf8.Span[lines[line]..start]) + 1);
    }

    private static PlanNode Value(ref Utf8JsonReader reader)
    {
        var node = new PlanNode(KindOf(reader.TokenType), (int)reader.TokenStartIndex, reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
            _ => "",
        });
        while (node.Kind == JsonValueKind.Object && reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, start) = (reader.GetString()!, (int)reader.TokenStartIndex);
            reader.Read();
            node.Members.Add((name, start, Value(ref reader)));
        }

        while (node.Kind == JsonValueKind.Array && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            node.Elements.Add(Value(ref reader));
        }

        node.End = (int)reader.BytesConsumed;
        return node;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };
}
