using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Workbench.Fuzzing.Recording;
using Workbench.Fuzzing.Targets;

namespace Workbench.Fuzzing.Trials;

/// <summary>A failing input as a file: a numbered test from then on.</summary>
/// <param name="Found">How it failed when it was found.</param>
/// <param name="Body">The text; null where it is no UTF-8 and stands in <paramref name="Base64"/>.</param>
internal sealed record CaseFile(
    string Found, string Target, string Subject, string Place, int Nth, bool Persists, int Status, IReadOnlyDictionary<string, string> Headers, string? Body, string? Base64)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Default,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public FuzzInput ToInput() => new(
        Target, Subject, Place, Nth, Persists, new RecordedAnswer(Status, [.. Headers], Body is null ? Convert.FromBase64String(Base64!) : Strict.GetBytes(Body)));

    public static CaseFile Of(FuzzInput input, Verdict verdict)
    {
        var (body, base64) = (Readable(input.Answer.Body), (string?)null);
        base64 = body is null ? Convert.ToBase64String(input.Answer.Body) : null;
        return new CaseFile(
            verdict.Signature, input.Target, input.Subject, input.Place, input.Nth, input.Persists, input.Answer.Status,
            input.Answer.Headers.ToDictionary(header => header.Key, header => header.Value), body, base64);
    }

    public static CaseFile Read(string path) => JsonSerializer.Deserialize<CaseFile>(File.ReadAllText(path), Format)
        ?? throw new InvalidDataException($"{path} holds no case.");

    /// <summary>Writes the case under the next free number.</summary>
    /// <returns>Path of the file.</returns>
    public string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var next = Directory.EnumerateFiles(folder, "*.json").Select(NumberOf).DefaultIfEmpty(0).Max() + 1;
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{next:0000}-{Target.Replace(' ', '-')}.json"));
        File.WriteAllText(path, JsonSerializer.Serialize(this, Format) + "\n");
        return path;
    }

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileName(path).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Readable(byte[] text)
    {
        try
        {
            return Strict.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
