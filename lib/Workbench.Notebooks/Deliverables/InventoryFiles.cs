using System.Text;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Displays.Markup;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks.Deliverables;

/// <summary>Writes the inventories of what is rebuilt by hand: Markdown to read, CSV to sort, JSON to process.</summary>
public sealed class InventoryFiles(string operatorDirectory, string directory)
{
    /// <summary>Writes all inventories.</summary>
    public async Task<IReadOnlyList<WrittenList>> WriteAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var workflows = await WorkflowInventory.ReadAsync(operatorDirectory, cancellation);
        var views = await ViewInventory.ReadAsync(operatorDirectory, cancellation);
        return
        [
            .. await WriteAsync<WorkflowRow>("workflows", "Workflows to rebuild", workflows,
            [
                new("Name", row => row.Name),
                new("Enabled", row => row.Enabled),
                new("Trigger", row => row.Trigger),
                new("Conditions", row => row.Conditions),
                new("Actions", row => row.Actions),
                new("Recommended equivalent", row => row.Recommended),
            ], cancellation),
            .. await WriteAsync<ViewRow>("views", "Views to rebuild", views,
            [
                new("Object", row => row.Tab),
                new("Name", row => row.Name),
                new("Owner", row => row.Owner),
                new("Columns", row => row.Columns),
                new("Filters", row => row.Filters),
                new("Sort", row => row.Sort),
                new("Recommended equivalent", row => row.Recommended),
            ], cancellation),
        ];
    }

    private async Task<IReadOnlyList<WrittenList>> WriteAsync<T>(
        string name, string title, IReadOnlyList<T> rows, IReadOnlyList<CsvColumn<T>> columns, CancellationToken cancellation)
    {
        await using (var csv = File.Create(Path.Combine(directory, name + ".csv")))
        {
            await CsvList.WriteAsync(csv, columns, rows.ToAsyncEnumerable(), cancellation);
        }

        await File.WriteAllTextAsync(Path.Combine(directory, name + ".json"), JsonSerializer.Serialize(rows, CanonicalJson.Readable) + "\n", cancellation);
        await File.WriteAllTextAsync(Path.Combine(directory, name + ".md"), Markdown(title, rows, columns), cancellation);
        return [new WrittenList(name + ".md", rows.Count), new WrittenList(name + ".csv", rows.Count), new WrittenList(name + ".json", rows.Count)];
    }

    private static string Markdown<T>(string title, IReadOnlyList<T> rows, IReadOnlyList<CsvColumn<T>> columns)
    {
        var text = new StringBuilder().Append("# ").Append(title).Append("\n\n");
        if (rows.Count == 0)
        {
            return text.Append("The operator's file names none.\n").ToString();
        }

        foreach (var row in rows)
        {
            text.Append("## ").Append(MarkdownText.Encode(columns[0].Value(row) ?? "")).Append("\n\n");
            foreach (var column in columns.Skip(1))
            {
                text.Append("- **").Append(column.Name).Append(":** ").Append(MarkdownText.Encode(column.Value(row) ?? "")).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
