using System.Text.Json.Serialization;

namespace Workbench.Core.Planning;

/// <summary>How one field's value changes on its way. The list is closed and every transform is total: what it cannot do becomes a note.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Copy), "copy")]
[JsonDerivedType(typeof(MapValues), "map-values")]
[JsonDerivedType(typeof(HtmlToText), "html-to-text")]
[JsonDerivedType(typeof(Truncate), "truncate")]
[JsonDerivedType(typeof(NormalizePhone), "normalize-phone")]
[JsonDerivedType(typeof(ToText), "to-text")]
[JsonDerivedType(typeof(AgentByEmail), "agent-by-email")]
[JsonDerivedType(typeof(BodyLine), "body-line")]
[JsonDerivedType(typeof(Relate), "relate")]
[JsonDerivedType(typeof(Skip), "skip")]
public abstract record Transform
{
    private Transform()
    {
    }

    /// <summary>The value as it is, converted only where the destination writes the same value differently (epoch seconds, option ids).</summary>
    public sealed record Copy : Transform;

    /// <summary>Each source label becomes the destination label beside it; a label that is not listed is kept and noted.</summary>
    public sealed record MapValues(IReadOnlyDictionary<string, string> Values) : Transform;

    /// <summary>Readable plain text of an HTML value: blocks and line breaks become line ends, links keep their address.</summary>
    public sealed record HtmlToText : Transform;

    /// <summary>Cut at a number of UTF-16 characters, never inside a surrogate pair; what was cut is an expected loss with a note.</summary>
    public sealed record Truncate(int MaxCharacters) : Transform;

    /// <summary>Spaces, brackets, dots and hyphens removed; what still is not <c>+</c> and 7 to 15 digits is kept in the notes and not sent.</summary>
    public sealed record NormalizePhone : Transform;

    /// <summary>The printed form of any value, for destinations that have no such type.</summary>
    public sealed record ToText : Transform;

    /// <summary>The destination's agent with the same e-mail; else the placeholder agent, and the name goes into the text.</summary>
    public sealed record AgentByEmail : Transform;

    /// <summary>A line <c>Label: value</c> in the body of the record that carries it.</summary>
    public sealed record BodyLine(string Label) : Transform;

    /// <summary>Carried by a relation (parent, requester, organization), not by a field; verified on the relation.</summary>
    public sealed record Relate : Transform;

    /// <summary>Not carried, for a reason code of <see cref="ReasonCode"/>.</summary>
    public sealed record Skip(string Reason) : Transform;
}
