namespace Workbench.Simulation.Crashes;

/// <summary>The crash points of one seed over the lives of its processes, all in force at once, and what came of them.</summary>
internal sealed class Fate(IEnumerable<CrashPoint> points)
{
    private readonly List<Ahead> ahead = [.. points.Select(point => new Ahead(point))];
    private readonly HashSet<CrashSite> passed = [];
    private readonly List<Crash> crashes = [];

    /// <summary>Journal writes that took place or were cut off.</summary>
    public int Writes { get; private set; }

    /// <summary>Every site at which a process could have died.</summary>
    public IReadOnlyCollection<CrashSite> Passed => passed;

    public IReadOnlyList<Crash> Crashes => crashes;

    public void Add(CrashPoint point) => ahead.Add(new Ahead(point));

    /// <summary>Asked once for each journal write.</summary>
    /// <returns>The point at which the process dies now, or null.</returns>
    public CrashPoint? Meet(CrashSite site)
    {
        Writes++;
        passed.Add(site);
        Ahead? met = null;
        foreach (var next in ahead.Where(next => next.Point.Fits(site)))
        {
            next.Seen++;
            met ??= next.Seen >= next.Point.Occurrence ? next : null;
        }

        if (met is null)
        {
            return null;
        }

        ahead.Remove(met);
        crashes.Add(new Crash(site, met.Point.IsDurable));
        return met.Point;
    }

    private sealed class Ahead(CrashPoint point)
    {
        public CrashPoint Point => point;

        public int Seen { get; set; }
    }
}

/// <summary>A death that took place.</summary>
internal readonly record struct Crash(CrashSite Site, bool IsDurable);
