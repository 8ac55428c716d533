using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Schema;

namespace Workbench.Pipeline.Map.Validation;

/// <summary>
/// The one judge of plans. What a text may say is checked where it is read (<see cref="PlanDocument.Read"/>); what it means is checked here,
/// wherever a plan is about to be signed or used.
/// </summary>
public static class PlanCheck
{
    /// <summary>Most problems that one message tells.</summary>
    private const int MostTold = 20;

    /// <summary>Everything that keeps the plan from being applied between these two systems; empty where nothing does. Cheap: no call is made.</summary>
    public static IReadOnlyList<PlanProblem> Problems(Plan plan, SchemaSnapshot source, SchemaSnapshot destination, IDestinationConnector connector) =>
        new PlanFit(plan, source, destination, connector).Problems();

    /// <summary>The problems as one exception.</summary>
    /// <param name="file">What the message calls the plan.</param>
    public static PlanException Refusal(string file, IReadOnlyList<PlanProblem> problems)
    {
        var lines = problems.Take(MostTold).Select(problem => problem.Print(file)).ToList();
        if (problems.Count > MostTold)
        {
            lines.Add($"{problems.Count - MostTold} more problems of {problems.Count}.");
        }

        return new PlanException(string.Join('\n', lines) + " Nothing was applied.");
    }
}
