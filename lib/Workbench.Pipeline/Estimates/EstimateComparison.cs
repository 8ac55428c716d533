namespace Workbench.Pipeline.Estimates;

/// <summary>Planned against actual, for one step.</summary>
/// <param name="Actual">Null where the step was not measured: it has not run, or not to its end.</param>
public sealed record ComparedStep(EstimatedStep Planned, MeasuredStep? Actual)
{
    /// <summary>Planned duration over the actual one; null where there is none.</summary>
    public double? Ratio => Actual is { Duration: var took } && took > TimeSpan.Zero ? Planned.Duration / took : null;

    /// <summary>The steps of an estimate beside what was measured.</summary>
    public static IReadOnlyList<ComparedStep> Of(MigrationEstimate estimate, IReadOnlyDictionary<string, MeasuredStep> measured) =>
        [.. estimate.Steps.Select(step => new ComparedStep(step, measured.GetValueOrDefault(step.Name)))];

    /// <summary>Planned over actual duration of all steps that were measured; null where none was.</summary>
    public static double? RatioOf(IReadOnlyList<ComparedStep> steps)
    {
        var known = steps.Where(step => step.Actual is not null).ToList();
        var took = known.Sum(step => step.Actual!.Duration.TotalSeconds);
        return took > 0 ? known.Sum(step => step.Planned.Duration.TotalSeconds) / took : null;
    }
}
