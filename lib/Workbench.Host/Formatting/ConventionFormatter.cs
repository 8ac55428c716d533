namespace Workbench.Host.Formatting;

/// <summary>One formatter found by convention; <paramref name="Format"/> answers false when it does not apply to the value.</summary>
internal sealed record ConventionFormatter(string MimeType, Func<object, TextWriter, bool> Format);
