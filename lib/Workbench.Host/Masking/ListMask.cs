using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Lists;

namespace Workbench.Host.Masking;

/// <summary>Masks the files that a migration hands over: lists, inventories, reports. Rows are streamed.</summary>
internal sealed class ListMask(RecordMask mask)
{
    /// <summary>Columns and members that hold texts out of records.</summary>
    private static readonly HashSet<string> Texts = new(
        [
            "label", "expected", "found", "detail", "before", "after", "payload", "file", "name", "subject", "child subject", "parent subject", "contact name",
            "organization name", "examples", "example", "note", "owner", "members", "members without account",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Replaces the file; other endings than those of lists and documents are left alone.</summary>
    public async Task ApplyAsync(string path, CancellationToken cancellation)
    {
        if (Path.GetExtension(path) is not (".csv" or ".json" or ".jsonl" or ".md"))
        {
            return;
        }

        var temporary = path + ".part";
        try
        {
            await WriteAsync(path, temporary, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            // A person may have written the file, and not as its name says.
            await WriteTextAsync(path, temporary, cancellation).ConfigureAwait(false);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private Task WriteAsync(string path, string temporary, CancellationToken cancellation) => Path.GetExtension(path) switch
    {
        // What was to be sent is texts out of a record altogether.
        _ when mask.HidesTexts && path.EndsWith(".payload.json", StringComparison.Ordinal) =>
            File.WriteAllTextAsync(temporary, JsonSerializer.Serialize(RecordMask.Hidden) + "\n", cancellation),
        ".csv" => CsvAsync(path, temporary, cancellation),
        ".json" => JsonAsync(path, temporary, cancellation),
        ".jsonl" => File.WriteAllLinesAsync(temporary, LinesOf(path), cancellation),
        _ => WriteTextAsync(path, temporary, cancellation),
    };

    private async Task WriteTextAsync(string path, string temporary, CancellationToken cancellation) =>
        await File.WriteAllTextAsync(temporary, mask.Text(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false)), cancellation).ConfigureAwait(false);

    private async Task JsonAsync(string path, string temporary, CancellationToken cancellation)
    {
        var node = Without(mask.Json(JsonNode.Parse(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false))));
        await File.WriteAllTextAsync(temporary, JsonSerializer.Serialize(node, CanonicalJson.Readable) + "\n", cancellation).ConfigureAwait(false);
    }

    private async Task CsvAsync(string path, string temporary, CancellationToken cancellation)
    {
        await using var source = File.OpenRead(path);
        await using var rows = CsvList.ReadAsync(source, cancellation).GetAsyncEnumerator(cancellation);
        if (!await rows.MoveNextAsync().ConfigureAwait(false))
        {
            File.Copy(path, temporary, overwrite: true);
            return;
        }

        var columns = rows.Current.Select((name, index) => new CsvColumn<IReadOnlyList<string>>(
            name, row => index >= row.Count ? "" : mask.HidesTexts && Texts.Contains(name) && row[index].Length > 0 ? RecordMask.Hidden : mask.Text(row[index]))).ToList();
        await using var masked = File.Create(temporary);
        await CsvList.WriteAsync(masked, columns, Rest(rows), cancellation).ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> Rest(IAsyncEnumerator<IReadOnlyList<string>> rows)
    {
        while (await rows.MoveNextAsync().ConfigureAwait(false))
        {
            yield return rows.Current;
        }
    }

    private IEnumerable<string> LinesOf(string path) =>
        File.ReadLines(path, Encoding.UTF8).Select(line => CanonicalJson.Write(Without(mask.Json(JsonNode.Parse(line)))));

    /// <summary>The same without the texts in members that hold some, however deep they stand.</summary>
    private JsonNode? Without(JsonNode? node)
    {
        foreach (var member in mask.HidesTexts && node is JsonObject members ? members.ToList() : [])
        {
            if (Texts.Contains(member.Key))
            {
                node![member.Key] = Hidden(member.Value);
            }
            else
            {
                Without(member.Value);
            }
        }

        foreach (var element in node is JsonArray elements ? elements : [])
        {
            Without(element);
        }

        return node;
    }

    /// <summary>Every value hidden; the shape stays, because a reader of the list expects it.</summary>
    private static JsonNode? Hidden(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Hidden(member.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Hidden)]),
        JsonValue => JsonValue.Create(RecordMask.Hidden),
        _ => null,
    };
}
