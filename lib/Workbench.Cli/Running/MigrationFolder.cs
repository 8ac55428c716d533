using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Routes;

namespace Workbench.Cli.Running;

/// <summary>Makes a migration folder: <c>migration.json</c>, its own copies of the notebooks, and templates of the operator files.</summary>
internal static class MigrationFolder
{
    private static readonly string[] OperatorFiles = ["tab-roles", "users", "groups", "workflows", "views"];

    public static string NotebookSource => Path.Combine(AppContext.BaseDirectory, "notebooks");

    /// <summary>The notebooks of a migration, in order.</summary>
    public static IReadOnlyList<string> NotebooksOf(string directory) =>
        [.. Directory.EnumerateFiles(Path.Combine(directory, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal)];

    /// <summary>Copies the notebooks that are not there yet; edited copies are kept.</summary>
    public static void CopyNotebooks(string directory)
    {
        var target = Path.Combine(directory, "notebooks");
        Directory.CreateDirectory(target);
        foreach (var notebook in Directory.EnumerateFiles(NotebookSource, "*.ipynb"))
        {
            var copy = Path.Combine(target, Path.GetFileName(notebook));
            if (!File.Exists(copy))
            {
                File.Copy(notebook, copy);
            }
        }
    }

    /// <summary>Makes a new folder for real accounts.</summary>
    /// <exception cref="PlanException">The folder is a migration already.</exception>
    public static async Task CreateAsync(string directory, Route route, CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(directory, MigrationFile.FileName)))
        {
            throw new PlanException($"{directory} is a migration folder already. Choose another folder.");
        }

        Directory.CreateDirectory(directory);
        CopyNotebooks(directory);
        await WriteOperatorTemplatesAsync(Path.Combine(directory, "operator"), route, cancellation);
        var source = new AccountFile(new Uri("https://SITE.ivinex.com/API/"), new Dictionary<string, string> { ["user"] = "API-USER", ["zone"] = "Europe/Berlin" });
        var destination = new AccountFile(new Uri("https://api.intercom.io"), new Dictionary<string, string>());
        await new MigrationFile(
            route.Name,
            "ORGANIZATION",
            new Dictionary<string, EnvironmentFile>
            {
                [OpenMigration.Rehearsal] = new(source, destination),
                [OpenMigration.Production] = new(source, destination),
            }).WriteAsync(directory, cancellation);
    }

    private static async Task WriteOperatorTemplatesAsync(string directory, Route route, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        foreach (var name in OperatorFiles)
        {
            var template = new { Kind = $"workbench.operator/{name}", Version = 1, route.Source, Items = Array.Empty<object>() };
            await File.WriteAllTextAsync(
                Path.Combine(directory, name + ".json"), JsonSerializer.Serialize(template, CanonicalJson.Readable) + "\n", cancellation);
        }
    }
}
