using Workbench.Core.Planning;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks.Mapping;

/// <summary>Records before and after the plan: one row per record, two columns per field. Fields that are empty in all of them are left out.</summary>
internal static class PreviewTable
{
    public static Table Of(IReadOnlyList<PlannedRecord> records, string caption)
    {
        var rows = records.Select(record => (record.Key, Values: record.Values.DistinctBy(value => value.Plan.Source)
            .ToDictionary(value => value.Plan.Source, StringComparer.Ordinal))).ToList();
        var table = Table.Of(rows).Text("Record", row => row.Key.ToString());
        foreach (var (name, label) in Fields(records))
        {
            table = table
                .RecordText($"{label}: before", row => Text(row.Values, name, value => value.Source.Print()))
                .RecordText($"{label}: after", row => Text(row.Values, name, After));
        }

        return table.Caption(caption).MaxRows(100).Build();
    }

    /// <summary>Fields in the order in which the records have them, each with its label.</summary>
    private static IEnumerable<(string Name, string Label)> Fields(IReadOnlyList<PlannedRecord> records) => records
        .SelectMany(record => record.Record.Fields.Zip(record.Values, (field, value) => (field.Schema, Value: value)))
        .Where(pair => !(pair.Value.Source.IsEmpty && pair.Value.Result.IsEmpty) && pair.Value.Plan.Transform is not Transform.Skip { Reason: ReasonCode.SystemField })
        .Select(pair => (pair.Schema.Name, Label: pair.Schema.Label.Length > 0 ? pair.Schema.Label : pair.Schema.Name))
        .DistinctBy(pair => pair.Name);

    private static string? Text(Dictionary<string, PlannedValue> values, string name, Func<PlannedValue, string> print) =>
        values.TryGetValue(name, out var value) ? Bench.Shorten(print(value)) : null;

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
