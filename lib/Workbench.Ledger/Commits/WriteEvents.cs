using System.Buffers;
using System.Text;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Writing;
using Workbench.Ledger.Changes;

namespace Workbench.Ledger.Commits;

/// <summary>
/// The events of the two halves of a call, member by member: a load consists of them, and reading each change's shape anew costs more than
/// its row. The members are those that <see cref="CanonicalJson"/> would write.
/// </summary>
internal static class WriteEvents
{
    private static readonly JsonWriterOptions Options = new() { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true };

    /// <summary>Where the writer's thread puts one event after the other.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Text, Utf8JsonWriter Json)? page;

    public static string Of(LedgerChange.WriteIntended change) => Write(change, static (json, it) =>
    {
        json.WriteString("name", it.Name);
        json.WriteNumber("attempt", it.Attempt);
        json.WriteString("payload", it.PayloadSha256);
        json.WriteBoolean("isUpdate", it.IsUpdate);
    });

    public static string Of(LedgerChange.WriteEnded change) => Write(change, static (json, it) =>
    {
        json.WriteString("name", it.Name);
        json.WriteString("state", Words<WriteState>.Of[it.State]);
        Add(json, it.Twin);
        json.WriteString("origin", Words<TwinOrigin>.Of[it.Origin]);
        Add(json, "requestId", it.RequestId);
        Add(json, "answer", it.Answer is null ? null : Sha256Hex.Of(it.Answer));
        Add(json, "payload", it.PayloadSha256);
    });

    private static void Add(Utf8JsonWriter json, TwinRef? twin)
    {
        if (twin is not null)
        {
            json.WriteStartObject("twin");
            json.WriteString("type", twin.Type);
            json.WriteString("id", twin.Id);
            Add(json, "container", twin.Container);
            json.WriteEndObject();
        }
    }

    private static void Add(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string Write<T>(T change, Action<Utf8JsonWriter, T> members)
    {
        var (text, json) = page ??= NewPage();
        text.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        members(json, change);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static (ArrayBufferWriter<byte> Text, Utf8JsonWriter Json) NewPage()
    {
        var text = new ArrayBufferWriter<byte>(512);
        return (text, new Utf8JsonWriter(text, Options));
    }

    private static class Words<T>
        where T : struct, Enum
    {
        public static readonly Dictionary<T, JsonEncodedText> Of = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(value.ToString())));
    }
}
