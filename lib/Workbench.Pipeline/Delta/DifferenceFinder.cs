using System.Text.Json;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Delta;

/// <summary>
/// Names every record that differs from what it was at the mark, from the ledger alone. What it holds in memory follows the number of
/// differences, not the size of the account.
/// </summary>
internal sealed class DifferenceFinder(MigrationEnvironment environment, DeltaTerms terms, DeltaMark mark)
{
    private readonly ILedgerReader read = environment.Read;
    private readonly RecordVersions versions = new(environment, terms, mark);

    public IEnumerable<LedgerChange.DifferenceFound> Find()
    {
        var touched = new HashSet<RecordKey>();
        var links = new List<MovedLink>();
        foreach (var found in read.Events(after: mark.Event))
        {
            if (found is { Change: nameof(LedgerChange.RecordExtracted), Key: { } record })
            {
                touched.Add(RecordKey.Parse(record));
            }
            else if (found is { Change: nameof(LedgerChange.LinkExtracted), Key: { } from })
            {
                touched.Add(RecordKey.Parse(from));
                links.Add(MovedLink.Of(found));
            }
        }

        var merges = new MergeFinder(read, mark);
        return Here(touched, links, merges).Concat(Gone(links, merges));
    }

    private IEnumerable<LedgerChange.DifferenceFound> Here(IEnumerable<RecordKey> touched, IReadOnlyList<MovedLink> links, MergeFinder merges)
    {
        var named = merges.Named(links);
        var ended = new Dictionary<EntryRow, RecordDifference>();
        foreach (var entry in touched.Select(read.Entry).OfType<EntryRow>().Where(entry => !entry.Deleted))
        {
            if (entry.FirstScan >= mark.Scan)
            {
                yield return Difference(entry, DifferenceKind.Created, null, entry.Label);
            }
            else if (!DeltaScan.IsReaddressed(entry, read) && versions.Compare(entry) is { } found)
            {
                if (found.HasEnded)
                {
                    ended.Add(entry, found);
                    continue;
                }

                yield return Difference(entry, found.What, found.Before, found.After);
            }
        }

        var moved = merges.Moved([.. ended.Keys.Where(entry => entry.Key.Kind != Kind.Ticket).Select(entry => entry.Key)], links);
        foreach (var (entry, found) in ended)
        {
            yield return named.TryGetValue(entry.Key, out var namedHeir) ? Difference(entry, DifferenceKind.Merged, found.Before, $"{found.After}; a new message of it names {namedHeir}")
                : moved.TryGetValue(entry.Key, out var heir) ? Difference(entry, DifferenceKind.Merged, found.Before, $"{found.After}; {HangsOn(heir)}")
                : Difference(entry, found.What, found.Before, found.After);
        }
    }

    private IEnumerable<LedgerChange.DifferenceFound> Gone(IReadOnlyList<MovedLink> links, MergeFinder merges)
    {
        // What the scan before the round no longer saw was gone at the mark already.
        var gone = read.Entries(isDeleted: true).Where(entry => entry.LastScan >= mark.Scan - 1).ToList();
        var heirs = merges.Moved(gone.ConvertAll(entry => entry.Key), links);
        foreach (var entry in gone)
        {
            yield return heirs.TryGetValue(entry.Key, out var heir)
                ? Difference(entry, DifferenceKind.Merged, entry.Label, HangsOn(heir))
                : Difference(entry, DifferenceKind.Deleted, entry.Label, null);
        }
    }

    private static string HangsOn(RecordKey heir) => $"what hung on it hangs on {heir}";

    private LedgerChange.DifferenceFound Difference(EntryRow entry, DifferenceKind what, string? before, string? after) =>
        new(entry.Key, mark.Scan, entry.Object, what, before, after);
}

/// <summary>A relation that was not there at the mark.</summary>
internal sealed record MovedLink(RecordKey From, string Role, RecordKey To)
{
    public static MovedLink Of(EventRow found)
    {
        using var json = JsonDocument.Parse(found.Data);
        return new MovedLink(
            RecordKey.Parse(found.Key!), json.RootElement.GetProperty("role").GetString()!, RecordKey.Parse(json.RootElement.GetProperty("to").GetString()!));
    }
}
