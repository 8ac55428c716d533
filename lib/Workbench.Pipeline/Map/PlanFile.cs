using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map;

/// <summary>The plan as the file <c>plan.json</c> that people read, edit and sign.</summary>
public static class PlanFile
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads a plan.</summary>
    /// <exception cref="PlanException">The file is missing, too large or not a plan; the message names line and column.</exception>
    public static async Task<Plan> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new PlanException($"There is no plan at {path}. Run notebook 03, which proposes one.");
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new PlanException($"{path} is larger than {MaxBytes / 1024 / 1024} MB and was not read.");
        }

        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<Plan>(stream, CanonicalJson.Options, cancellation)
                is { Route: not null, Objects: not null, Agents: not null, Choices: not null } plan
                ? plan
                : throw new PlanException($"{path} holds no plan: it needs route, objects, agents and choices. Propose it again in notebook 03.");
        }
        catch (JsonException error)
        {
            throw new PlanException(
                $"{path}, line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {error.Message} Nothing was applied.", error);
        }
        catch (NotSupportedException error)
        {
            throw new PlanException($"{path}: {error.Message} Every transform begins with its \"type\". Nothing was applied.", error);
        }
    }

    /// <summary>Writes a plan whole or not at all.</summary>
    public static async Task WriteAsync(string path, Plan plan, CancellationToken cancellation)
    {
        var temporary = path + ".new";
        await using (var stream = File.Create(temporary))
        {
            await JsonSerializer.SerializeAsync(stream, plan, CanonicalJson.Readable, cancellation);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
