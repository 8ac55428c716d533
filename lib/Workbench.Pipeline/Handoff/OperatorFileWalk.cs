using System.Text.Json;

namespace Workbench.Pipeline.Handoff;

/// <summary>One walk through the bytes of an operator file, up to the first fault.</summary>
internal sealed class OperatorFileWalk(ReadOnlyMemory<byte> text, string name, RowShape shape)
{
    private bool hasKind;
    private bool hasItems;

    public long Rows { get; private set; }

    public (long Line, long Column, string Text)? Fault { get; private set; }

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public void Run(Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Blame(reader.TokenStartIndex, "The file must be an object in braces.");
            return;
        }

        while (Fault is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString();
            reader.Read();
            switch (member)
            {
                case "kind":
                    Kind(ref reader);
                    break;
                case "items":
                    Items(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (Fault is null && !(hasKind && hasItems))
        {
            Blame(0, $"The file must have \"kind\":\"workbench.operator/{name}\" and the list \"items\".");
        }
    }

    private void Kind(ref Utf8JsonReader reader)
    {
        hasKind = true;
        if (reader.TokenType != JsonTokenType.String || !reader.ValueTextEquals($"workbench.operator/{name}"))
        {
            Blame(reader.TokenStartIndex, $"'kind' must be \"workbench.operator/{name}\"; check that the right file lies here.");
        }

        reader.Skip();
    }

    private void Items(ref Utf8JsonReader reader)
    {
        hasItems = true;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            Blame(reader.TokenStartIndex, "'items' must be a list in brackets.");
            return;
        }

        while (Fault is null && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Row(ref reader);
        }
    }

    private void Row(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Blame(reader.TokenStartIndex, RowShape.NoObject);
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            if (shape.FaultOf(member, KindOf(reader.TokenType)) is { } fault)
            {
                Blame(reader.TokenStartIndex, fault);
                return;
            }

            reader.Skip();
        }

        Rows++;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.Null => JsonValueKind.Null,
        JsonTokenType.True or JsonTokenType.False => JsonValueKind.True,
        _ => JsonValueKind.String,
    };

    private void Blame(long at, string fault)
    {
        var before = text.Span[..(int)at];
        var line = before.Count((byte)'\n') + 1;
        Fault = (line, at - before.LastIndexOf((byte)'\n'), fault);
    }
}
