using System.Text;
using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;

namespace Workbench.Pipeline.Map.Edits.Choices;

/// <summary>
/// The choices of one organization and route, one JSON object per line, oldest first. It lies outside the migration folder and is only ever
/// added to.
/// </summary>
public sealed class ChoiceFile(string path)
{
    private const long MaxBytes = 16 * 1024 * 1024;
    private const int MaxLineLength = 1024 * 1024;

    private static readonly JsonSerializerOptions Strict = new(CanonicalJson.Options)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public string Path => path;

    /// <summary>The file of an organization and route in a folder; null where the organization has no name.</summary>
    /// <param name="route">Name of a known route.</param>
    public static ChoiceFile? For(string directory, string organization, string route) =>
        OrganizationSlug.Of(organization) is { } slug ? new ChoiceFile(System.IO.Path.Combine(directory, $"{slug}.{route}.jsonl")) : null;

    /// <summary>Reads all choices. What cannot be read is named by line and passed over: remembering is a convenience and stops nothing.</summary>
    public async Task<ReadChoices> ReadAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return new ReadChoices([], []);
        }

        if (new FileInfo(path).Length > MaxBytes)
        {
            return new ReadChoices([], [$"{path} is larger than {MaxBytes / 1024 / 1024} MB and was not read. Remove what is no longer needed."]);
        }

        var (choices, notices) = (new List<RememberedChoice>(), new List<string>());
        foreach (var (index, line) in (await File.ReadAllLinesAsync(path, cancellation)).Index())
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                Read(line, index + 1, choices, notices);
            }
        }

        return new ReadChoices(choices, notices);
    }

    /// <summary>Adds choices at the end, durably.</summary>
    /// <exception cref="PlanException">The file cannot be written.</exception>
    public async Task AppendAsync(IReadOnlyList<RememberedChoice> choices, CancellationToken cancellation)
    {
        if (choices.Count == 0)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            await using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var text = new StringBuilder(EndsWithin(stream) ? "\n" : "");
            foreach (var choice in choices)
            {
                text.Append(CanonicalJson.Write(choice)).Append('\n');
            }

            stream.Seek(0, SeekOrigin.End);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(
                $"The plan was changed, but the choice could not be remembered in {path}: {error.Message} Later migrations will not know it; "
                + "name a folder that can be written as \"choices\" in migration.json.", error);
        }
    }

    private void Read(string line, int number, List<RememberedChoice> choices, List<string> notices)
    {
        if (line.Length > MaxLineLength)
        {
            notices.Add($"{path}, line {number}: longer than {MaxLineLength / 1024} KB; passed over.");
            return;
        }

        try
        {
            choices.Add(JsonSerializer.Deserialize<RememberedChoice>(line, Strict) ?? throw new JsonException("it says nothing."));
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            notices.Add($"{path}, line {number}: no choice that this version can read; passed over. {error.Message}");
        }
    }

    /// <summary>True where the last line was torn: a crash while it was written.</summary>
    private static bool EndsWithin(FileStream stream)
    {
        if (stream.Length == 0)
        {
            return false;
        }

        stream.Seek(-1, SeekOrigin.End);
        return stream.ReadByte() != '\n';
    }
}

/// <summary>What a file of choices holds.</summary>
/// <param name="Choices">Oldest first.</param>
/// <param name="Notices">What could not be read, by line.</param>
public sealed record ReadChoices(IReadOnlyList<RememberedChoice> Choices, IReadOnlyList<string> Notices);
