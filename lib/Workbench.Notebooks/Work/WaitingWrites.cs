using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Displays;
using Workbench.Pipeline.Load;

namespace Workbench.Notebooks.Work;

/// <summary>What a load that ended by itself has not sent although it was due.</summary>
internal static class WaitingWrites
{
    /// <param name="result">The step's result as JSON.</param>
    /// <returns>How many wait, and what to do, for people; null where none does, or the step does not tell.</returns>
    public static string? Of(string step, string result)
    {
        if (step is not (WorkStep.Load or WorkStep.Sample))
        {
            return null;
        }

        var phases = JsonSerializer.Deserialize<IReadOnlyList<PhaseResult>>(result, CanonicalJson.Options)!.Where(phase => phase.Waiting > phase.Left).ToList();
        return phases.Count == 0
            ? null
            : $"{ValueText.Whole(phases.Sum(phase => phase.Waiting - phase.Left))} writes wait: {string.Join(", ", phases.Select(phase => $"{phase.Phase.Label} {ValueText.Whole(phase.Waiting - phase.Left)}"))}. "
                + "None of them was carried out, however often it was tried. See that the destination takes writes, then ask for the step again.";
    }
}
