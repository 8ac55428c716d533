using Workbench.Core.Records;
using Workbench.Ledger;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks;

/// <summary>Records by kind and state, as a table and as a stacked bar chart of the same numbers.</summary>
internal static class StatusTable
{
    private static readonly IReadOnlyList<EntryState> States = Enum.GetValues<EntryState>();

    public static Table Of(ILedgerReader read)
    {
        var rows = Rows(read);
        var table = Table.Of(rows).Text("Kind", row => row.Kind);
        foreach (var state in States.Where(state => rows.Any(row => row.Counts.GetValueOrDefault(state) > 0)))
        {
            table = table.Whole(state.ToString(), row => row.Counts.GetValueOrDefault(state));
        }

        return table.Whole("All", row => row.Counts.Values.Sum()).Caption("Records by state").MaxRows(100).TotalRow().Build();
    }

    public static Figure Chart(ILedgerReader read)
    {
        var rows = Rows(read);
        return Figure.Bar(
            new FigureLabels("Records by kind and state", "How many records of each kind stand in which state.", "Kind", "Records"),
            [.. rows.Select(row => row.Kind)],
            [.. States.Where(state => rows.Any(row => row.Counts.GetValueOrDefault(state) > 0))
                .Select(state => new FigureSeries(
                    state.ToString(), [.. rows.Select(row => (double?)row.Counts.GetValueOrDefault(state))], Badge.For(state.ToString()).Tone))],
            stacked: true,
            horizontal: true).WithList("deliverables/lists/records.csv");
    }

    private static List<StateRow> Rows(ILedgerReader read) =>
        [.. read.Counts()
            .GroupBy(count => count.Kind)
            .OrderBy(group => group.Key)
            .Select(group => new StateRow(
                group.Key.Print(),
                group.GroupBy(count => count.State).ToDictionary(states => states.Key, states => states.Sum(count => count.Records))))];

    private sealed record StateRow(string Kind, IReadOnlyDictionary<EntryState, long> Counts);
}
