namespace Workbench.Host.Sessions;

/// <summary>The lines that .NET Interactive, IPython and scripts give a meaning to and this host does not, each with what to use here.</summary>
internal static class CellMagics
{
    private const string OtherLanguage = "this host runs C# cells only; use plain C#, or open the notebook in Polyglot Notebooks";

    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["#!import"] = "move shared code to a library and load it with #r \"path/to/library.dll\"",
        ["#!markdown"] = "write text into a Markdown cell",
        ["#!html"] = "use display(\"<b>text</b>\", \"text/html\")",
        ["#!svg"] = "use display(\"<svg …>\", \"image/svg+xml\")",
        ["#!mermaid"] = "use a chart of the Bench; it is kept as SVG in the audit record",
        ["#!sql"] = "use await bench.Query(\"SELECT …\"), which reads the views of the ledger",
        ["#!time"] = "use System.Diagnostics.Stopwatch; a headless run writes the time of every cell into its copy",
        ["#!who"] = "press Tab in an empty cell for the variables of the session",
        ["#!whos"] = "press Tab in an empty cell for the variables of the session",
        ["#!about"] = "the kernel's banner names its version, as does 'workbench --version'",
        ["#!lsmagic"] = "there are #r \"path.dll\", #r \"nuget: Id, Version\" and display(x), and no other commands",
        ["#!set"] = "assign a variable",
        ["#!share"] = "all cells share one C# session; use the variable",
        ["#!value"] = "use a string variable, or System.IO.File.ReadAllText",
        ["#!connect"] = "call the library in C#",
        ["#!log"] = "use Console.Error.WriteLine",
        ["#!quit"] = "use Restart or Shut Down of your notebook editor",
        ["#!exit"] = "use Restart or Shut Down of your notebook editor",
        ["#i"] = "package sources come from NuGet.Config; see 'dotnet nuget add source'",
        ["#load"] = "move shared code to a library and load it with #r \"path/to/library.dll\"",
    };

    /// <summary>What to do instead of this line; null where the compiler may have it.</summary>
    /// <param name="isFirst">The line opens the cell: <c>%</c> is a command of other kernels only there, and an operator elsewhere.</param>
    public static string? Instead(string line, bool isFirst)
    {
        if (ByName.TryGetValue(NameOf(line), out var instead))
        {
            return instead;
        }

        if (line.StartsWith("#!", StringComparison.Ordinal))
        {
            return OtherLanguage;
        }

        return isFirst && line.StartsWith('%')
            ? "it is a command of IPython; use plain C#, or a terminal"
            : null;
    }

    /// <summary>The word by which the line is refused.</summary>
    public static string NameOf(string line) => line.Split(' ', '\t')[0];
}
