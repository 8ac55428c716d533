using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Notebooks.Migrations;

/// <summary>
/// Finds secrets by name: first the environment variable, then the .NET user-secrets file of the id <c>workbench</c>, then the person at the
/// notebook, where there is one. Never a command line, never <c>migration.json</c>.
/// </summary>
/// <param name="owner">
/// Schema of a migration on a server: its secrets may have it in front, because one worker carries out the work of many migrations.
/// </param>
public sealed class SecretSource(IReadOnlyDictionary<string, string> values, string? owner = null)
{
    /// <summary>Reads the process environment and the user-secrets file once.</summary>
    public static SecretSource FromMachine()
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in UserSecrets())
        {
            values[name] = value;
        }

        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            if (variable is { Key: string name, Value: string value } && name.StartsWith("WORKBENCH_", StringComparison.OrdinalIgnoreCase))
            {
                values[name] = value;
            }
        }

        return new SecretSource(values);
    }

    /// <summary>The same for one migration.</summary>
    public SecretSource Of(MigrationFile file) => new(values, file.Ledger?.Schema);

    /// <summary>
    /// The secret <c>WORKBENCH_{environment}_{system}_{name}</c>, else <c>WORKBENCH_{system}_{name}</c>; for a migration on a server first
    /// <c>WORKBENCH_{schema}_{environment}_{system}_{name}</c>. Null where none is set.
    /// </summary>
    public Secret? Find(string environment, string system, string name) =>
        owner is not null && values.GetValueOrDefault(Variable($"{owner}_{environment}_{system}_{name}")) is { Length: > 0 } mine ? new Secret(mine)
        : values.GetValueOrDefault(NameOf(environment, system, name)) is { Length: > 0 } own ? new Secret(own)
        : values.GetValueOrDefault(Variable($"{system}_{name}")) is { Length: > 0 } shared ? new Secret(shared)
        : null;

    /// <summary>The same, or what the person at the notebook types when asked for it.</summary>
    public Secret? FindOrAsk(string environment, string system, string name) =>
        Find(environment, system, name)
        ?? (CellSurface.Current.AskSecret(NameOf(environment, system, name)) is { Length: > 0 } typed ? new Secret(typed) : null);

    /// <summary>The secret of exactly that name; null where it is not set.</summary>
    public Secret? Named(string variable) => values.GetValueOrDefault(variable) is { Length: > 0 } found ? new Secret(found) : null;

    /// <summary>The variable that a person has to set.</summary>
    public static string NameOf(string environment, string system, string name) => Variable($"{environment}_{system}_{name}");

    private static string Variable(string name) => $"WORKBENCH_{name}".ToUpperInvariant().Replace('-', '_');

    private static IEnumerable<KeyValuePair<string, string>> UserSecrets()
    {
        var folder = OperatingSystem.IsWindows()
            ? Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.ApplicationData), "Microsoft", "UserSecrets")
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".microsoft", "usersecrets");
        var path = Path.Combine(folder, "workbench", "secrets.json");
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException)
        {
            // The message of a parser could quote the file, which holds secrets.
            throw new PlanException($"{path} is not a JSON object of texts. Correct it, or set environment variables instead.");
        }
    }
}
