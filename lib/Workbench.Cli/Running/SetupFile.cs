using System.Text.Json;
using Workbench.Core.Errors;

namespace Workbench.Cli.Running;

/// <summary>
/// The file that the setup cell imports in .NET Interactive, with the folder of this build written into it. It is written anew whenever
/// notebooks are copied, because the folder belongs to the machine and not to the migration.
/// </summary>
internal static class SetupFile
{
    public const string FileName = "workbench.csx";

    private const string Blank = "string workbenchBuild = null;";

    /// <param name="from">Folder of the file as it is committed.</param>
    /// <param name="to">Folder of the notebooks that import it.</param>
    public static void Write(string from, string to)
    {
        var text = File.ReadAllText(Path.Combine(from, FileName));
        if (!text.Contains(Blank, StringComparison.Ordinal))
        {
            throw new PlanException($"{Path.Combine(from, FileName)} has no line '{Blank}'. Build the workbench again.");
        }

        // A JSON string is a C# string as well: quotes, backslashes and everything unusual are escaped alike.
        File.WriteAllText(Path.Combine(to, FileName), text.Replace(Blank, $"string workbenchBuild = {JsonSerializer.Serialize(BuildFolder())};", StringComparison.Ordinal));
    }

    /// <summary>What <c>dotnet build</c> filled, found above this program; for a program that was installed otherwise, its own folder.</summary>
    internal static string BuildFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = Path.Combine(folder.FullName, "artifacts", "bench");
            if (File.Exists(Path.Combine(built, "Workbench.Notebooks.dll")))
            {
                return built;
            }
        }

        return Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
    }
}
