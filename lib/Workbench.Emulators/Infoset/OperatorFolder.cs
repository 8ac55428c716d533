using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.Infoset;

/// <summary>Writes operator files of the common envelope, row by row. Files that exist are replaced.</summary>
internal sealed class OperatorFolder(string directory, DateTimeOffset capturedAt, CancellationToken cancellationToken)
{
    private const string Recordings = "recordings";

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>NAME.json</c> with the rows under <c>items</c>.</summary>
    public async Task WriteAsync(string name, IEnumerable<JsonObject> rows)
    {
        await using var file = File.Create(Path.Combine(directory, name + ".json"));
        await using var json = new Utf8JsonWriter(file, Indented);
        json.WriteStartObject();
        foreach (var (key, value) in Envelope(name))
        {
            json.WritePropertyName(key);
            value!.WriteTo(json);
        }

        json.WriteStartArray("items");
        foreach (var row in rows)
        {
            row.WriteTo(json);
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary><c>NAME.ndjson</c>: the envelope is the first line, each row one more.</summary>
    public async Task WriteLinesAsync(string name, IEnumerable<JsonObject> rows)
    {
        await using var file = new StreamWriter(Path.Combine(directory, name + ".ndjson"));
        foreach (var line in rows.Prepend(Envelope(name)))
            await file.WriteAsync((line.ToJsonString(OneLine) + "\n").AsMemory(), cancellationToken);
    }

    /// <summary>The bytes of one call, and the row about them.</summary>
    public async Task<JsonObject> RecordAsync(string callId, Stream bytes)
    {
        Directory.CreateDirectory(Path.Combine(directory, Recordings));
        var path = Path.Combine(directory, Recordings, callId + ".mp3");
        await using (var copy = File.Create(path))
            await bytes.CopyToAsync(copy, cancellationToken);
        await using var written = File.OpenRead(path);
        return new JsonObject
        {
            ["callId"] = callId,
            ["path"] = RecordingPath(callId),
            ["size"] = written.Length,
            ["sha256"] = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellationToken)),
        };
    }

    public static string RecordingPath(string callId) => $"{Recordings}/{callId}.mp3";

    private JsonObject Envelope(string name) => new()
    {
        ["kind"] = "workbench.operator/" + name,
        ["version"] = 1,
        ["source"] = "infoset",
        ["capturedAt"] = OperatorRows.Time(capturedAt),
    };
}
