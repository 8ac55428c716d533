using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks.Deliverables;

/// <summary>Writes inventories of what is rebuilt by hand: Markdown to read, CSV to sort, JSON to process.</summary>
public sealed class InventoryFiles(string directory)
{
    /// <summary>Writes one inventory in all three forms; files that exist are replaced.</summary>
    public async Task<IReadOnlyList<WrittenList>> WriteAsync(Inventory inventory, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, inventory.Name);
        await using (var csv = File.Create(path + ".csv"))
        {
            await CsvList.WriteAsync(csv, Columns(inventory), inventory.Rows.ToAsyncEnumerable(), cancellation);
        }

        await File.WriteAllTextAsync(path + ".json", Json(inventory) + "\n", cancellation);
        await File.WriteAllTextAsync(path + ".md", Markdown(inventory), cancellation);
        string[] forms = [".md", ".csv", ".json"];
        return [.. forms.Select(form => new WrittenList(inventory.Name + form, inventory.Rows.Count))];
    }

    private static IReadOnlyList<CsvColumn<InventoryRow>> Columns(Inventory inventory) =>
    [
        .. inventory.Columns.Select((name, index) => new CsvColumn<InventoryRow>(name, row => row.Cells[index])),
        new(Inventory.RecommendedColumn, row => row.Recommended),
    ];

    private static string Json(Inventory inventory) => JsonSerializer.Serialize(
        inventory.Rows.Select(row => new JsonObject(
            Columns(inventory).Select(column => KeyValuePair.Create(column.Name, (JsonNode?)JsonValue.Create(column.Value(row)))))),
        CanonicalJson.Readable);

    private static string Markdown(Inventory inventory)
    {
        var text = new StringBuilder().Append("# ").Append(inventory.Title).Append("\n\n");
        if (inventory.Remark is { } remark)
        {
            text.Append(MarkdownText.Encode(remark)).Append("\n\n");
        }

        foreach (var row in inventory.Rows)
        {
            text.Append("## ").Append(MarkdownText.Encode(row.Cells[0])).Append("\n\n");
            foreach (var column in Columns(inventory).Skip(1))
            {
                text.Append("- **").Append(column.Name).Append(":** ").Append(MarkdownText.Encode(column.Value(row) ?? "")).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
