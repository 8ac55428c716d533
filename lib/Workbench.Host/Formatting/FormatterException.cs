namespace Workbench.Host.Formatting;

/// <summary>A display type could not be rendered; the cell that shows it fails.</summary>
public sealed class FormatterException(Type type, string mimeType, Exception cause)
    : Exception($"The {mimeType} formatter of {type.Name} failed: {cause.Message}", cause)
{
    public string MimeType { get; } = mimeType;
}
