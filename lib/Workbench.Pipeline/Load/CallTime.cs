using System.Text.Json;
using Workbench.Core.Connectors;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Load;

/// <summary>When the call of an open write was made. Its intent may be older, because writes wait for their turn with a durable intent.</summary>
internal static class CallTime
{
    /// <summary>Null where nothing was sent.</summary>
    /// <param name="begunAt">When this process began to look: a call without an outcome was made by one that had died before.</param>
    public static SendTime? Of(WriteRow row, ILedgerReader read, DateTimeOffset begunAt) => row switch
    {
        { SentAt: null } => null,
        { State: WriteState.Sending, SentAt: { } intendedAt } => new SendTime(intendedAt, begunAt),
        { SentAt: { } intendedAt } => new SendTime(intendedAt, EndedAt(row, read) ?? begunAt),
    };

    /// <summary>When the first word about the last call was written down. What was said later, by asking or by people, is no younger call.</summary>
    private static DateTimeOffset? EndedAt(WriteRow row, ILedgerReader read) => read.Events(row.Key)
        .Where(done => done.Change is nameof(LedgerChange.WriteIntended) or nameof(LedgerChange.WriteEnded))
        .Where(done => JsonElement.Parse(done.Data).GetProperty("name").GetString() == row.Write.Name)
        .Reverse()
        .TakeWhile(done => done.Change == nameof(LedgerChange.WriteEnded))
        .Select(done => (DateTimeOffset?)done.At)
        .LastOrDefault();
}
