namespace Workbench.Notebooks.Tests.Displays;

/// <summary>
/// Formats an object the way .NET Interactive does (Formatter.cs at commit 098a01b9 of its sources): everything is found by name, a second method
/// Format would be ambiguous, and an internal constructor would not be called.
/// </summary>
internal static class NotebookFormatting
{
    public static IReadOnlyList<string> PreferredMimeTypes(object instance) => Get<string[]>(AttributeOf(instance), "PreferredMimeTypes");

    public static string? Format(object instance, string mimeType)
    {
        var source = Activator.CreateInstance(Get<Type>(AttributeOf(instance), "FormatterSourceType"))!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        var formatter = formatters.Single(one => Get<string>(one, "MimeType") == mimeType);
        using var writer = new StringWriter();
        var isFormatted = (bool)
            formatter.GetType().GetMethod("Format")!.Invoke(formatter, [instance, writer])!;
        return isFormatted ? writer.ToString() : null;
    }

    private static object AttributeOf(object instance) =>
        instance
            .GetType()
            .GetCustomAttributes(inherit: true)
            .Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    private static T Get<T>(object instance, string name) => (T)instance.GetType().GetProperty(name)!.GetValue(instance)!;
}
