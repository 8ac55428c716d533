using System.CommandLine;
using Workbench.Core.Errors;
using Workbench.Core.Files;
using Workbench.Ledger.Reading;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary>The folder argument that most commands share, and the read-only ledger in it.</summary>
internal static class MigrationArgument
{
    public static Argument<string> Create() => new("dir") { Description = "Migration folder." };

    /// <summary>Opens the production ledger of a folder for reading.</summary>
    /// <exception cref="PlanException">The folder has none, or a symbolic link stands in it.</exception>
    public static async Task<LedgerReader> OpenReaderAsync(string directory, CancellationToken cancellation)
    {
        var places = await LedgerPlaces.ReadAsync(Path.GetFullPath(directory), cancellation);
        var place = places.Of(OpenMigration.Production);
        if (!place.Exists())
        {
            throw new PlanException($"{directory} has no ledger yet. Run notebook 01-discovery, or name another folder.");
        }

        OwnFiles.Require(Path.GetFullPath(directory));
        return place.OpenReader();
    }
}
