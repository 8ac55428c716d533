using Workbench.Core.Records;

namespace Workbench.Simulation.Crashes;

/// <summary>Where a process shall die.</summary>
/// <param name="Change">Only at units that begin with this change; null for any.</param>
/// <param name="Kind">Only at units about this kind; null for any.</param>
/// <param name="Occurrence">At the n-th such unit since the point is in force, from 1.</param>
/// <param name="IsDurable">True: the unit is on the disk and nobody was told. False: it never got there.</param>
internal sealed record CrashPoint(string? Change, Kind? Kind, int Occurrence, bool IsDurable)
{
    public bool Fits(CrashSite site) => (Change is null || Change == site.Change) && (Kind is null || Kind == site.Kind);

    public override string ToString() =>
        $"{(IsDurable ? "after" : "before")} journal write {Occurrence} of {Change ?? "any change"}{(Kind is { } kind ? $" of a {kind.Print()}" : "")}";
}
