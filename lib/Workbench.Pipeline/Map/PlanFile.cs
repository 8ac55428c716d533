using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Planning;
using Workbench.Pipeline.Map.Validation;

namespace Workbench.Pipeline.Map;

/// <summary>The plan as the file <c>plan.json</c> that people read, edit and sign.</summary>
public static class PlanFile
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads a plan. What it means is checked by <see cref="PlanDocument.Require"/>.</summary>
    /// <exception cref="PlanException">The file is missing, too large or not a plan; the message names lines and columns.</exception>
    public static async Task<Plan> ReadAsync(string path, CancellationToken cancellation) => (await OpenAsync(path, cancellation)).Plan;

    /// <summary>As <see cref="ReadAsync"/>, with the places of everything in the file.</summary>
    /// <exception cref="PlanException">As there.</exception>
    public static async Task<PlanDocument> OpenAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new PlanException($"There is no plan at {path}. Run notebook 03, which proposes one.");
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new PlanException($"{path} is larger than {MaxBytes / 1024 / 1024} MB and was not read.");
        }

        return PlanDocument.Read(path, await File.ReadAllBytesAsync(path, cancellation));
    }

    /// <summary>Writes a plan whole or not at all, and names its schema in it.</summary>
    public static async Task WriteAsync(string path, Plan plan, CancellationToken cancellation)
    {
        var temporary = path + ".new";
        await using (var stream = File.Create(temporary))
        {
            var json = JsonSerializer.SerializeToNode(plan, CanonicalJson.Readable)!.AsObject();
            json.Insert(0, PlanFormat.SchemaMember, PlanFormat.SchemaFile);
            await JsonSerializer.SerializeAsync(stream, json, CanonicalJson.Readable, cancellation);
        }

        File.Move(temporary, path, overwrite: true);
    }
}
