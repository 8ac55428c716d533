using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Reconcile;

/// <summary>Gives every field of a record one verdict.</summary>
/// <param name="writingTime">See <see cref="Core.Connectors.IDestinationConnector.WritingTime"/>.</param>
internal sealed class RecordJudge(ILedgerReader read, Func<string, string?> writingTime)
{
    private readonly ThreadOrder order = new(read, writingTime);
    private readonly PromiseJudge judge = new(read);

    /// <summary>The verdicts on records that one read showed, in their order.</summary>
    public IReadOnlyList<RecordVerdicts> Judge(IReadOnlyList<PromiseRow> rows, ShownTwins shown)
    {
        var strangers = Strangers(rows, shown);
        var verdicts = new RecordVerdicts[rows.Count];
        for (var index = 0; index < verdicts.Length; index++)
        {
            var row = rows[index];
            verdicts[index] = IsKept(row, shown) && (strangers.Count == 0 || !strangers.Any(state => judge.IsDouble(row, state)))
                ? RecordVerdicts.Kept(row)
                : RecordVerdicts.Of(Judge(row, shown, strangers));
        }

        foreach (var (place, verdict) in order.Swapped(rows, shown))
        {
            verdicts[place] = verdicts[place].With(verdict);
        }

        return verdicts;
    }

    /// <summary>True where the record is in the destination and shows all that was promised of it, as most do.</summary>
    private bool IsKept(PromiseRow row, ShownTwins shown)
    {
        if (row.State is not (EntryState.Loaded or EntryState.Verified or EntryState.Differs or EntryState.Folded or EntryState.Inventoried))
        {
            return false;
        }

        var (type, candidates) = ((string?)null, (IReadOnlyList<TwinState>)[]);
        for (var index = 0; index < row.Promises.Count; index++)
        {
            var pattern = row.Promises.Pattern(index);
            if (pattern.TwinType != type)
            {
                (type, candidates) = (pattern.TwinType, shown.Of(row, pattern.TwinType));
            }

            if (!Holds(row.Promises, index, candidates))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One verdict per field: it stands for all that was promised of it, so it is the worst.</summary>
    private List<Verdict> Judge(PromiseRow row, ShownTwins shown, IReadOnlyList<TwinState> strangers)
    {
        var verdicts = new List<Verdict>(row.Promises.Count + 1);
        var (type, candidates) = ((string?)null, (IReadOnlyList<TwinState>)[]);
        for (var index = 0; index < row.Promises.Count; index++)
        {
            var pattern = row.Promises.Pattern(index);
            if (pattern.TwinType != type)
            {
                (type, candidates) = (pattern.TwinType, shown.Of(row, pattern.TwinType));
            }

            var verdict = Judge(row, index, candidates);
            var field = row.Promises.FieldOf(index);
            if (field == verdicts.Count)
            {
                verdicts.Add(verdict);
            }
            else if (verdict.Class > verdicts[field].Class)
            {
                verdicts[field] = verdict;
            }
        }

        if (strangers.FirstOrDefault(state => judge.IsDouble(row, state)) is { } twice)
        {
            verdicts.Add(Doubled.Verdict(row, twice.Twin));
        }

        return verdicts;
    }

    /// <summary>What stands among these records and belongs to none: a customer's new reply, or a message that was written twice.</summary>
    private IReadOnlyList<TwinState> Strangers(IReadOnlyList<PromiseRow> rows, ShownTwins shown)
    {
        // What is shown alone is what was asked for by its id.
        if (shown.All.Count <= 1)
        {
            return [];
        }

        var own = rows.SelectMany(row => row.Twins).Select(twin => (twin.Twin.Type, twin.Twin.Id)).ToHashSet();
        return [.. shown.All.Where(state => !own.Contains((state.Twin.Type, state.Twin.Id)) && read.RecordOf(state.Twin) is null)];
    }

    private Verdict Judge(PromiseRow row, int index, IReadOnlyList<TwinState> candidates)
    {
        var pattern = row.Promises.Pattern(index);
        if (row.State is EntryState.Rejected or EntryState.Waiting or EntryState.Extracted or EntryState.Mapped)
        {
            return new Verdict(row.Key, pattern.Field, VerdictClass.Defect, row.Reason ?? "not-loaded", row.Promises[index].Expected);
        }

        if (row.State is EntryState.InDoubt or EntryState.Sending)
        {
            return new Verdict(row.Key, pattern.Field, VerdictClass.InDoubt, row.Reason, row.Promises[index].Expected);
        }

        if (row.State == EntryState.Excluded)
        {
            return new Verdict(row.Key, pattern.Field, VerdictClass.NotMigratable, row.Reason);
        }

        return Holds(row.Promises, index, candidates)
            ? new Verdict(row.Key, pattern.Field, pattern.Class, pattern.Reason)
            : Mismatch(row, row.Promises[index], candidates);
    }

    private bool Holds(PromiseList promises, int index, IReadOnlyList<TwinState> candidates) =>
        promises.Pattern(index).Check == PromiseCheck.None || ShowsExactly(promises, index, candidates) || judge.HoldsInAny(promises[index], candidates);

    /// <summary>True where a twin shows the promised value letter by letter, as most do: that needs no canonical form.</summary>
    private static bool ShowsExactly(PromiseList promises, int index, IReadOnlyList<TwinState> candidates)
    {
        var pattern = promises.Pattern(index);
        for (var place = 0; place < candidates.Count && pattern.Check == PromiseCheck.Equals; place++)
        {
            if (promises.IsExpected(index, PromiseJudge.Found(pattern, candidates[place]) ?? ""))
            {
                return true;
            }
        }

        return false;
    }

    private Verdict Mismatch(PromiseRow row, Promise promise, IReadOnlyList<TwinState> candidates)
    {
        var isKept = IsKeptByItsOwner(row, promise)
            || read.Notes(row.Key).Any(note => note.Code == ReasonCode.ImmutableAfterLoad && note.Field == promise.Field);
        var (verdict, reason) = isKept && candidates.Count > 0
            ? (VerdictClass.ExpectedLoss, ReasonCode.ImmutableAfterLoad)
            : (VerdictClass.Defect, "mismatch");
        var found = candidates.Select(state => PromiseJudge.Found(promise, state)).FirstOrDefault(text => text is not null);
        return new Verdict(row.Key, promise.Field, verdict, reason, Shorten(promise.Expected), Shorten(found));
    }

    /// <summary>A twin that stood there before, created by an earlier migration or by people, keeps what only a create sets.</summary>
    private static bool IsKeptByItsOwner(PromiseRow row, Promise promise) => promise.IsFixed
        && row.Twins.Any(twin => twin.Twin.Type == promise.TwinType && twin.Origin is TwinOrigin.Adopted or TwinOrigin.Updated);

    private static string? Shorten(string? text) => text is { Length: > 500 } ? text[..500] : text;
}
