using System.Data.Common;
using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Core.Hashing;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Reading;

/// <content>What was found after the load.</content>
public sealed partial class LedgerReader
{
    public IEnumerable<StepRow> Steps(string? step = null) => pool.Pages(
        $"""
        SELECT number, at, data FROM event
        WHERE change = 'StepMoved' AND {(step is null ? "$1 IS NULL" : "json_extract(data, '$.step') = $1")} AND number > $2
        ORDER BY number LIMIT $3
        """,
        [step], [0L], Step, row => [row.GetInt64(0)]);

    private static StepRow Step(DbDataReader row)
    {
        var moved = JsonSerializer.Deserialize<LedgerChange.StepMoved>(row.GetString(2), CanonicalJson.Options)!;
        return new StepRow(row.GetInt64(0), row.Time(1), moved.Step, moved.State, moved.Counts);
    }

    public EventRow? NewestEvent(params IReadOnlyCollection<string> changes)
    {
        var names = string.Join(", ", changes.Select((_, index) => $"${index + 1}"));
        return pool.List(
            $"SELECT number, at, change, key, data, hash FROM event WHERE change IN ({names}) ORDER BY number DESC LIMIT 1",
            RowShapes.Event, [.. changes]).FirstOrDefault();
    }

    public IEnumerable<DifferenceRow> Differences(long? scan = null) => pool.Pages(
        $"""
        SELECT key, scan, object, what, before, after FROM difference
        WHERE {(scan is null ? "$1 IS NULL" : "scan = $1")} AND (scan, key) > ($2, $3) ORDER BY scan, key LIMIT $4
        """,
        [scan], [0L, ""],
        row => new DifferenceRow(
            row.Key(0), row.GetInt64(1), row.GetString(2), row.Word<DifferenceKind>(3), row.TextOrNull(4), row.TextOrNull(5)),
        row => [row.GetInt64(1), row.GetString(0)]);

    public IEnumerable<FindingRow> Findings() => pool.Pages(
        """
        SELECT key, side, what, state, person, detail, found_at, at FROM finding
        WHERE (key, side) > ($1, $2) ORDER BY key, side LIMIT $3
        """,
        [], ["", ""],
        row => new FindingRow(
            row.Key(0), row.Word<FindingSide>(1), row.GetString(2), row.Word<FindingProgress>(3), row.GetString(4), row.GetString(5),
            row.Time(6), row.Time(7)),
        row => [row.GetString(0), row.GetString(1)]);

    public IReadOnlyList<LimitsRow> Limits() => pool.List(
        "SELECT side, share, hours, zone, is_paused, person, at FROM account_limits ORDER BY side",
        row => new LimitsRow(
            row.Word<AccountSide>(0),
            new AccountLimits(
                row.IsDBNull(1) ? null : row.GetDouble(1),
                row.TextOrNull(2) is { } hours ? DayWindow.Parse(hours, row.GetString(3)) : null,
                row.Flag(4)),
            row.GetString(5),
            row.Time(6)));
}
