using System.Collections.Concurrent;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Looks at the links of some records from the side that does not hold the field, in the lists that the destination has of it. A link that is
/// missing there, or that was not promised, is read again in the vendor's own list of that one twin: several times within the lag that the list is
/// known to have, and once more after the settle delay.
/// </summary>
internal sealed class SecondSide(MigrationEnvironment environment, ReconcileOptions options)
{
    private const string Reason = "second-side";
    private const int LooksWithinLag = 4;

    private readonly PromisedLinks promised = new(environment.Destination.BackLinks, environment.Read);
    private readonly ForeignLinks foreign = new(environment.Read);
    private readonly ConcurrentDictionary<(int List, string Of), bool> doubtful = [];

    /// <summary>The rows as they are, each noted on its way.</summary>
    public IEnumerable<PromiseRow> Noted(IEnumerable<PromiseRow> rows)
    {
        foreach (var row in rows)
        {
            promised.Add(row);
            yield return row;
        }
    }

    /// <summary>Adds a defect to the field of every link of the noted records that its second side does not show as promised. Run after they were judged.</summary>
    public async Task<LinkSides> JudgeAsync(CancellationToken cancellation)
    {
        for (var list = 0; list < promised.Lists.Count; list++)
        {
            await LookAsync(list, cancellation);
        }

        var missing = promised.AnyUnseen ? Missing().ToList() : [];
        missing.ForEach(link => doubtful[(link.Link.List, link.Link.Of)] = true);
        var (of, defects) = (missing.ToLookup(link => (link.Link.List, link.Link.Of)), new List<Verdict>());
        foreach (var delay in Delays().TakeWhile(_ => !doubtful.IsEmpty))
        {
            await Task.Delay(delay, environment.Clock, cancellation);
            defects = await LookAgainAsync(of, cancellation);
        }

        await CommitAsync(defects, cancellation);
        return promised.Sides;
    }

    /// <summary>What is waited before each further look: the longest lag of the lists in doubt, in quarters, because most are there sooner; then the settle delay.</summary>
    private IEnumerable<TimeSpan> Delays()
    {
        var lag = doubtful.Keys.Select(key => promised.Lists[key.List].Lag).DefaultIfEmpty().Max();
        return [.. lag > TimeSpan.Zero ? Enumerable.Repeat(lag / LooksWithinLag, LooksWithinLag) : [], options.SettleDelay];
    }

    private async Task LookAsync(int list, CancellationToken cancellation)
    {
        var link = promised.Lists[list];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current };
        await Parallel.ForEachAsync(promised.Listed(list).Chunk(link.Together), parallel, async (of, token) =>
        {
            var shown = await environment.Destination.ReadBackLinksAsync(link, of, token);
            for (var index = 0; index < of.Length; index++)
            {
                foreach (var twin in shown[index].Where(twin => !IsSeen(list, of[index], twin)))
                {
                    if (foreign.Find(promised, list, of[index], twin) is { } found && IsOpen(found.Key, found.Field))
                    {
                        doubtful[(list, of[index])] = true;
                    }
                }
            }
        });
    }

    private bool IsSeen(int list, string of, string twin)
    {
        lock (promised)
        {
            return promised.See(list, of, twin);
        }
    }

    /// <summary>What no list has shown. The ledger is gone through again for it, which is rare.</summary>
    private IEnumerable<(RecordKey Key, PromisedLink Link)> Missing() => environment.Read.PromisesByContainer()
        .SelectMany(row => promised.Of(row).Where(link => promised.IsUnseen(link) && IsOpen(row.Key, link.Field)).Select(link => (row.Key, link)));

    /// <summary>True where the first side shows the field as promised. What is a defect there, or what a twin keeps from before, stays as it was judged.</summary>
    private bool IsOpen(RecordKey key, string field) => environment.Read.Verdicts(key)
        .Any(verdict => verdict.Field == field && verdict is { Class: < VerdictClass.Defect, Reason: not ReasonCode.ImmutableAfterLoad });

    private async Task<List<Verdict>> LookAgainAsync(ILookup<(int List, string Of), (RecordKey Key, PromisedLink Link)> missing, CancellationToken cancellation)
    {
        var defects = new List<Verdict>();
        foreach (var (list, of) in doubtful.Keys.Order())
        {
            var (link, name) = (promised.Lists[list], $"{promised.Lists[list].Of}:{of}");
            var shown = (await environment.Destination.ReadBackLinksAsync(link, [of], cancellation))[0].ToHashSet(StringComparer.Ordinal);
            var before = defects.Count;
            defects.AddRange(missing[(list, of)].Where(lost => !shown.Contains(lost.Link.Twin)).Select(lost =>
                new Verdict(lost.Key, lost.Link.Field, VerdictClass.Defect, Reason, $"stands in the list of {name}", "does not stand there")));
            defects.AddRange(shown.Select(twin => foreign.Find(promised, list, of, twin)).OfType<(RecordKey Key, string Field, string Expected)>().Select(found =>
                new Verdict(found.Key, found.Field, VerdictClass.Defect, Reason, found.Expected, $"stands in the list of {name}")));
            if (defects.Count == before)
            {
                doubtful.Remove((list, of), out _);
            }
        }

        return defects;
    }

    private async Task CommitAsync(IReadOnlyList<Verdict> defects, CancellationToken cancellation)
    {
        foreach (var record in defects.Where(defect => IsOpen(defect.Key, defect.Field)).GroupBy(verdict => verdict.Key))
        {
            var verdicts = environment.Read.Verdicts(record.Key).ToList();
            foreach (var defect in record)
            {
                verdicts[verdicts.FindIndex(verdict => verdict.Field == defect.Field)] = defect;
            }

            await environment.Ledger.CommitAsync([new LedgerChange.VerdictsGiven(record.Key, verdicts)], cancellation);
        }
    }
}
