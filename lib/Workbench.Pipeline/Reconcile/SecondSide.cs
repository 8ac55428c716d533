using System.Collections.Concurrent;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>
/// Looks at the links of some records from the side that does not hold the field, in the lists that the destination has of it. A link that is
/// missing there, or that was not promised, is read again in the vendor's own list of that twin: several times within the lag that the list is
/// known to have, and once more after the settle delay. What is kept meanwhile is a number for each list, however many links are missing.
/// </summary>
internal sealed class SecondSide(MigrationEnvironment environment, ReconcileOptions options)
{
    private const string Reason = "second-side";

    /// <summary>How often lists that lag are looked at before their lag is over.</summary>
    public const int LooksWithinLag = 4;

    private const int VerdictsAtOnce = 500;

    private readonly PromisedLinks promised = new(environment.Destination.BackLinks, environment.Read);
    private readonly ForeignLinks foreign = new(environment.Read);

    /// <summary>The lists that are not as promised, with how many links are missing in each. Which ones these are stands in the ledger.</summary>
    private readonly ConcurrentDictionary<(int List, string Of), int> doubtful = [];

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

        Doubt();
        var delays = Delays();
        for (var look = 0; look < delays.Count && !doubtful.IsEmpty; look++)
        {
            await Task.Delay(delays[look], environment.Clock, cancellation);
            await LookAgainAsync(isLast: look == delays.Count - 1, cancellation);
        }

