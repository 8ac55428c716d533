using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;

namespace Workbench.Pipeline.Map.Proposals;

/// <summary>The proposals as the file <c>proposals.json</c> beside the plan.</summary>
public static class ProposalFile
{
    public const string FileName = "proposals.json";

    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads what was proposed.</summary>
    /// <exception cref="PlanException">The file is missing, too large or damaged; the message says what to do.</exception>
    public static async Task<MappingProposals> ReadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw new PlanException($"There is no {path}. Run the cell of notebook 03 that proposes the plan; a plan that stands there is kept.");
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new PlanException($"{path} is larger than {MaxBytes / 1024 / 1024} MB and was not read. {Remedy}");
        }

        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<MappingProposals>(stream, CanonicalJson.Options, cancellation)
                is { Fields: not null, Values: not null, Agents: not null, Teams: not null } proposals
                ? proposals
                : throw new PlanException($"{path} holds no proposals. {Remedy}");
        }
        catch (JsonException error)
        {
            throw new PlanException($"{path}, line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {error.Message} {Remedy}", error);
        }
    }

    /// <summary>Writes the proposals whole or not at all.</summary>
    public static async Task WriteAsync(string path, MappingProposals proposals, CancellationToken cancellation)
    {
        var temporary = path + ".new";
        await using (var stream = File.Create(temporary))
        {
            await JsonSerializer.SerializeAsync(stream, proposals, CanonicalJson.Readable, cancellation);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private const string Remedy = "It is evidence only: delete it and propose again in notebook 03; the plan is kept.";
}
