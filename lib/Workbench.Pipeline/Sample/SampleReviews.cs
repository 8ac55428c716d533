using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Ledger.Changes;

namespace Workbench.Pipeline.Sample;

/// <summary>
/// What people said of the sampled records, each in a name. The reviews of another sample, or of the same one tried under another plan, do not
/// count.
/// </summary>
/// <param name="ledger">The ledger of the rehearsal, which holds the sample.</param>
/// <param name="records">The records that need a word.</param>
/// <param name="trial">What was looked at: hash of sample and plan.</param>
public sealed class SampleReviews(ILedger ledger, IReadOnlyList<RecordKey> records, string trial)
{
    private const string Name = "sample reviews";

    /// <summary>The words that a reviewer can give.</summary>
    public static readonly IReadOnlyList<string> Verdicts = [SampleReview.AsPromised, SampleReview.Wrong];

    /// <summary>The newest review of each record, in the order of the records.</summary>
    public IReadOnlyList<SampleReview> Given
    {
        get
        {
            var kept = Kept().ToDictionary(review => review.Key);
            return [.. records.Where(kept.ContainsKey).Select(key => kept[key])];
        }
    }

    /// <summary>Records of which nobody has said anything.</summary>
    public IReadOnlyList<RecordKey> Missing => [.. records.Except(Kept().Select(review => review.Key))];

    /// <summary>Keeps what a person says of some records; it replaces what was said of them before.</summary>
    /// <exception cref="PlanException">A record is not among those to be looked at, the verdict is no word of the list, or nobody is named.</exception>
    public async Task GiveAsync(
        IReadOnlyCollection<RecordKey> of, string verdict, string by, string note, DateTimeOffset at, CancellationToken cancellation)
    {
        if (!Verdicts.Contains(verdict, StringComparer.Ordinal))
        {
            throw new PlanException($"A reviewer's verdict is one of: {string.Join(", ", Verdicts)}. '{verdict}' is none of them.");
        }

        if (string.IsNullOrWhiteSpace(by))
        {
            throw new PlanException("A review needs the name of the person who looked. Set the parameter 'signedBy'.");
        }

        if (of.Except(records).ToList() is [var stranger, ..])
        {
            throw new PlanException($"{stranger} is not among the {records.Count} records of the sample that people look at; bench.SampleReviews lists them.");
        }

        var others = Kept().Where(review => !of.Contains(review.Key));
        var file = new ReviewFile(trial, [.. others.Concat(of.Select(key => new SampleReview(key, verdict, by, note, at))).OrderBy(review => review.Key)]);
        await ledger.CommitAsync([new LedgerChange.DocumentSaved(Name, CanonicalJson.Write(file))], cancellation);
    }

    /// <summary>Passes where every record has a reviewer's word, and none is wrong.</summary>
    /// <exception cref="GateException">The message says which records are missing or wrong, and what to do.</exception>
    public void RequireAll()
    {
        if (Missing is { Count: > 0 } missing)
        {
            throw new GateException(
                $"{missing.Count} of {records.Count} sampled records have no reviewer's verdict yet, the first is {missing[0]}. "
                + "Look at each with bench.SampleRecord and say what you saw with bench.Review, in notebook 05.");
        }

        if (Given.Where(review => review.Verdict == SampleReview.Wrong).ToList() is [var wrong, ..] all)
        {
            throw new GateException(
                $"{all.Count} sampled records were called wrong: {wrong.Key} by {wrong.By}{(wrong.Note.Length > 0 ? $" ({wrong.Note})" : "")}. "
                + "Mend the plan and try the sample again, or review the record anew.");
        }
    }

    private IReadOnlyList<SampleReview> Kept() =>
        ledger.Read.Document(Name) is { } json && JsonSerializer.Deserialize<ReviewFile>(json, CanonicalJson.Options) is { } file && file.Trial == trial
            ? file.Reviews
            : [];

    private sealed record ReviewFile(string Trial, IReadOnlyList<SampleReview> Reviews);
}

/// <summary>What one person said of one sampled record.</summary>
/// <param name="Verdict"><see cref="AsPromised"/> or <see cref="Wrong"/>.</param>
/// <param name="Note">What the reviewer adds; empty for nothing.</param>
public sealed record SampleReview(RecordKey Key, string Verdict, string By, string Note, DateTimeOffset At)
{
    public const string AsPromised = "as promised";
    public const string Wrong = "wrong";
}
