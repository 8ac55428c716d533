using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Links that a list shows and that nobody promised. Only a twin that this migration created is looked at: what stood there before, and what
/// people add, has links of its own.
/// </summary>
internal sealed class ForeignLinks(ILedgerReader read)
{
    /// <summary>The record and field whose link is foreign, and what was promised instead; null where the link is as promised, or not ours to judge.</summary>
    public (RecordKey Key, string Field, string Expected)? Find(PromisedLinks promised, int list, string of, string twin)
    {
        var link = promised.Lists[list];
        foreach (var type in link.TwinTypes)
        {
            if (read.RecordOf(new TwinRef(type, twin)) is { } key && IsCreated(key, type, twin))
            {
                return Judge(promised, list, of, twin, key, type);
            }
        }

        return null;
    }

    private (RecordKey Key, string Field, string Expected)? Judge(PromisedLinks promised, int list, string of, string twin, RecordKey key, string type)
    {
        var link = promised.Lists[list];
        var all = read.Promises(key);
        var own = all.Where(promise => promise.Check == PromiseCheck.RefersTo && promise.TwinType == type && promise.Destination == link.Field).ToList();

        // What is cheap and mostly answers comes first: a long list may hold many that nothing is promised of.
        if (own.Exists(promise => promised.Twins(promise.Expected, link.Of).Contains(of, StringComparer.Ordinal))
            || (own.Count == 0 && !link.IsExact)
            || IsInSource(new TwinRef(type, twin), new TwinRef(link.Of, of)))
        {
            return null;
        }

        if (own is [var other, ..])
        {
            return (key, other.Field, $"belongs to {other.Expected}");
        }

        return read.Entry(key) is { } entry && promised.FieldOf(list, entry.Object) is { } field
            && all.Any(promise => promise.Field == field && promise is { Check: PromiseCheck.None, Class: VerdictClass.Equal })
                ? (key, field, "empty")
                : null;
    }

    private bool IsCreated(RecordKey key, string type, string id) =>
        read.Twins(key).Any(twin => !twin.Removed && twin.Origin == TwinOrigin.Created && twin.Twin.Type == type && twin.Twin.Id == id);

    /// <summary>True where a record with that twin has the link in the source, for example one that was merged into it. Asked from this side, which has few links.</summary>
    private bool IsInSource(TwinRef twin, TwinRef of) => read.RecordsOf(twin)
        .SelectMany(read.LinksFrom)
        .Any(link => read.Twins(link.To).Any(row => !row.Removed && row.Twin.Type == of.Type && row.Twin.Id == of.Id));
}
