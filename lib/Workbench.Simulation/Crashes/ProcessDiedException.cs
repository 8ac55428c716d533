namespace Workbench.Simulation.Crashes;

/// <summary>The simulated process is dead: nothing that it held in memory may be used any more.</summary>
internal sealed class ProcessDiedException() : Exception("The simulated process died.");
