using System.Collections;
using System.Text;
using System.Text.Unicode;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Reading;

namespace Workbench.Ledger.Rows;

/// <summary>
/// What was promised of a record. A promise is made whole when it is asked for: most are only held against what was found, and that needs
/// no text of its own.
/// </summary>
public sealed class PromiseList : IReadOnlyList<Promise>
{
    private const int ShortText = 1_024;

    private readonly PromiseShape shape;
    private readonly byte[] values;
    private readonly int[] ends;

    internal PromiseList(PromiseShape shape, byte[] values, int[] ends) => (this.shape, this.values, this.ends) = (shape, values, ends);

    public int Count => ends.Length;

    public Promise this[int index] => shape.Patterns[index] with { Expected = Encoding.UTF8.GetString(Value(index)) };

    /// <summary>The promise without its value.</summary>
    public Promise Pattern(int index) => shape.Patterns[index];

    /// <summary>Which field it is about: 0 for that of the first promise, and so on. Several promises may be about one field.</summary>
    public int FieldOf(int index) => shape.Fields[index];

    /// <summary>True where a file is promised byte by byte.</summary>
    public bool PromisesFiles => shape.PromisesFiles;

    /// <summary>The verdicts where every promise is kept: one for each field, the worst that is promised of it.</summary>
    public IReadOnlyList<Verdict> Kept(RecordKey key) => new KeptVerdicts(key, shape.Kept);

    /// <summary>True where the text is, letter by letter, the promised value.</summary>
    public bool IsExpected(int index, string text)
    {
        var expected = Value(index);
        if (expected.Length == text.Length)
        {
            // Whatever is not ASCII takes more bytes than letters.
            return Ascii.Equals(expected, text);
        }

        if (expected.Length < text.Length || expected.Length > 3 * text.Length)
        {
            return false;
        }

        var bytes = expected.Length <= ShortText ? stackalloc byte[ShortText] : new byte[expected.Length];
        return Utf8.FromUtf16(text, bytes, out _, out var written, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done
            && expected.SequenceEqual(bytes[..written]);
    }

    public IEnumerator<Promise> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReadOnlySpan<byte> Value(int index) => values.AsSpan((index == 0 ? 0 : ends[index - 1])..ends[index]);
}
