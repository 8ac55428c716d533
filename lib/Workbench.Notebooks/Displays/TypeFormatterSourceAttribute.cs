namespace Workbench.Notebooks.Displays;

/// <summary>
/// Tells .NET Interactive and the Workbench host how a type is shown. Both find the attribute by its name and its members by
/// reflection, so that no package is referenced.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a <c>CreateTypeFormatters()</c> method.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The media types that a notebook emits for the type, in this order.</summary>
    public string[] PreferredMimeTypes { get; set; } = [];
}
