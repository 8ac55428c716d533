using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Lists;
using Workbench.Pipeline.Handoff;

namespace Workbench.Notebooks.Deliverables;

/// <summary>
/// Writes the change history that somebody asked for, as CSV and as JSON lines. The operator's file is read once for each, so that nothing
/// is held; a form replaces the earlier one only when it is whole.
/// </summary>
public sealed class HistoryFiles(string operatorDirectory, string directory)
{
    private static readonly IReadOnlyList<CsvColumn<HistoryChange>> Columns =
    [
        new("record", change => change.Record),
        new("field", change => change.Field),
        new("old", change => change.Old),
        new("new", change => change.New),
        new("at", change => change.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("by", change => change.By),
    ];

    /// <summary>Writes both forms of what lies within the bounds.</summary>
    /// <exception cref="PlanException">A line is not a change; the message names it.</exception>
    public async Task<IReadOnlyList<WrittenList>> WriteAsync(HistoryBounds bounds, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        return
        [
            await WriteAsync("change-history.csv", stream =>
                CsvList.WriteAsync(stream, Columns, HistoryFile.ReadAsync(operatorDirectory, bounds, cancellation), cancellation)),
            await WriteAsync("change-history.jsonl", stream => JsonLinesList.WriteAsync(
                stream, HistoryFile.ReadAsync(operatorDirectory, bounds, cancellation), cancellation, CanonicalJson.Options)),
        ];
    }

    private async Task<WrittenList> WriteAsync(string name, Func<Stream, Task<long>> write)
    {
        var path = Path.Combine(directory, name);
        var partial = path + ".part";
        long rows;
        await using (var stream = File.Create(partial))
        {
            rows = await write(stream);
        }

        File.Move(partial, path, overwrite: true);
        return new WrittenList(name, rows);
    }
}
