using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Mapping;

/// <summary>Records before and after the plan: one row per record, two columns per field. Fields that are empty in all of them are left out.</summary>
internal static class PreviewTable
{
    public static Table Of(IReadOnlyList<PlannedRecord> records, string caption, RecordPages pages)
    {
        var rows = records.Select(record => (record.Key, Values: record.Values.DistinctBy(value => value.Plan.Source)
            .ToDictionary(value => value.Plan.Source, StringComparer.Ordinal))).ToList();
        var table = Table.Of(rows).Record("Record", row => row.Key, pages);
        foreach (var (name, label) in Fields(records))
        {
            var (before, after) = (TypeOf(rows, name, value => value.Source), TypeOf(rows, name, Arriving));
            table = table
                .Add(Column($"{label}: before", before), row => Cell(row.Values, name, before, value => value.Source, value => value.Source.Print()))
                .Add(Column($"{label}: after", after), row => Cell(row.Values, name, after, Arriving, After));
        }

        return table.Caption(caption).MaxRows(100).Build();
    }

    /// <summary>Fields in the order in which the records have them, each with its label.</summary>
    private static IEnumerable<(string Name, string Label)> Fields(IReadOnlyList<PlannedRecord> records) => records
        .SelectMany(record => record.Record.Fields.Zip(record.Values, (field, value) => (field.Schema, Value: value)))
        .Where(pair => !(pair.Value.Source.IsEmpty && pair.Value.Result.IsEmpty) && pair.Value.Plan.Transform is not Transform.Skip { Reason: ReasonCode.SystemField })
        .Select(pair => (pair.Schema.Name, Label: pair.Schema.Label.Length > 0 ? pair.Schema.Label : pair.Schema.Name))
        .DistinctBy(pair => pair.Name);

    private static TableColumn Column(string name, ColumnType type) => new(name, type) { IsRecordText = true };

    /// <summary>A value is shown in the words of the plan; where all values of a column are of one shape, a data frame gets them typed.</summary>
    private static object? Cell(
        Dictionary<string, PlannedValue> values, string name, ColumnType type, Func<PlannedValue, FieldValue> read, Func<PlannedValue, string> print) =>
        !values.TryGetValue(name, out var value) ? null
        : type == ColumnType.Text ? Bench.Shorten(print(value))
        : new Shown(Typed(read(value)), print(value));

    private static ColumnType TypeOf(
        IEnumerable<(RecordKey Key, Dictionary<string, PlannedValue> Values)> rows, string name, Func<PlannedValue, FieldValue> read)
    {
        var shapes = rows.Select(row => row.Values.GetValueOrDefault(name)).OfType<PlannedValue>().Select(read)
            .Where(value => !value.IsEmpty).Select(value => value.GetType()).Distinct().Take(2).ToList();
        return shapes is not [var shape] ? ColumnType.Text
            : shape == typeof(FieldValue.Number) ? ColumnType.Decimal
            : shape == typeof(FieldValue.Boolean) ? ColumnType.YesNo
            : shape == typeof(FieldValue.Instant) ? ColumnType.Instant
            : ColumnType.Text;
    }

    private static object? Typed(FieldValue value) => value switch
    {
        FieldValue.Number number => number.Value,
        FieldValue.Boolean yes => yes.Value,
        FieldValue.Instant instant => instant.Value,
        _ => null,
    };

    /// <summary>What the field will hold. A relation and a line of the body are words of their own.</summary>
    private static FieldValue Arriving(PlannedValue value) => value.Plan.Transform is Transform.Relate or Transform.BodyLine && !value.Result.IsEmpty
        ? new FieldValue.Text(After(value))
        : value.Result;

    private static string After(PlannedValue value) => (value.Result.IsEmpty, value.Source.IsEmpty, value.Plan.Transform) switch
    {
        (true, true, _) => "",
        (true, false, Transform.Skip skip) => $"(left behind: {skip.Reason})",
        (true, false, _) => value.Reason is { } reason ? $"(nothing: {reason})" : "(nothing)",
        (_, _, Transform.Relate) => $"(relation: {value.Plan.Destination})",
        (_, _, Transform.BodyLine line) => $"{line.Label}: {value.Result.Print()}",
        _ => value.Result.Print(),
    };
}
