using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;

namespace Workbench.Pipeline.Map.Transforms;

/// <summary>What a transform makes of one value.</summary>
/// <param name="Reason">Reason code, or the transform's name for a mere change; null where nothing changed.</param>
/// <param name="Detail">Text of the note under <paramref name="Reason"/>; null where no note is left.</param>
/// <param name="Failure">Where the transform could not read the value: what it expected, in words. Else null.</param>
internal sealed record Change(FieldValue Result, VerdictClass Promise, string? Reason, string? Detail = null, string? Failure = null)
{
    /// <summary>The value as it is.</summary>
    public static Change Kept(FieldValue result) => new(result, VerdictClass.Equal, null);

    /// <summary>Another form of the value, without loss.</summary>
    public static Change Becomes(FieldValue result, string transform) => new(result, VerdictClass.EqualAfterTransform, transform);

    /// <summary>As <see cref="Becomes"/>, or <see cref="Kept"/> where the text is the same.</summary>
    public static Change Text(FieldValue source, string result, string transform) =>
        result == source.Print() ? Kept(Of(result)) : Becomes(Of(result), transform);

    /// <summary>Something of the value stays behind.</summary>
    public static Change Loses(FieldValue result, string reason, string? detail) => new(result, VerdictClass.ExpectedLoss, reason, detail);

    /// <summary>The transform cannot read the value: it is listed, and nothing is written.</summary>
    public static Change Fails(FieldValue source, string reason, string expected) =>
        new(FieldValue.Empty.Value, VerdictClass.ExpectedLoss, reason, $"{source.Print()} ({expected})", expected);

    /// <summary>A text as a value; an empty one is <see cref="FieldValue.Empty"/>.</summary>
    public static FieldValue Of(string text) => text.Length == 0 ? FieldValue.Empty.Value : new FieldValue.Text(text);
}