        await CommitMissingAsync(cancellation);
        return promised.Sides;
    }

    /// <summary>What is waited before each further look: the longest lag of the lists in doubt, in quarters, because most are there sooner; then the settle delay.</summary>
    private List<TimeSpan> Delays()
    {
        var lag = doubtful.Keys.Select(key => promised.Lists[key.List].Lag).DefaultIfEmpty().Max();
        return [.. lag > TimeSpan.Zero ? Enumerable.Repeat(lag / LooksWithinLag, LooksWithinLag) : [], options.SettleDelay];
    }

    private Task LookAsync(int list, CancellationToken cancellation) => ReadAsync(
        list,
        promised.Listed(list),
        promised.Lists[list].Together,
        (of, shown, _) =>
        {
            if (Foreign(list, of, Unpromised(list, of, shown)).Count > 0)
            {
                doubtful[(list, of)] = 0;
            }

            return ValueTask.CompletedTask;
        },
        cancellation);

    /// <summary>Reads the lists in doubt once more, those of few twins at a time, so that each is the vendor's own where there is one.</summary>
    private async Task LookAgainAsync(bool isLast, CancellationToken cancellation)
    {
        using var committing = new SemaphoreSlim(1);
        foreach (var lists in doubtful.Keys.Order().GroupBy(key => key.List, key => key.Of).ToList())
        {
            var (list, link) = (lists.Key, promised.Lists[lists.Key]);
            await ReadAsync(
                list,
                [.. lists],
                link.IsWhole ? link.Together : Math.Min(link.Together, BackLink.Few),
                async (of, shown, token) =>
                {
                    var unpromised = Unpromised(list, of, shown);
                    var (missing, found) = (doubtful[(list, of)] - (shown.Count - unpromised.Count), Foreign(list, of, unpromised));
                    doubtful[(list, of)] = missing;
                    if (missing <= 0 && found.Count == 0)
                    {
                        doubtful.TryRemove((list, of), out _);
                    }

                    if (isLast && found.Count > 0)
                    {
                        await committing.WaitAsync(token);
                        try
                        {
                            await environment.Ledger.CommitAsync([.. found.GroupBy(defect => defect.Key).Select(record => With(record.Key, record))], token);
                        }
                        finally
                        {
                            committing.Release();
                        }
                    }
                },
                cancellation);
        }
    }

    /// <summary>Reads lists, many at once, and hands over each of them.</summary>
    /// <param name="together">How many are asked for at a time.</param>
    private Task ReadAsync(
        int list, IReadOnlyCollection<string> of, int together, Func<string, IReadOnlyList<string>, CancellationToken, ValueTask> judge, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current };
        var rows = of.Count > BackLink.Few && together > BackLink.Few ? promised.Lists[list].TwinTypes.Sum(environment.Read.TwinsOf) : 0;
        return Parallel.ForEachAsync(of.Chunk(together), parallel, async (chunk, token) =>
        {
            var shown = await environment.Destination.ReadBackLinksAsync(promised.Lists[list], chunk, rows, token);
            for (var index = 0; index < chunk.Length; index++)
            {
                await judge(chunk[index], shown[index], token);
            }
        });
    }

    /// <summary>What a list shows that was not promised, or that it has shown before. The rest counts as seen.</summary>
    private List<string> Unpromised(int list, string of, IReadOnlyList<string> shown)
    {
        lock (promised)
        {
            return [.. shown.Where(twin => !promised.See(list, of, twin))];
        }
    }

    /// <summary>The defects of what stands in a list and belongs elsewhere.</summary>
    private List<Verdict> Foreign(int list, string of, IEnumerable<string> unpromised) =>
    [
        .. unpromised.Select(twin => foreign.Find(promised, list, of, twin)).OfType<(RecordKey Key, string Field, string Expected)>()
            .Where(found => IsOpen(found.Key, found.Field))
            .Select(found => new Verdict(found.Key, found.Field, VerdictClass.Defect, Reason, found.Expected, $"stands in the list of {Name(list, of)}")),
    ];

    /// <summary>Counts what no list has shown, list by list. What the first side calls a defect already is not asked for.</summary>
    private void Doubt()
    {
        foreach (var (key, links) in Unseen())
        {
            foreach (var link in links)
            {
                if (IsOpen(key, link.Field))
                {
                    doubtful.AddOrUpdate((link.List, link.Of), 1, (_, missing) => missing + 1);
                }
                else
                {
                    promised.See(link.List, link.Of, link.Twin);
                }
            }
        }
    }

    private async Task CommitMissingAsync(CancellationToken cancellation)
    {
        var batch = new ChangeBatch(environment.Ledger, VerdictsAtOnce);
        foreach (var (key, links) in Unseen())
        {
            await batch.AddAsync(
                With(key, links.Select(link => new Verdict(
                    key, link.Field, VerdictClass.Defect, Reason, $"stands in the list of {Name(link.List, link.Of)}", "does not stand there"))),
                cancellation);
        }

        await batch.FlushAsync(cancellation);
    }

    /// <summary>The records with links that no list has shown. The ledger is gone through again for them, which is rare.</summary>
    private IEnumerable<(RecordKey Key, List<PromisedLink> Links)> Unseen() => promised.AnyUnseen
        ? environment.Read.PromisesByContainer().Select(row => (row.Key, Links: promised.Of(row).Where(promised.IsUnseen).ToList())).Where(found => found.Links.Count > 0)
        : [];

    /// <summary>True where the first side shows the field as promised. What is a defect there, or what a twin keeps from before, stays as it was judged.</summary>
    private bool IsOpen(RecordKey key, string field) => environment.Read.Verdicts(key).Any(verdict => verdict.Field == field && IsOpen(verdict));

    private static bool IsOpen(Verdict verdict) => verdict is { Class: < VerdictClass.Defect, Reason: not ReasonCode.ImmutableAfterLoad };

    /// <summary>The verdicts on a record with these defects in their places.</summary>
    private LedgerChange.VerdictsGiven With(RecordKey key, IEnumerable<Verdict> defects)
    {
        var verdicts = environment.Read.Verdicts(key).ToList();
        foreach (var defect in defects)
        {
            if (verdicts.FindIndex(verdict => verdict.Field == defect.Field && IsOpen(verdict)) is >= 0 and var place)
            {
                verdicts[place] = defect;
            }
        }

        return new LedgerChange.VerdictsGiven(key, verdicts);
    }

    private string Name(int list, string of) => $"{promised.Lists[list].Of}:{of}";
}
