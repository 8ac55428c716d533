using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Records;
using Workbench.Notebooks.Tables;

namespace Workbench.Notebooks;

/// <summary>Fields by object and verdict, and by field and verdict, as tables and as a chart of the same numbers.</summary>
internal static class VerdictTable
{
    private static readonly IReadOnlyList<VerdictClass> Classes = Enum.GetValues<VerdictClass>();

    public static Table Of(IReadOnlyList<VerdictCount> counts, ObjectLabels objects, string caption) =>
        WithClasses(Table.Of(VerdictTotal.ByObject(counts, objects)).Text("Object", row => row.Object)).Caption(caption).TotalRow().MaxRows(100).Build();

    public static Table Fields(IReadOnlyList<VerdictCount> counts, ObjectLabels objects) =>
        WithClasses(Table.Of(VerdictTotal.ByField(counts, objects)).Text("Object", row => row.Object).Text("Field", row => row.Field))
            .Caption("Verdicts by field").TotalRow().CompleteList("deliverables/lists/verdict-totals.csv").Build();

    /// <param name="list">File of the verdicts that are counted, in <c>deliverables/lists</c>.</param>
    public static Figure Chart(IReadOnlyList<VerdictCount> counts, ObjectLabels objects, string title, string list)
    {
        var rows = VerdictTotal.ByObject(counts, objects);
        return Figure.Bar(
            new FigureLabels(title, "How many source fields of each object got which verdict.", "Object", "Fields"),
            [.. rows.Select(row => row.Object)],
            [.. Classes.Select(verdict => new FigureSeries(
                verdict.ToString(), [.. rows.Select(row => (double?)row.Of(verdict))], Badge.For(verdict.ToString()).Tone))],
            stacked: true,
            horizontal: true).WithList($"deliverables/lists/{list}");
    }

    private static TableBuilder<VerdictTotal> WithClasses(TableBuilder<VerdictTotal> table)
    {
        foreach (var verdict in Classes)
        {
            table = table.Whole(verdict.ToString(), row => row.Of(verdict));
        }

        return table.Whole("All fields", row => row.All);
    }
}
