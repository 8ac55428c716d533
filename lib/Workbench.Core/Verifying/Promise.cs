using System.Text.Json.Serialization;
using Workbench.Core.Schema;

namespace Workbench.Core.Verifying;

/// <summary>
/// What one source field is to look like in the destination, written down before the record is sent. Several promises may stand for one field
/// (a time is a line of the text and the time of the part): the field's verdict is the worst of them.
/// </summary>
/// <param name="Field">The source field.</param>
/// <param name="TwinType">Type of the twin that holds it, see <see cref="Writing.TwinRef.Type"/>; null where nothing is to be found.</param>
/// <param name="Destination">Field name in the read-back of that twin; null where nothing is to be found.</param>
/// <param name="Type">How to compare.</param>
/// <param name="Expected">The promised value as text (<see cref="Records.FieldValue.Print"/>); a twin reference is written as the record's key.</param>
/// <param name="Check">How the found value must relate to the expected one.</param>
/// <param name="Class">The verdict if the check holds.</param>
/// <param name="Reason">Reason code or transform name behind anything but Equal.</param>
/// <param name="IsFixed">True where the destination takes the value with a create only, so that a twin that stood there before keeps its own.</param>
public sealed record Promise(
    string Field,
    string? TwinType,
    string? Destination,
    FieldType Type,
    string Expected,
    PromiseCheck Check,
    VerdictClass Class,
    string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsFixed = false);

/// <summary>How a found value must relate to the promised one.</summary>
public enum PromiseCheck
{
    /// <summary>Nothing is to be found: a loss or an inventory row.</summary>
    None,

    /// <summary>The same value in the canonical form of its type.</summary>
    Equals,

    /// <summary>The found text contains the expected text.</summary>
    Contains,

    /// <summary>The found value names the twin of the record whose key is expected.</summary>
    RefersTo,

    /// <summary>The found text has the expected lines, whole and one after the other (a line or a paragraph of a body).</summary>
    Lines,
}
