using System.Globalization;
using CsvHelper;
using Workbench.Core.Planning;
using Workbench.Core.Schema;
using Workbench.Notebooks.Lists;

namespace Workbench.Notebooks.Review;

/// <summary>Writes the plan as a list for people: one row per source field, in UTF-8 with a byte order mark, made to come back unharmed.</summary>
/// <param name="source">Labels and types of the fields.</param>
/// <param name="filled">Records that carry a value, by object and field; a field that is missing here shows none.</param>
/// <param name="nextBest">The next best destination fields in words, by object and field.</param>
internal sealed class ReviewSheet(
    SchemaSnapshot source,
    IReadOnlyDictionary<(string Object, string Field), long> filled,
    IReadOnlyDictionary<(string Object, string Field), string> nextBest)
{
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private sealed record Row(ObjectPlan Object, FieldPlan Field, FieldSchema? Schema, ReviewCells Cells);

    /// <summary>Writes the file whole or not at all.</summary>
    /// <returns>The number of rows.</returns>
    public async Task<long> WriteAsync(string path, Plan plan, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        long rows = 0;
        await using (var stream = File.Create(temporary))
        await using (var csv = CsvWriter.Create(stream, Options, leaveOpen: true))
        {
            var columns = Columns();
            foreach (var column in columns)
            {
                csv.WriteField(column.Name);
            }

            await csv.EndRecordAsync(cancellation);
            foreach (var row in Rows(plan))
            {
                foreach (var column in columns)
                {
                    csv.WriteField(column.Value(row) ?? "");
                }

                await csv.EndRecordAsync(cancellation);
                rows++;
            }

            await csv.FlushAsync(cancellation);
        }

        File.Move(temporary, path, overwrite: true);
        return rows;
    }

    private IEnumerable<Row> Rows(Plan plan) =>
        from found in plan.Objects
        let schema = source.Objects.FirstOrDefault(known => known.Name == found.SourceObject)
        from field in found.Fields
        select new Row(found, field, schema?.Field(field.Source), ReviewCells.Of(field));

    private IReadOnlyList<CsvColumn<Row>> Columns() =>
    [
        new(ReviewColumn.Object, row => ReviewKey.Print(row.Object.SourceObject)),
        new(ReviewColumn.ObjectLabel, row => Words(row.Object.SourceLabel)),
        new(ReviewColumn.Field, row => ReviewKey.Print(row.Field.Source)),
        new(ReviewColumn.Label, row => Words(row.Schema?.Label)),
        new(ReviewColumn.Type, row => row.Schema?.Type.ToString()),
        new(ReviewColumn.Filled, row => filled.TryGetValue((row.Object.SourceObject, row.Field.Source), out var records)
            ? records.ToString(CultureInfo.InvariantCulture) : ""),
        new(ReviewColumn.Destination, row => LiteralText.Guard(row.Cells.Destination)),
        new(ReviewColumn.Transform, row => row.Cells.Transform),
        new(ReviewColumn.Settings, row => LiteralText.Guard(row.Cells.Settings)),
        new(ReviewColumn.Score, row => row.Field.Score?.ToString("0.##", CultureInfo.InvariantCulture)),
        new(ReviewColumn.Why, row => Words(row.Field.Why)),
        new(ReviewColumn.NextBest, row => Words(nextBest.GetValueOrDefault((row.Object.SourceObject, row.Field.Source)))),
        new(ReviewColumn.Decision, _ => ""),
        new(ReviewColumn.Mark, row => row.Cells.Mark(row.Object.SourceObject, row.Field.Source)),
    ];

    private static string Words(string? text) => LiteralText.Guard(ReviewCells.Printable(text ?? ""));
}
