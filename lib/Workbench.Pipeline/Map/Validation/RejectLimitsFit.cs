using System.Globalization;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>Holds the limits of rejects against the phases that the load has.</summary>
internal static class RejectLimitsFit
{
    public static IEnumerable<PlanProblem> Problems(RejectLimits limits, IDestinationConnector connector)
    {
        var path = PlanPath.Root.At("rejectLimits");
        var labels = connector.Phases.Select(phase => phase.Label).ToList();
        foreach (var label in (limits.Phases?.Keys ?? []).Where(label => !labels.Contains(label)))
        {
            yield return new PlanProblem(path.At("phases").At(label), Shown.Of(label), $"a phase of the load: {string.Join(", ", labels)}");
        }

        var numbers = Number(path.At("maxRecords"), limits.MaxRecords)
            .Concat(Number(path.At("atCutOver"), limits.AtCutOver))
            .Concat((limits.Phases ?? new Dictionary<string, int>()).SelectMany(row => Number(path.At("phases").At(row.Key), row.Value)))
            .Concat((limits.Reasons ?? new Dictionary<string, int>()).SelectMany(row => Number(path.At("reasons").At(row.Key), row.Value)));
        foreach (var problem in numbers)
        {
            yield return problem;
        }
    }

    private static IEnumerable<PlanProblem> Number(PlanPath path, int value) =>
        value >= 0 ? [] : [new PlanProblem(path, value.ToString(CultureInfo.InvariantCulture), "a number of records, 0 or more")];
}
