using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;

namespace Workbench.Pipeline.Handoff;

/// <summary>A file in which a person writes down what no API gives: <c>{"kind":"workbench.operator/...","version":1,"items":[...]}</c>.</summary>
public static class OperatorFile
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>Reads the rows of an operator file; empty where the file does not exist.</summary>
    /// <exception cref="PlanException">The file is not of that kind or not readable; the message names line and column.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string directory, string name, CancellationToken cancellation)
    {
        var path = Path.Combine(directory, name + ".json");
        if (!File.Exists(path))
        {
            return [];
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new PlanException($"{path} is larger than {MaxBytes / 1024 / 1024} MB and was not read.");
        }

        try
        {
            await using var stream = File.OpenRead(path);
            var envelope = await JsonSerializer.DeserializeAsync<Envelope<T>>(stream, CanonicalJson.Options, cancellation);
            return envelope is { Kind: { } kind } && kind.EndsWith("/" + name, StringComparison.Ordinal)
                ? envelope.Items ?? []
                : throw new PlanException($"{path} does not say \"kind\":\"workbench.operator/{name}\". Start from the template that 'workbench new' writes.");
        }
        catch (JsonException error)
        {
            throw new PlanException($"{path}, line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {error.Message}", error);
        }
    }

    private sealed record Envelope<T>(string? Kind, int Version, IReadOnlyList<T>? Items);
}
