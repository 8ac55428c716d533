using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks;

/// <summary>Fields by kind and verdict, as a table and as a chart of the same numbers.</summary>
internal static class VerdictTable
{
    private static readonly IReadOnlyList<VerdictClass> Classes = Enum.GetValues<VerdictClass>();

    public static Table Of(ILedgerReader read, string caption)
    {
        var rows = Rows(read);
        var table = Table.Of(rows).Text("Kind", row => row.Kind);
        foreach (var verdict in Classes)
        {
            table = table.Whole(verdict.ToString(), row => row.Of(verdict));
        }

        return table.Whole("All fields", row => row.Total).Caption(caption).TotalRow().MaxRows(100).Build();
    }

    public static Figure Chart(ILedgerReader read, string title)
    {
        var rows = Rows(read);
        return Figure.Bar(
            new FigureLabels(title, "How many source fields of each kind got which verdict.", "Kind", "Fields"),
            [.. rows.Select(row => row.Kind)],
            [.. Classes.Select(verdict => new FigureSeries(
                verdict.ToString(), [.. rows.Select(row => (double?)row.Of(verdict))], Badge.For(verdict.ToString()).Tone))],
            stacked: true,
            horizontal: true).WithList("deliverables/lists/verdicts.csv");
    }

    private static List<VerdictRow> Rows(ILedgerReader read) =>
        [.. read.VerdictCounts().GroupBy(count => count.Kind).OrderBy(group => group.Key).Select(group => new VerdictRow(group.Key.Print(), [.. group]))];

    private sealed record VerdictRow(string Kind, IReadOnlyList<VerdictCount> Counts)
    {
        public long Total => Counts.Sum(count => count.Fields);

        public long Of(VerdictClass verdict) => Counts.Where(count => count.Class == verdict).Sum(count => count.Fields);
    }
}
