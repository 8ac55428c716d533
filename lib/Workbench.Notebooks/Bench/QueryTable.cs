using System.Globalization;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks;

/// <summary>The answer to a statement over the ledger, each column of the type that all its values have.</summary>
internal static class QueryTable
{
    /// <summary>The form in which the ledger writes a time.</summary>
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>
    /// Columns of the ledger's views without words of a record. Every other text, also one that the statement itself made or named, may be out of one: a
    /// masked record hides it.
    /// </summary>
    private static readonly HashSet<string> Structural = new(
        [
            "answered_sha256", "at", "binding", "body_sha256", "change", "class", "code", "container", "content_type", "creates", "data", "doubt", "failure", "field",
            "form", "found_at", "from_key", "gate", "half", "hash", "home", "id", "key", "kind", "modified_at", "object", "occurred_at", "operation", "origin",
            "payload_sha256", "person", "phase", "proof", "reason", "request_id", "result", "role", "root_hash", "sent_at", "sha256", "side", "signer", "state",
            "thread", "to_key", "twin_container", "twin_id", "twin_type", "type", "what", "write",
        ],
        StringComparer.OrdinalIgnoreCase);

    public static Table Of(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows, string caption)
    {
        var table = Table.Of(rows);
        for (var index = 0; index < columns.Count; index++)
        {
            var column = index;
            var type = TypeOf(rows, column);
            table = table.Add(
                new TableColumn(columns[column], type) { IsRecordText = type == ColumnType.Text && !Structural.Contains(columns[column]) }, row => Cell(row[column], type));
        }

        return table.Caption(caption).MaxRows(200).Build();
    }

    private static ColumnType TypeOf(IReadOnlyList<IReadOnlyList<object?>> rows, int column)
    {
        var types = rows.Select(row => TypeOf(row[column])).OfType<ColumnType>().Distinct().Take(3).ToList();
        return types switch
        {
            [var only] => only,
            [_, _] when types.Contains(ColumnType.Whole) && types.Contains(ColumnType.Decimal) => ColumnType.Decimal,
            _ => ColumnType.Text,
        };
    }

    private static ColumnType? TypeOf(object? value) => value switch
    {
        null => null,
        long => ColumnType.Whole,
        double number when Math.Abs(number) < 1e27 => ColumnType.Decimal,
        string text when Instant(text) is not null => ColumnType.Instant,
        _ => ColumnType.Text,
    };

    /// <summary>Shown as the ledger wrote it: an id keeps its digits together.</summary>
    private static object? Cell(object? value, ColumnType type) => (value, type) switch
    {
        (null, _) => null,
        (long number, ColumnType.Decimal) => new Shown((decimal)number, Words(value)),
        (double number, _) when type == ColumnType.Decimal => new Shown((decimal)number, Words(value)),
        (string text, ColumnType.Instant) => new Shown(Instant(text), text),
        (_, ColumnType.Text) => Words(value),
        _ => new Shown(value, Words(value)),
    };

    private static string Words(object value) => value is byte[] bytes ? $"({ValueText.Bytes(bytes.Length)} that are no text)" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParseExact(text, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
