using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks;

/// <summary>Source records per kind against what became of them. Every record is in exactly one column, so the rows add up by construction.</summary>
internal static class CountBalance
{
    private static readonly (string Label, EntryState[] States)[] Outcomes =
    [
        ("Loaded", [EntryState.Loaded, EntryState.Verified, EntryState.Differs]),
        ("Merged or flattened", [EntryState.Folded]),
        ("Inventory", [EntryState.Inventoried]),
        ("Excluded", [EntryState.Excluded]),
        ("Rejected", [EntryState.Rejected]),
        ("In doubt", [EntryState.InDoubt]),
        ("Waiting", [EntryState.Waiting, EntryState.Extracted, EntryState.Mapped, EntryState.Sending]),
        ("Rolled back", [EntryState.RolledBack]),
    ];

    public static Table Table(ILedgerReader read)
    {
        var rows = read.Counts().GroupBy(count => count.Kind).OrderBy(group => group.Key).ToList();
        var table = Tables.Table.Of(rows).Text("Kind", group => group.Key.Print()).Whole("Source records", group => group.Sum(count => count.Records));
        foreach (var (label, states) in Outcomes)
        {
            table = table.Whole(label, group => group.Where(count => states.Contains(count.State)).Sum(count => count.Records));
        }

        return table.Caption("Counts: source records by outcome").TotalRow().MaxRows(100).Build();
    }

    public static Figure Chart(ILedgerReader read)
    {
        var counts = read.Counts();
        var all = counts.Sum(count => count.Records);
        var steps = Outcomes
            .Select(outcome => new WaterfallStep(
                outcome.Label, -counts.Where(count => outcome.States.Contains(count.State)).Sum(count => count.Records)))
            .Where(step => step.Value != 0).ToList();
        return Figure.Waterfall(
            new FigureLabels("From source records to outcomes", "All source records, less every outcome; nothing may remain.", "Outcome", "Records"),
            [new WaterfallStep("Source records", all, IsTotal: true), .. steps, new WaterfallStep("Unexplained", all + steps.Sum(step => step.Value), IsTotal: true)])
            .WithList("deliverables/lists/records.csv");
    }
}
