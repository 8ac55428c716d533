using System.Text.Encodings.Web;
using System.Text.Json;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Vivantio;

/// <summary>
/// Writes what an operator of this account would have to write down, because no call of the vendor gives it: <c>workflows, sla, agents,
/// groups, portals, reports, legacy-fields, article-meta</c> and <c>images</c> as JSON files, <c>history.ndjson</c> with one change per
/// line, and below <c>images/</c> the pictures that the API's credentials do not open.
/// </summary>
/// <param name="webHost">The tenant's web host, which stands in the addresses of images.</param>
public sealed class VivantioOperatorFiles(SampleAccount sample, VivantioSettings settings, Uri webHost)
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the files into the directory, which is made if needed; files that exist are replaced.</summary>
    /// <exception cref="SampleFormatException">The sample cannot be read.</exception>
    public async Task WriteAsync(string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var content = new VivantioOperatorContent(sample, settings);
        var images = new VivantioOperatorImages(sample, settings, webHost);
        await WriteAsync("workflows", content.Workflows());
        await WriteAsync("sla", content.Sla());
        await WriteAsync("agents", content.Agents());
        await WriteAsync("groups", content.Groups());
        await WriteAsync("portals", content.Portals());
        await WriteAsync("reports", content.Reports());
        await WriteAsync("legacy-fields", content.LegacyFields());
        await WriteAsync("article-meta", content.ArticleMeta());
        await WriteAsync("images", images.Rows());
        await images.CopyAsync(Path.Combine(directory, VivantioOperatorImages.Folder), cancellationToken);
        await using var history = File.CreateText(Path.Combine(directory, "history.ndjson"));
        foreach (var change in content.History())
            await history.WriteAsync((JsonSerializer.Serialize(change, change.GetType(), Format) + "\n").AsMemory(), cancellationToken);

        async Task WriteAsync(string kind, IEnumerable<object> rows)
        {
            await using var file = File.Create(Path.Combine(directory, kind + ".json"));
            await using var json = new Utf8JsonWriter(file, Layout);
            json.WriteStartObject();
            json.WriteString("kind", "workbench.operator/" + kind);
            json.WriteNumber("version", 1);
            json.WriteString("source", "vivantio");
            json.WriteString("capturedAt", sample.EndsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
            json.WriteStartArray("items");
            foreach (var row in rows)
            {
                JsonSerializer.Serialize(json, row, row.GetType(), Format);
                await json.FlushAsync(cancellationToken);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
