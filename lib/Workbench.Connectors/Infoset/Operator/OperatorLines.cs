using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;

namespace Workbench.Connectors.Infoset.Operator;

/// <summary>
/// Reads an operator file that is too long to be held whole: <c>NAME.ndjson</c>, whose first line is the envelope and every further line one row;
/// where it is absent, <c>NAME.json</c> in the usual form.
/// </summary>
internal static class OperatorLines
{
    /// <summary>True where either form exists.</summary>
    public static bool Exists(string? directory, string name) =>
        directory is not null && (File.Exists(PathOf(directory, name)) || File.Exists(Path.Combine(directory, name + ".json")));

    /// <summary>The rows in the order of the file; none where it does not exist.</summary>
    /// <exception cref="PlanException">The file is not what it should be.</exception>
    public static async IAsyncEnumerable<OperatorRow> ReadAsync(
        string? directory, string name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (directory is null || !File.Exists(PathOf(directory, name)))
        {
            foreach (var row in OperatorFile.Read(directory, name, static row => row with { Json = row.Json.Clone() }) ?? [])
            {
                yield return row;
            }

            yield break;
        }

        var path = PathOf(directory, name);
        var number = 0;
        using var lines = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        while (await NextAsync(lines, path, number + 1, cancellation).ConfigureAwait(false) is { } line)
        {
            number++;
            if (line.Length == 0)
            {
                continue;
            }

            var row = new OperatorRow(path, $"line {number}", Parse(path, number, line));
            if (number == 1)
            {
                RequireEnvelope(row, name);
                continue;
            }

            yield return row;
        }
    }

    /// <summary>The next line; null behind the last one. Bytes that are no text are refused: read as something else, they would be lost without a word.</summary>
    private static async Task<string?> NextAsync(StreamReader lines, string path, int number, CancellationToken cancellation)
    {
        try
        {
            return await lines.ReadLineAsync(cancellation).ConfigureAwait(false);
        }
        catch (DecoderFallbackException fault)
        {
            throw new PlanException($"{path}, line {number} or soon after: the file is not UTF-8. Save it as UTF-8 and run the cell again.", fault);
        }
    }

    private static string PathOf(string directory, string name) => Path.Combine(directory, name + ".ndjson");

    private static void RequireEnvelope(OperatorRow row, string name)
    {
        if (row.Json.ValueKind != JsonValueKind.Object || row.Optional("kind") != $"workbench.operator/{name}")
        {
            throw new PlanException($"{row.File}, line 1: write the envelope {{\"kind\":\"workbench.operator/{name}\",\"version\":1}} and begin the rows below it.");
        }
    }

    private static JsonElement Parse(string path, int number, string line)
    {
        try
        {
            using var document = LegibleJson.Parse(Encoding.UTF8.GetBytes(line));
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new PlanException($"{path}, line {number}: not valid JSON. Correct the line and run the cell again.", fault);
        }
    }
}
