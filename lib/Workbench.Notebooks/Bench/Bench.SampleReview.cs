using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Migrations;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Sample;

namespace Workbench.Notebooks;

/// <summary>Notebook 05: people look at sampled records side by side, and each record takes a reviewer's word.</summary>
public sealed partial class Bench
{
    /// <summary>
    /// One sampled record: source, promise and what the destination shows, with the differences marked; then its thread, a message to a row (of a
    /// long one the first and the last ten), and its files with their hashes, downloaded again.
    /// </summary>
    /// <param name="number">From 1; beyond the last, the last.</param>
    public async Task<DisplayStack> SampleRecord(int number)
    {
        var records = ForPeople(await SampleAsync());
        return await CompareAsync(records[Math.Clamp(number, 1, records.Count) - 1]);
    }

    /// <summary>Every record of the sample that people look at, as <see cref="SampleRecord"/> shows it, one below the other.</summary>
    public async Task<DisplayStack> SampleRecords()
    {
        var shown = new List<IDisplay>();
        foreach (var key in ForPeople(await SampleAsync()))
        {
            shown.Add(await CompareAsync(key));
        }

        return new DisplayStack([.. shown]);
    }

    /// <summary>Says what a person saw of one sampled record. A later word replaces an earlier one; a signed sample takes none.</summary>
    /// <param name="key">For example <c>ivinex/ticket/4711</c>.</param>
    /// <param name="verdict"><c>as promised</c> or <c>wrong</c>.</param>
    /// <param name="reviewer">The person who looked.</param>
    /// <param name="note">What there is to add; nothing by default.</param>
    /// <exception cref="PlanException">The record is not among those to be looked at, the verdict is neither word, or nobody is named.</exception>
    public Task<Table> Review(string key, string verdict, string reviewer, string note = "") =>
        ReviewAsync(_ => [RecordKey.Parse(key)], verdict, reviewer, note);

    /// <summary>Says what a person saw of all sampled records of which nobody has said anything yet.</summary>
    /// <param name="verdict"><c>as promised</c> or <c>wrong</c>.</param>
    /// <param name="reviewer">The person who looked at each of them.</param>
    /// <exception cref="PlanException">The verdict is neither word, or nobody is named.</exception>
    public Task<Table> ReviewOthers(string verdict, string reviewer) => ReviewAsync(reviews => reviews.Missing, verdict, reviewer, "");

    /// <summary>The sampled records that people look at, with what was said of each.</summary>
    public async Task<Table> SampleReviews()
    {
        var (rehearsal, sample) = (await RehearsalAsync(), await SampleAsync());
        var given = (await ReviewsAsync()).Given.ToDictionary(review => review.Key);
        return Table.Of(ForPeople(sample).Select((key, index) => (Number: index + 1, Entry: rehearsal.Read.Entry(key)!, Review: given.GetValueOrDefault(key))))
            .Whole("Number", row => row.Number)
            .Record("Record", row => row.Entry.Key, migration.Pages)
            .Twin("Twin", row => StandingTwin(rehearsal.Read, row.Entry.Key), migration.TwinPages(OpenMigration.Rehearsal))
            .RecordText("Label", row => Shorten(row.Entry.Label))
            .Text("Verdict", row => row.Review?.Verdict ?? "not looked at yet")
            .Text("Reviewer", row => row.Review?.By)
            .Instant("At", row => row.Review?.At)
            .RecordText("Note", row => Shorten(row.Review?.Note ?? ""))
            .Caption($"{given.Count} of {ForPeople(sample).Count} sampled records reviewed").MaxRows(100).Build();
    }

    /// <summary>What the reviewed records say about the whole.</summary>
    public async Task<KeyFacts> SampleBound()
    {
        var given = (await ReviewsAsync()).Given;
        var wrong = given.Count(review => review.Verdict == SampleReview.Wrong);
        var bound = Pipeline.Sample.SampleBound.Upper(given.Count, wrong) * 100;
        return new KeyFacts(
            [
                new KeyFact("Wrong", $"{wrong} of {given.Count} records that people reviewed"),
                new KeyFact("That supports", string.Create(CultureInfo.InvariantCulture, $"with 95 % confidence fewer than {bound:0.0} % of all records differ")),
                new KeyFact("Every field of every record", "is judged after the production load, in notebook 07"),
            ],
            "What the sample supports");
    }

    private async Task<Table> ReviewAsync(Func<SampleReviews, IReadOnlyCollection<RecordKey>> of, string verdict, string reviewer, string note)
    {
        var reviews = await ReviewsAsync();
        if (!await IsSampleSignedAsync() && of(reviews) is { Count: > 0 } records)
        {
            RefuseUnattended("review sampled records");
            await reviews.GiveAsync(records, verdict, reviewer, note, migration.Clock.GetUtcNow(), Cancellation);
        }

        return await SampleReviews();
    }

    /// <summary>Passes where every sampled record that people look at has a reviewer's word, and none is wrong.</summary>
    /// <exception cref="GateException">One has none, or is wrong.</exception>
    private async Task RequireReviewsAsync() => (await ReviewsAsync()).RequireAll();

    private async Task<SampleReviews> ReviewsAsync()
    {
        var sample = await SampleAsync();
        return new SampleReviews((await RehearsalAsync()).Ledger, ForPeople(sample), $"{CanonicalJson.Hash(sample.Chosen)}/{(await PlanAsync()).Hash()}");
    }

    private async Task<DisplayStack> CompareAsync(RecordKey key) =>
        await new RecordComparison(await RehearsalAsync(), (await DiscoveryAsync()).Source, key).ShowAsync(Cancellation);

    private static IReadOnlyList<RecordKey> ForPeople(SampleFile sample) => sample.ForPeople ?? sample.Chosen;
}
