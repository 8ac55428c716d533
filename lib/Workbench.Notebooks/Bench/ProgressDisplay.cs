using Workbench.Notebooks.Displays;
using Workbench.Pipeline;

namespace Workbench.Notebooks;

/// <summary>Shows the progress of a step on whatever surface the running cell has.</summary>
internal sealed class ProgressDisplay : IProgress<StepProgress>
{
    public void Report(StepProgress value)
    {
        var seconds = value.Elapsed.TotalSeconds;
        var quota = value.Quota is { Limit: > 0 and var limit, Remaining: { } remaining } ? 1 - ((double)remaining / limit) : (double?)null;
        CellSurface.Current.ShowProgress(new ProgressLine(
            value.Step, value.Done, value.Total, seconds > 0.2 ? value.Done / seconds : null, quota));
    }
}
