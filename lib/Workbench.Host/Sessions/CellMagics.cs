namespace Workbench.Host.Sessions;

/// <summary>The lines that .NET Interactive gives a meaning to and this host does not.</summary>
internal static class CellMagics
{
    /// <summary>The cell without its <c>#!csharp</c> lines and the import of the workbench; they become empty lines, so that line numbers stay.</summary>
    /// <exception cref="MagicNotSupportedException">Any other <c>#!</c> line, or <c>#r "nuget:…"</c>.</exception>
    public static string Remove(string source)
    {
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line is "#!csharp" or "#!C#" or "#!c#" || SetupImport.Is(line))
            {
                lines[index] = "";
            }
            else if (Instead(line) is { } instead)
            {
                throw new MagicNotSupportedException(index + 1, line.Split(' ')[0], instead);
            }
        }

        return string.Join('\n', lines);
    }

    private static string? Instead(string line)
    {
        if (line.StartsWith("#!import", StringComparison.Ordinal))
        {
            return "move shared code to a library and load it with #r \"path/to/library.dll\"";
        }

        if (line.StartsWith("#!", StringComparison.Ordinal))
        {
            return "this host runs C# cells only; use plain C# or open the notebook in Polyglot Notebooks";
        }

        return line.StartsWith("#r", StringComparison.Ordinal) && line.Contains("nuget:", StringComparison.OrdinalIgnoreCase)
            ? "this host downloads no packages; reference the package in a library and load that with #r \"path/to/library.dll\""
            : null;
    }
}
