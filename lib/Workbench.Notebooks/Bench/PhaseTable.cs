using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Load;

namespace Workbench.Notebooks;

/// <summary>Writes by phase and outcome.</summary>
internal static class PhaseTable
{
    public static Table Of(IReadOnlyList<PhaseResult> phases) =>
        Table.Of(phases)
            .Text("Phase", phase => phase.Phase.Label)
            .Whole("Confirmed", phase => phase.Done)
            .Whole("Refused", phase => phase.Refused)
            .Whole("In doubt", phase => phase.InDoubt)
            .Whole("Waiting", phase => phase.Waiting)
            .Caption("Writes by phase").TotalRow().MaxRows(50).Build();
}
