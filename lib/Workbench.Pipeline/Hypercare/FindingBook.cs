using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Hypercare;

/// <summary>The log of findings after the cut-over. What somebody has settled is opened again only by something new.</summary>
public sealed class FindingBook(ILedger ledger)
{
    /// <summary>Who moves a finding where no person does.</summary>
    public const string Workbench = "workbench";

    private const string Gone = "twin gone";
    private const string Edited = "edited by people";

    /// <summary>A person says that nothing more is to be done about a record.</summary>
    /// <returns>Findings closed.</returns>
    /// <exception cref="GateException">Nobody is named, no reason is given, or there is no open finding on the record.</exception>
    public async Task<int> CloseAsync(RecordKey key, string by, string why, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(why))
        {
            throw new GateException("A finding is closed in somebody's name and with a reason. Give both.");
        }

        var open = ledger.Read.Findings().Where(row => row.Key == key && row.State == FindingProgress.Open).ToList();
        if (open.Count == 0)
        {
            throw new GateException($"There is no open finding on {key}. 'workbench hypercare DIR' lists them.");
        }

        await ledger.CommitAsync([.. open.Select(row => new LedgerChange.FindingMoved(key, row.Side, row.What, FindingProgress.Closed, by, why))], cancellation);
        return open.Count;
    }

    /// <summary>Takes in what a round found in the source: somebody still writes there.</summary>
    internal async Task TakeAsync(IEnumerable<DifferenceRow> differences, CancellationToken cancellation)
    {
        var batch = new ChangeBatch(ledger, 500);
        foreach (var row in differences.Where(row => IsNews(row.Key)))
        {
            var detail = $"{row.Before ?? ""}{(row.Before is null || row.After is null ? "" : " became ")}{row.After ?? ""}";
            await batch.AddAsync(new LedgerChange.FindingMoved(row.Key, FindingSide.Source, row.What.ToString().ToLowerInvariant(), FindingProgress.Open, Workbench, detail), cancellation);
        }

        await batch.FlushAsync(cancellation);
    }

    /// <summary>Takes in what the destination shows: a twin that is gone is open, one that people worked on is explained by that.</summary>
    internal async Task TakeAsync(IReadOnlyList<TwinChange> changes, CancellationToken cancellation)
    {
        var known = changes.Select(change => change.Key).ToHashSet();
        var earlier = ledger.Read.Findings().Where(row => row.Side == FindingSide.Destination && known.Contains(row.Key)).ToDictionary(row => row.Key);
        var batch = new ChangeBatch(ledger, 500);
        foreach (var change in changes)
        {
            var what = change.IsGone ? Gone : Edited;
            if (earlier.GetValueOrDefault(change.Key) is not { } row || row.What != what || (row.State == FindingProgress.Explained && row.Detail != change.Detail))
            {
                var state = change.IsGone ? FindingProgress.Open : FindingProgress.Explained;
                await batch.AddAsync(new LedgerChange.FindingMoved(change.Key, FindingSide.Destination, what, state, Workbench, change.Detail), cancellation);
            }
        }

        await batch.FlushAsync(cancellation);
    }

    private bool IsNews(RecordKey key)
    {
        var isNews = false;
        foreach (var found in ledger.Read.Events(key))
        {
            isNews = found.Change switch
            {
                nameof(LedgerChange.DifferenceFound) => true,
                nameof(LedgerChange.FindingMoved) when found.Data.Contains("\"side\":\"source\"", StringComparison.Ordinal) => false,
                _ => isNews,
            };
        }

        return isNews;
    }
}
