using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Host.Sessions;
using Workbench.Notebooks.Migrations;
using Workbench.Pipeline.Map.Validation;
using Workbench.Pipeline.Routes;

namespace Workbench.Cli.Running;

/// <summary>Makes a migration folder: <c>migration.json</c>, its own copies of the notebooks, the schema of plans, and templates of the operator files.</summary>
internal static class MigrationFolder
{
    public static string NotebookSource => Path.Combine(AppContext.BaseDirectory, "notebooks");

    /// <summary>The notebooks of a migration, in order.</summary>
    public static IReadOnlyList<string> NotebooksOf(string directory) =>
        [.. Directory.EnumerateFiles(Path.Combine(directory, "notebooks"), "*.ipynb").Order(StringComparer.Ordinal)];

    /// <summary>Where the whole of an output goes that is too long for a notebook; notebooks and their executed copies lie one folder below the migration.</summary>
    /// <param name="prefix">Names the notebook or the session.</param>
    public static FullOutputs FullOutputs(string directory, string prefix) =>
        new(Path.Combine(directory, "deliverables", "outputs"), "../deliverables/outputs", prefix);

    /// <summary>Copies the notebooks that are not there yet, those for exploring in a folder of their own; edited copies are kept.</summary>
    public static void CopyNotebooks(string directory)
    {
        foreach (var notebook in Directory.EnumerateFiles(NotebookSource, "*.ipynb", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(directory, "notebooks", Path.GetRelativePath(NotebookSource, notebook));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!File.Exists(copy))
            {
                // A copy made by the system keeps the rights of the original, which everybody may read.
                File.WriteAllBytes(copy, File.ReadAllBytes(notebook));
            }
        }

        var copies = Directory.EnumerateFiles(Path.Combine(directory, "notebooks"), "*.ipynb", SearchOption.AllDirectories);
        foreach (var folder in copies.Select(Path.GetDirectoryName).Distinct())
        {
            SetupFile.Write(NotebookSource, folder!);
        }
    }

    /// <summary>Makes a new folder for real accounts.</summary>
    /// <exception cref="PlanException">The folder is a migration already, or the schema is somebody else's.</exception>
    public static async Task CreateAsync(string directory, Route route, LedgerFile? ledger, CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(directory, MigrationFile.FileName)))
        {
            throw new PlanException($"{directory} is a migration folder already. Choose another folder.");
        }

        new LedgerPlaces(directory, ledger, SecretSource.FromMachine()).RequireUnused();
        Directory.CreateDirectory(directory);
        CopyNotebooks(directory);
        await PlanFormat.WriteSchemaAsync(directory, cancellation);
        var (source, destination) = (ConnectorCatalog.Sources[route.Source], ConnectorCatalog.Destinations[route.Destination]);
        await WriteOperatorTemplatesAsync(Path.Combine(directory, "operator"), route.Source, source.OperatorFiles, cancellation);
        var accounts = new EnvironmentFile(AccountOf(source.Account), AccountOf(destination.Account));
        await new MigrationFile(
            route.Name,
            "ORGANIZATION",
            new Dictionary<string, EnvironmentFile> { [OpenMigration.Rehearsal] = accounts, [OpenMigration.Production] = accounts },
            Ledger: ledger)
            .WriteAsync(directory, cancellation);
    }

    private static AccountFile AccountOf(AccountTemplate template) => new(template.BaseUrl, template.Settings);

    /// <summary>A template holds no rows, so that a forgotten example is never taken for a fact; the example stands beside it.</summary>
    private static async Task WriteOperatorTemplatesAsync(
        string directory, string system, IReadOnlyList<OperatorFileTemplate> templates, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        foreach (var template in templates)
        {
            var envelope = new
            {
                Kind = $"workbench.operator/{template.Name}",
                Version = 1,
                Source = system,
                template.Purpose,
                Example = JsonNode.Parse(template.Example),
                Items = Array.Empty<object>(),
            };
            await File.WriteAllTextAsync(
                Path.Combine(directory, template.Name + ".json"), JsonSerializer.Serialize(envelope, CanonicalJson.Readable) + "\n", cancellation);
        }
    }
}
