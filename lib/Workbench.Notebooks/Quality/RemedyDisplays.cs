using Workbench.Core.Planning;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Quality;
using Workbench.Pipeline.Quality.Remedies;

namespace Workbench.Notebooks.Quality;

/// <summary>What the plan can do about findings, as a table.</summary>
internal static class RemedyDisplays
{
    /// <param name="plan">Null as long as none was proposed.</param>
    public static Table Of(QualityProfile profile, Plan? plan) =>
        Table.Of(profile.Findings.Where(finding => finding.PlanRemedy is not null).Select(finding => (Finding: finding, Row: plan?.For(finding.Object)?.For(finding.Field!))))
            .Text("Remedy", row => row.Finding.Id)
            .Text("Object", row => QualityDisplays.LabelOf(profile, row.Finding.Object))
            .Text("Field", row => row.Finding.Field)
            .Whole("Found", row => row.Finding.Count)
            .Text("The plan says", row => row.Row is { } now ? TransformWords.Of(now) : "no plan yet; it is proposed when a remedy is taken")
            .Text("It would say", row => TransformWords.Of(row.Finding.PlanRemedy!))
            .Badge("State", row => StateOf(row.Finding, row.Row))
            .Caption("What the plan can do about it").MaxRows(200).CompleteList("deliverables/lists/quality-findings.csv").Build();

    private static Badge StateOf(QualityFinding finding, FieldPlan? row) => row is null
        ? new Badge("open", Tone.Notice)
        : RemedyChoice.Of(row, finding.PlanRemedy!) switch
        {
            { IsTaken: true } => new Badge("taken", Tone.Good),
            { Refusal: not null } => new Badge("chosen otherwise", Tone.Neutral),
            _ => new Badge("open", Tone.Notice),
        };
}
