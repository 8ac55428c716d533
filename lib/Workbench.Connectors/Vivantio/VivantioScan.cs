using System.Collections.Concurrent;
using System.Text.Json;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Vivantio;

/// <summary>Reads the rows of an area, each once, in an order that does not change.</summary>
internal sealed class VivantioScan(VivantioApi api, VivantioOptions options)
{
    private const int DeletedStatus = 99;

    private readonly ConcurrentDictionary<string, RowTrust> trusts = new(StringComparer.Ordinal);

    /// <summary>Every row, also deleted ones.</summary>
    /// <param name="conditions">Further conditions; in a walk by SelectList they are checked here.</param>
    public IAsyncEnumerable<JsonElement> RowsAsync(VivantioArea area, IReadOnlyList<Condition> conditions, CancellationToken cancellation)
    {
        if (options.Slice == VivantioSlice.List || (options.Slice == VivantioSlice.Date && area != VivantioArea.Ticket))
        {
            var walk = new ListWalk(
                token => api.SelectAsync(area, [], token), (ids, token) => api.SelectListAsync(area, ids, token), options.IdGap);
            return walk.ReadAsync(cancellation).Where(row => conditions.All(condition => Fits(row, condition)));
        }

        var axis = options.Slice == VivantioSlice.Date ? RowAxis.Date("OpenDate") : RowAxis.Id;
        var windows = new RowWindows(
            $"area {area.Name}", axis, trusts.GetOrAdd(area.Name, _ => new RowTrust(options.WindowRows)), (from, to, token) =>
            {
                var window = new List<Condition>(conditions) { Condition.From(axis.Field, axis.Literal(from)) };
                if (to is { } end)
                {
                    window.Add(Condition.Before(axis.Field, axis.Literal(end)));
                }

                return api.SelectAsync(area, window, token);
            });
        return windows.ReadAsync(cancellation);
    }

    /// <summary>Tickets of one record type, or of all, without deleted ones.</summary>
    public IAsyncEnumerable<JsonElement> TicketsAsync(long? recordType, CancellationToken cancellation) =>
        RowsAsync(VivantioArea.Ticket, recordType is { } type ? [Condition.Is("RecordTypeId", type)] : [], cancellation)
            .Where(row => !IsDeleted(row));

    /// <summary>True where the area answers at least one row.</summary>
    public ValueTask<bool> AnswersAsync(VivantioArea area, CancellationToken cancellation) =>
        RowsAsync(area, [], cancellation).AnyAsync(cancellation);

    /// <summary>True for a row that somebody deleted; the vendor returns such rows like any other (apiexamples Enums.cs, January 2026).</summary>
    public static bool IsDeleted(JsonElement row) =>
        VivantioJson.IsTrue(row, "Deleted") || VivantioJson.Text(row, "StatusType") is "Deleted"
        || VivantioJson.Number(row, "StatusType") == DeletedStatus;

    private static bool Fits(JsonElement row, Condition condition) => string.Equals(
        VivantioJson.Text(row, condition.Field),
        VivantioJson.Text(JsonSerializer.SerializeToElement(condition.Value)),
        StringComparison.OrdinalIgnoreCase);
}
