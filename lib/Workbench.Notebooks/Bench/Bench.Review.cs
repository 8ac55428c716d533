using System.Globalization;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Review;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Map.Edits;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks;

/// <summary>Notebook 03: the plan as a list that people change in a spreadsheet.</summary>
public sealed partial class Bench
{
    private const string ReviewName = "mapping-review.csv";

    /// <summary>
    /// Writes <c>deliverables/mapping-review.csv</c>: one row per source field. A file in which somebody has written something is kept beside
    /// it under another name.
    /// </summary>
    public async Task<Notice> WriteReview()
    {
        var (plan, discovery) = (await PlanAsync(), await DiscoveryAsync());
        var path = Path.Combine(migration.Deliverables, ReviewName);
        var kept = KeepTouched(path);
        var sheet = new ReviewSheet(discovery.Source, await FilledAsync(), await NextBestAsync());
        var rows = await sheet.WriteAsync(path, plan, Cancellation);
        return Success(
            $"{rows} rows in deliverables/{ReviewName}, from plan {plan.Hash()[..8]}.{(kept is null ? "" : $" The file that stood there had been edited; it is now deliverables/{kept}.")}",
            "Change destination field, transform or settings in a spreadsheet, save as CSV, and read it back with bench.ReadReview.");
    }

    /// <summary>Reads a review back, shows what changes, and applies all of it or nothing.</summary>
    /// <param name="path">The file, seen from the migration folder; "" reads none.</param>
    /// <param name="by">Who chose.</param>
    /// <exception cref="PlanException">A row cannot be applied; the message names file, line and column. Nothing was applied.</exception>
    public Task<IDisplay> ReadReview(string path, string by) => ReviewAsync(path, by, isApplied: true);

    /// <summary>Shows what <see cref="ReadReview"/> would change, and changes nothing.</summary>
    /// <param name="path">The file, seen from the migration folder; "" reads none.</param>
    public Task<IDisplay> CompareReview(string path) => ReviewAsync(path, "nobody yet", isApplied: false);

    private async Task<IDisplay> ReviewAsync(string path, string by, bool isApplied)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return new Notice(Tone.Notice, "No reviewed file is named; the plan stays as it is.");
        }

        var (plan, discovery) = (await PlanAsync(), await DiscoveryAsync());
        using var file = ReviewFile.Open(Path.GetFullPath(Path.Combine(migration.Directory, path)));
        var reading = ReviewReading.Of(file, plan, by, migration.Clock.GetUtcNow(), Cancellation);
        var edited = PlanEditing.Apply(
            plan, [.. reading.Edits.Select(edit => edit.Edit)], discovery.Source, discovery.Destination, (await ProductionAsync()).Destination);
        reading.Require(file, edited);
        if (isApplied)
        {
            await KeepAsync(edited, by);
        }

        return new DisplayStack([ReviewNotice(plan, edited, isApplied), .. ReviewTables(plan, edited, reading)]);
    }

    private static Notice ReviewNotice(Plan plan, EditedPlan edited, bool isApplied) => edited.Changes.Count == 0
        ? new Notice(Tone.Notice, $"The review says what the plan says; it stays {plan.Hash()[..8]}.")
        : isApplied
            ? Success($"{Rows(edited.Changes.Count)} changed.", $"{ChangedPlan(plan, edited.Require())}.")
            : new Notice(Tone.Notice, $"{Rows(edited.Changes.Count)} would change. Nothing was applied.", "Apply them with bench.ReadReview.");

    private static IEnumerable<IDisplay> ReviewTables(Plan plan, EditedPlan edited, ReviewReading reading)
    {
        var lines = reading.Edits.ToDictionary(edit => (edit.Edit.SourceObject, edit.Edit.SourceField), edit => edit.Row);
        if (edited.Changes.Count > 0)
        {
            yield return Table.Of(edited.Changes.Select(change => (Change: change, Row: lines[(change.Object.SourceObject, change.After.Source)])))
                .Whole("Line", row => row.Row.Line)
                .Text("Object", row => row.Change.Object.SourceLabel)
                .Text("Source field", row => row.Change.Before.Source)
                .Text("Before", row => RowWords(row.Change.Before))
                .Text("After", row => RowWords(row.Change.After))
                .Text("Decision", row => Shorten(row.Row.Decision))
                .Caption("What the review changes").MaxRows(400).Build();
        }

        if (reading.Remarks.Count > 0)
        {
            yield return Table.Of(reading.Remarks)
                .Whole("Line", row => row.Line)
                .Text("Object", row => plan.For(row.Object)?.SourceLabel)
                .Text("Source field", row => row.Field)
                .Text("Decision", row => Shorten(row.Decision))
                .Caption("Said in the review, without a change: words are for people and change nothing").MaxRows(400).Build();
        }

        if (reading.Unnamed > 0)
        {
            yield return new Notice(Tone.Notice, $"Not in the file: {Rows(reading.Unnamed)} of the plan. They stay as they are.");
        }
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";

    /// <summary>Moves a file that holds somebody's work out of the way.</summary>
    /// <returns>Its new name; null where there is none.</returns>
    private string? KeepTouched(string path)
    {
        if (!File.Exists(path) || !ReviewFile.IsTouched(path, Cancellation))
        {
            return null;
        }

        var name = Enumerable.Range(1, int.MaxValue).Select(number => $"mapping-review.{number}.csv")
            .First(found => !File.Exists(Path.Combine(migration.Deliverables, found)));
        File.Move(path, Path.Combine(migration.Deliverables, name));
        return name;
    }

    private async Task<IReadOnlyDictionary<(string, string), string>> NextBestAsync() => File.Exists(migration.ProposalsPath)
        ? (await ProposalFile.ReadAsync(migration.ProposalsPath, Cancellation)).Fields
            .DistinctBy(field => (field.Object, field.Source))
            .ToDictionary(
                field => (field.Object, field.Source),
                field => string.Join("; ", field.NextBest.Select(next => string.Create(CultureInfo.InvariantCulture, $"[{next.Field}] {next.Score:0.00}"))))
        : new Dictionary<(string, string), string>();

    private async Task<IReadOnlyDictionary<(string, string), long>> FilledAsync() =>
        QualityStep.Find((await ProductionAsync()).Read) is { } profile
            ? profile.Objects.SelectMany(found => found.Fields.Select(field => (Key: (found.Name, field.Name), field.Filled))).ToDictionary(found => found.Key, found => found.Filled)
            : new Dictionary<(string, string), long>();
}
