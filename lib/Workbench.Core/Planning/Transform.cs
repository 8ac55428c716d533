using System.Text.Json.Serialization;
using Workbench.Core.Schema;

namespace Workbench.Core.Planning;

/// <summary>
/// How one field's value changes on its way. The list is closed and every transform is total: a value that it cannot read becomes a note
/// or a reject, as the row's <see cref="FieldPlan.OnFailure"/> says.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Copy), "copy")]
[JsonDerivedType(typeof(Constant), "constant")]
[JsonDerivedType(typeof(Default), "default")]
[JsonDerivedType(typeof(MapValues), "map-values")]
[JsonDerivedType(typeof(Concatenate), "concatenate")]
[JsonDerivedType(typeof(Template), "template")]
[JsonDerivedType(typeof(Split), "split")]
[JsonDerivedType(typeof(RegexExtract), "regex-extract")]
[JsonDerivedType(typeof(ParseDate), "parse-date")]
[JsonDerivedType(typeof(ParseNumber), "parse-number")]
[JsonDerivedType(typeof(BooleanWords), "boolean-words")]
[JsonDerivedType(typeof(HtmlToText), "html-to-text")]
[JsonDerivedType(typeof(TextToHtml), "text-to-html")]
[JsonDerivedType(typeof(Truncate), "truncate")]
[JsonDerivedType(typeof(NormalizePhone), "normalize-phone")]
[JsonDerivedType(typeof(ToText), "to-text")]
[JsonDerivedType(typeof(AgentByEmail), "agent-by-email")]
[JsonDerivedType(typeof(ToTag), "to-tag")]
[JsonDerivedType(typeof(BodyLine), "body-line")]
[JsonDerivedType(typeof(Relate), "relate")]
[JsonDerivedType(typeof(Skip), "skip")]
public abstract partial record Transform
{
    private Transform()
    {
    }

    /// <summary>The value as it is, converted only where the destination writes the same value differently (epoch seconds, option ids).</summary>
    public sealed record Copy : Transform;

    /// <summary>Always the same value, whatever the source has; a different value of the source is an expected loss with a note.</summary>
    /// <param name="Value">The value as invariant text, for example <c>1.5</c>, <c>true</c> or <c>2024-02-29</c>.</param>
    /// <param name="As">The value's type: text, number, boolean, date or instant. Text by default.</param>
    public sealed record Constant(
        string Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] FieldType As = FieldType.Text) : Transform;

    /// <summary>A value where the source has none; every other value as it is.</summary>
    /// <param name="Value">The value as invariant text, in the type of the source field.</param>
    public sealed record Default(string Value) : Transform;

    /// <summary>Each source label becomes the destination label beside it; a label that is not listed is kept and noted.</summary>
    public sealed record MapValues(IReadOnlyDictionary<string, string> Values) : Transform;

    /// <summary>
    /// The values of several fields of the record as one text; empty ones are left out. The row's own field gives its source value, and so
    /// does a skipped field; every other field gives what its own transform makes of it.
    /// </summary>
    /// <param name="Fields">Source fields of the same object, in order.</param>
    /// <param name="Separator">Text between two values. One space by default.</param>
    public sealed record Concatenate(IReadOnlyList<string> Fields, string Separator = " ") : Transform;

    /// <summary>A text with the values of fields in it, which are read as <see cref="Concatenate"/> reads them. Empty where all its fields are empty.</summary>
    /// <param name="Text">For example <c>{first} {last} ({{{id}}})</c>: a field's name in braces; a brace itself is written twice.</param>
    public sealed record Template(string Text) : Transform;

    /// <summary>One part of a text; the whole is kept in a note where something is left behind.</summary>
    /// <param name="Separator">Text between two parts, compared exactly.</param>
    /// <param name="Part">Which part: 1 is the first, -1 the last.</param>
    public sealed record Split(string Separator, int Part) : Transform;

    /// <summary>What a pattern finds first; the whole is kept in a note where something is left behind.</summary>
    /// <param name="Pattern">A .NET regular expression without look-around and back-references, matched in time that grows only with the text.</param>
    /// <param name="Group">Name or number of the group to take. <c>0</c>, all that matched, by default.</param>
    public sealed record RegexExtract(string Pattern, string Group = "0") : Transform;

    /// <summary>A date or a point in time from text.</summary>
    /// <param name="Formats">.NET date formats with year, month and day, tried in order, for example <c>dd.MM.yyyy HH:mm</c>.</param>
    /// <param name="Result">What becomes of it: a date (without time, by default) or an instant.</param>
    /// <param name="TimeZone">IANA name of the zone of texts that state none, and of the day that a date names. UTC by default.</param>
    public sealed record ParseDate(IReadOnlyList<string> Formats, DateResult Result = DateResult.Date, string TimeZone = "UTC") : Transform;

    /// <summary>A number from text.</summary>
    /// <param name="DecimalSeparator">One character before the decimals. A point by default.</param>
    /// <param name="GroupSeparator">One character between groups of three digits; a space stands for every kind of space. None by default.</param>
    public sealed record ParseNumber(string DecimalSeparator = ".", string? GroupSeparator = null) : Transform;

    /// <summary>True or false from words, compared without case and outer spaces.</summary>
    /// <param name="TrueWords">Words that mean true.</param>
    /// <param name="FalseWords">Words that mean false.</param>
    public sealed record BooleanWords(IReadOnlyList<string> TrueWords, IReadOnlyList<string> FalseWords) : Transform;

    /// <summary>Readable plain text of an HTML value: blocks and line breaks become line ends, links keep their address.</summary>
    public sealed record HtmlToText : Transform;

    /// <summary>The same text as HTML: an empty line begins a paragraph, any other line end a line. HTML stays as it is.</summary>
    public sealed record TextToHtml : Transform;

    /// <summary>Cut at a number of UTF-16 characters, never inside a surrogate pair; what was cut is an expected loss with a note.</summary>
    /// <param name="MaxCharacters">Longest text in UTF-16 characters, 0 or more.</param>
    public sealed record Truncate(int MaxCharacters) : Transform;

    /// <summary>Spaces, brackets, dots and hyphens removed; what still is not <c>+</c> and 7 to 15 digits is kept in the notes and not sent.</summary>
    public sealed record NormalizePhone : Transform;

    /// <summary>The printed form of any value, for destinations that have no such type.</summary>
    public sealed record ToText : Transform;

    /// <summary>The destination's agent with the same e-mail; else the placeholder agent, and the name goes into the text.</summary>
    public sealed record AgentByEmail : Transform;

    /// <summary>A tag of the record: the prefix and the value.</summary>
    /// <param name="Prefix">Beginning of the tag's name, which tells the migration's tags from others; not empty.</param>
    public sealed record ToTag(string Prefix) : Transform;

    /// <summary>A line <c>Label: value</c> in the body of the record that carries it.</summary>
    public sealed record BodyLine(string Label) : Transform;

    /// <summary>Carried by a relation (parent, requester, organization), not by a field; verified on the relation.</summary>
    public sealed record Relate : Transform;

    /// <summary>Not carried, for a reason code of <see cref="ReasonCode"/>.</summary>
    public sealed record Skip(string Reason) : Transform;
}

/// <summary>What <see cref="Transform.ParseDate"/> makes of a text.</summary>
public enum DateResult
{
    /// <summary>A calendar day; a time of day in the text is left behind with a note.</summary>
    Date,

    /// <summary>A point in time; a text without a time is the first moment of its day.</summary>
    Instant,
}
