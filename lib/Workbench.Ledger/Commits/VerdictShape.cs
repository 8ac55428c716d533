using System.Buffers;
using System.Text;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Verifying;

namespace Workbench.Ledger.Commits;

/// <summary>Field, class and reason of each verdict of a record as one text; most records of an object share it.</summary>
internal sealed class VerdictShape
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true };
    private static readonly string[] ClassNames = Enum.GetNames<VerdictClass>();

    private readonly (string Field, VerdictClass Class, string? Reason)[] rows;

    public VerdictShape(IReadOnlyList<Verdict> verdicts)
    {
        rows = [.. verdicts.Select(verdict => (verdict.Field, verdict.Class, verdict.Reason))];
        Text = Print(rows);
        Sha256 = Sha256Hex.Of(Text);
        HashWithoutDetail = Sha256Hex.Of($"{Text}|");
        Classes = PackedVerdicts.Mask(rows.Select(row => row.Class));
    }

    public string Text { get; }

    public string Sha256 { get; }

    /// <summary>What the event of verdicts pins that have nothing to read beside their shape.</summary>
    public string HashWithoutDetail { get; }

    /// <summary>One bit per class that occurs.</summary>
    public int Classes { get; }

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
