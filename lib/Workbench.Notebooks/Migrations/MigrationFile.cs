using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Files;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Advisor;

namespace Workbench.Notebooks.Migrations;

/// <summary>The file <c>migration.json</c> of a migration folder: which route, which accounts. It never holds a secret.</summary>
/// <param name="Route">For example <c>ivinex-intercom</c>.</param>
/// <param name="Organization">The customer.</param>
/// <param name="Environments"><c>rehearsal</c> and <c>production</c>.</param>
/// <param name="TimeFactor">By how much an emulator's rate windows and lags are shortened; 1 against real vendors.</param>
/// <param name="SampleSeed">Seed of the sample; fixed so that the sample can be chosen again.</param>
/// <param name="Advisor">A language model that may order candidates of proposals; null, the default, asks none.</param>
/// <param name="Choices">
/// Folder in which choices of people are remembered for later migrations of the same organization, seen from the migration folder; null for
/// <c>choices</c> beside it.
/// </param>
/// <param name="DoubtPatience">How long the destination is asked about a write in doubt before a person has to; null for ten minutes.</param>
/// <param name="Mask">Classes of personal data that the audit record hides: <c>email</c>, <c>phone</c>, <c>body</c>; null hides nothing.</param>
/// <param name="Ledger">Where the ledgers are; null, the default, for files of the migration folder.</param>
public sealed record MigrationFile(
    string Route,
    string Organization,
    IReadOnlyDictionary<string, EnvironmentFile> Environments,
    double TimeFactor = 1,
    int SampleSeed = 1,
    AdvisorFile? Advisor = null,
    string? Choices = null,
    TimeSpan? DoubtPatience = null,
    IReadOnlyList<string>? Mask = null,
    LedgerFile? Ledger = null)
{
    public const string FileName = "migration.json";

    /// <summary>The nearest migration folder at or above a folder; null where there is none.</summary>
    public static string? FolderAtOrAbove(string folder)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            if (File.Exists(Path.Combine(place.FullName, FileName)))
            {
                return place.FullName;
            }
        }

        return null;
    }

    /// <summary>Reads the file of a migration folder; everything that opens a migration begins here.</summary>
    /// <exception cref="PlanException">It is missing or malformed, or a symbolic link stands in the folder.</exception>
    public static async Task<MigrationFile> ReadAsync(string directory, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
        {
            throw new PlanException($"{directory} is no migration folder: it has no {FileName}. Make one with 'workbench new DIR --route R'.");
        }

        OwnFiles.Require(directory);
        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<MigrationFile>(stream, CanonicalJson.Options, cancellation)
                ?? throw new PlanException($"{path} is empty.");
        }
        catch (JsonException error)
        {
            throw new PlanException($"{path}, line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {error.Message}", error);
        }
    }

    public Task WriteAsync(string directory, CancellationToken cancellation) =>
        WholeFile.WriteAsync(Path.Combine(directory, FileName), JsonSerializer.Serialize(this, CanonicalJson.Readable) + "\n", cancellation);

    /// <summary>The environment of that name.</summary>
    /// <exception cref="PlanException">The file does not name it.</exception>
    public EnvironmentFile Environment(string name) => Environments.TryGetValue(name, out var found)
        ? found
        : throw new PlanException($"{FileName} names no environment '{name}'. Add it beside {string.Join(", ", Environments.Keys)}.");
}

/// <summary>The two accounts of one environment.</summary>
public sealed record EnvironmentFile(AccountFile Source, AccountFile Destination);

/// <summary>One account. Secrets are named after it: <c>WORKBENCH_PRODUCTION_INTERCOM_TOKEN</c>.</summary>
/// <param name="Pages">
/// By kind, in a destination by type of twin, the address of a page with <c>{id}</c> for the id; null gives no links but those that a destination's
/// connector knows.
/// </param>
public sealed record AccountFile(Uri BaseUrl, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string>? Pages = null);
