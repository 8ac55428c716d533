using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;

namespace Workbench.Ledger.Commits;

/// <summary>
/// The verdicts of a record in two texts: its shape (field, class and reason of each, shared by most records of an object) and, only where
/// there is something to read, the expected and found values by position.
/// </summary>
internal sealed record PackedVerdicts(string Shape, string? Detail, int Classes)
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true };
    private static readonly string[] ClassNames = Enum.GetNames<VerdictClass>();

    private string? shapeSha256;
    private string? sha256;

    public string ShapeSha256 => shapeSha256 ??= Sha256Hex.Of(Shape);

    /// <summary>What the event of the verdicts pins.</summary>
    public string Sha256 => sha256 ??= Sha256Hex.Of($"{Shape}|{Detail}");

    public static PackedVerdicts Of(IReadOnlyList<Verdict> verdicts)
    {
        var hasDetail = verdicts.Any(verdict => verdict.Expected is not null || verdict.Found is not null);
        return new PackedVerdicts(ShapeOf(verdicts), hasDetail ? DetailOf(verdicts) : null, Mask(verdicts.Select(verdict => verdict.Class)));
    }

    private static string DetailOf(IReadOnlyList<Verdict> verdicts) => CanonicalJson.Write(verdicts
        .Select((verdict, index) => (Position: index.ToString(CultureInfo.InvariantCulture), Values: new[] { verdict.Expected, verdict.Found }))
        .Where(row => row.Values is not [null, null])
        .ToDictionary(row => row.Position, row => row.Values));

    /// <summary>One bit per class that occurs.</summary>
    public static int Mask(IEnumerable<VerdictClass> classes) => classes.Aggregate(0, (mask, found) => mask | (1 << (int)found));

    private static string ShapeOf(IReadOnlyList<Verdict> verdicts)
    {
        var text = new ArrayBufferWriter<byte>(64 * (verdicts.Count + 1));
        using (var json = new Utf8JsonWriter(text, Writing))
        {
            json.WriteStartArray();
            foreach (var verdict in verdicts)
            {
                json.WriteStartArray();
                json.WriteStringValue(verdict.Field);
                json.WriteStringValue(ClassNames[(int)verdict.Class]);
                json.WriteStringValue(verdict.Reason);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    public static IReadOnlyList<(string Field, VerdictClass Class, string? Reason)> ReadShape(string shape) =>
        [.. JsonSerializer.Deserialize<string?[][]>(shape)!.Select(row => (row[0]!, Enum.Parse<VerdictClass>(row[1]!), row[2]))];

    public IReadOnlyList<Verdict> Unpack(RecordKey key)
    {
        var details = Detail is null ? [] : JsonSerializer.Deserialize<Dictionary<int, string?[]>>(Detail)!;
        return
        [
            .. ReadShape(Shape).Select((row, index) => details.TryGetValue(index, out var values)
                ? new Verdict(key, row.Field, row.Class, row.Reason, values[0], values[1])
                : new Verdict(key, row.Field, row.Class, row.Reason)),
        ];
    }
}
