using Workbench.Notebooks.Displays;

namespace Workbench.Cluster;

/// <summary>What a worker lends to the steps that it carries out.</summary>
/// <param name="Says">Takes one line for whoever runs the worker.</param>
/// <param name="Show">Sees how far the steps are.</param>
internal sealed record WorkerSurface(Action<string> Says, Action<ProgressLine> Show, TimeProvider Clock);
