using System.Buffers;
using System.Text;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Verifying;

namespace Workbench.Ledger.Commits;

/// <summary>Field, class and reason of each verdict of a record as one text; most records of an object share it.</summary>
internal sealed class VerdictShape
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true };
    private static readonly string[] ClassNames = Enum.GetNames<VerdictClass>();

    private readonly (string Field, VerdictClass Class, string? Reason)[] rows;

    public VerdictShape(IEnumerable<(string Field, VerdictClass Class, string? Reason)> verdicts)
    {
        rows = [.. verdicts];
        Text = Print(rows);
        Sha256 = Sha256Hex.Of(Text);
        Classes = PackedVerdicts.Mask(rows.Select(row => row.Class));
        WithoutDetail = new PackedVerdicts(Text, null, Classes, Sha256, PackedVerdicts.HashOf(Text, null));
    }

    public VerdictShape(IReadOnlyList<Verdict> verdicts)
        : this(verdicts.Select(verdict => (verdict.Field, verdict.Class, verdict.Reason)))
    {
    }

    public string Text { get; }

    public string Sha256 { get; }

    /// <summary>One bit per class that occurs.</summary>
    public int Classes { get; }

    /// <summary>Verdicts that have nothing to read beside their shape: all of these are the same.</summary>
    public PackedVerdicts WithoutDetail { get; }

    /// <summary>How many verdicts there are.</summary>
    public int Count => rows.Length;

    /// <summary>The verdict in that place, on a record where it has nothing to read beside its shape.</summary>
    public Verdict On(RecordKey key, int index) => new(key, rows[index].Field, rows[index].Class, rows[index].Reason);

    public bool Fits(IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count != rows.Length)
        {
            return false;
        }

        for (var index = 0; index < rows.Length; index++)
        {
            var verdict = verdicts[index];
            if (verdict.Class != rows[index].Class || verdict.Field != rows[index].Field || verdict.Reason != rows[index].Reason)
            {
                return false;
            }
        }

        return true;
    }

    private static string Print((string Field, VerdictClass Class, string? Reason)[] rows)
    {
        var text = new ArrayBufferWriter<byte>(64 * (rows.Length + 1));
        using (var json = new Utf8JsonWriter(text, Writing))
        {
            json.WriteStartArray();
            foreach (var (field, found, reason) in rows)
            {
                json.WriteStartArray();
                json.WriteStringValue(field);
                json.WriteStringValue(ClassNames[(int)found]);
                json.WriteStringValue(reason);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
