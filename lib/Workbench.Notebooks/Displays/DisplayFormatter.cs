namespace Workbench.Notebooks.Displays;

/// <summary>Writes one media type of one kind of display; called by name from a notebook host.</summary>
internal sealed class DisplayFormatter<T>(string mimeType, Func<T, string> render)
    where T : class, IDisplay
{
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the instance and returns true, or writes nothing and returns false when it is of another type.</summary>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T display)
            return false;
        writer.Write(render(display));
        return true;
    }
}
