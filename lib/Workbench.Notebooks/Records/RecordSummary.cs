using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Notebooks.Charts;
using Workbench.Notebooks.Deliverables;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Records;

/// <summary>The front of the audit record: one verdict, the numbers behind it, and the charts and tables that show them.</summary>
/// <param name="Fields">Fields judged.</param>
/// <param name="Losses">Fields that are an expected loss or not migratable, each with its reason.</param>
public sealed record RecordSummary(
    long Records, long Fields, long Losses, long Defects, long InDoubt, long Unjudged, string RootHash, Table Verdicts, IReadOnlyList<KeyFact> Facts, IReadOnlyList<HeadedDisplay> Displays)
{
    private static readonly EntryState[] Unsettled =
        [EntryState.Extracted, EntryState.Mapped, EntryState.Waiting, EntryState.Sending, EntryState.InDoubt, EntryState.Rejected];

    /// <summary>True where every field has a verdict and none is a defect or in doubt.</summary>
    public bool IsClean => Fields > 0 && Defects == 0 && InDoubt == 0 && Unjudged == 0;

    /// <summary>One sentence.</summary>
    public string Verdict => IsClean
        ? $"Every one of {ValueText.Whole(Fields)} fields of {ValueText.Whole(Records)} source records is accounted for; no defect, nothing in doubt."
        : Fields == 0
            ? "No field was judged yet."
            : $"{ValueText.Whole(Defects)} fields are defects, {ValueText.Whole(InDoubt)} are in doubt and {ValueText.Whole(Unjudged)} records are unsettled.";

    /// <summary>Reads the summary from a ledger.</summary>
    public static RecordSummary Of(ILedgerReader read)
    {
        var verdicts = read.VerdictCounts();
        var states = read.Counts();
        long Of(VerdictClass verdict) => verdicts.Where(count => count.Class == verdict).Sum(count => count.Fields);
        var records = states.Sum(count => count.Records);
        var root = read.RootHash();
        var objects = ObjectLabels.In(read);
        var table = VerdictTable.Of(verdicts, objects, "Fields by verdict");
        return new RecordSummary(
            records,
            verdicts.Sum(count => count.Fields),
            Of(VerdictClass.ExpectedLoss) + Of(VerdictClass.NotMigratable),
            Of(VerdictClass.Defect),
            Of(VerdictClass.InDoubt),
            states.Where(count => Unsettled.Contains(count.State)).Sum(count => count.Records),
            root,
            table,
            [
                new KeyFact("Source records", ValueText.Whole(records)),
                .. Enum.GetValues<VerdictClass>().Select(verdict => new KeyFact(verdict.ToString(), ValueText.Whole(Of(verdict)))),
                .. read.SignOffs().Select(row => new KeyFact($"Signed: {row.Gate}", $"{row.By}, {row.At:u}")),
                new KeyFact("Root hash", root),
            ],
            [
                new HeadedDisplay("Verdicts", new DisplayStack(table, VerdictTable.Chart(verdicts, objects, "Fields by verdict", CompleteLists.Verdicts))),
                new HeadedDisplay("Counts", new DisplayStack(CountBalance.Table(read), CountBalance.Chart(read))),
                new HeadedDisplay("Losses", LostFieldsFigure.Of(read)),
                .. QualityStep.Find(read) is { } profile ? [new HeadedDisplay("Completeness", ArrivalFigure.Of(profile, verdicts))] : Array.Empty<HeadedDisplay>(),
                new HeadedDisplay("Cut-over", CutOverFigure.Of(read)),
            ]);
    }

    public string ToPlainText() => $"{Verdicts.ToPlainText()}\n{Verdict}";
}

/// <summary>A display with its heading on the front page.</summary>
public sealed record HeadedDisplay(string Heading, IDisplay Display);
