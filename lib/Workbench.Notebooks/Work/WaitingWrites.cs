using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Notebooks.Displays;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Hypercare;
using Workbench.Pipeline.Load;

namespace Workbench.Notebooks.Work;

/// <summary>What a step that ended by itself has not sent although it was due.</summary>
internal static class WaitingWrites
{
    /// <param name="result">The step's result as JSON.</param>
    /// <returns>How many wait, and what to do, for people; null where none does, or the step does not tell.</returns>
    public static string? Of(string step, string result)
    {
        var (count, where) = step switch
        {
            WorkStep.Load or WorkStep.Sample => InPhases(Read<IReadOnlyList<PhaseResult>>(result)),
            WorkStep.CatchUp => (Read<IReadOnlyList<DeltaRound>>(result).LastOrDefault()?.Waiting ?? 0, ""),
            WorkStep.Replay => (Read<ReplayResult>(result).Waiting, ""),
            _ => (0, ""),
        };
        return count == 0
            ? null
            : $"{ValueText.Whole(count)} writes wait{where}. None of them was carried out, however often it was tried. See that the destination takes writes, then ask for the step again.";
    }

    private static (long Count, string Where) InPhases(IReadOnlyList<PhaseResult> results)
    {
        var phases = results.Where(phase => phase.Waiting > phase.Left).ToList();
        return (
            phases.Sum(phase => phase.Waiting - phase.Left),
            $": {string.Join(", ", phases.Select(phase => $"{phase.Phase.Label} {ValueText.Whole(phase.Waiting - phase.Left)}"))}");
    }

    private static T Read<T>(string result) => JsonSerializer.Deserialize<T>(result, CanonicalJson.Options)!;
}
