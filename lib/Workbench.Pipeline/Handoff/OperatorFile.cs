using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;

namespace Workbench.Pipeline.Handoff;

/// <summary>A file in which a person writes down what no API gives: <c>{"kind":"workbench.operator/...","version":1,"items":[...]}</c>.</summary>
public static class OperatorFile
{
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>A member without a default in the row's type must be there, so that a slip of the pen is named by line and not read as nothing.</summary>
    private static readonly JsonSerializerOptions Strict = new(CanonicalJson.Options)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads the rows of an operator file; empty where the file does not exist.</summary>
    /// <exception cref="PlanException">The file is not of that kind or not readable; the message names line and column.</exception>
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(string directory, string name, CancellationToken cancellation)
        where T : class
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

        var envelope = await EnvelopeAsync<T>(path, cancellation);
        if (envelope is not { Kind: { } kind } || !kind.EndsWith("/" + name, StringComparison.Ordinal))
        {
            throw new PlanException($"{path} does not say \"kind\":\"workbench.operator/{name}\". Start from the template that 'workbench new' writes.");
        }

        return envelope.Items is null ? [] : [.. envelope.Items.Select((row, index) => row
            ?? throw new PlanException($"{path}: items[{index}] is null. Remove it, or write the row."))];
    }

    private static async Task<Envelope<T>?> EnvelopeAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonSerializer.DeserializeAsync<Envelope<T>>(stream, Strict, cancellation);
        }
        catch (JsonException error)
        {
            throw new PlanException($"{path}, line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}: {error.Message}", error);
        }
    }

    private sealed record Envelope<T>(string? Kind = null, int Version = 1, IReadOnlyList<T?>? Items = null)
        where T : class;
}
