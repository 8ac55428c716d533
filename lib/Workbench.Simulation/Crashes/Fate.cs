namespace Workbench.Simulation.Crashes;

/// <summary>The crash points of one seed over the lives of its processes, all in force at once, and what came of them.</summary>
/// <param name="unusual">Dies where few seeds come by; null for a seed that dies at its points alone.</param>
/// <param name="diskFullAt">The journal write from which the disk is full, until people make room; null for never.</param>
internal sealed class Fate(IEnumerable<CrashPoint> points, UnusualSites? unusual = null, int? diskFullAt = null)
{
    private readonly List<Ahead> ahead = [.. points.Select(point => new Ahead(point))];
    private readonly HashSet<CrashSite> passed = [];
    private readonly List<Crash> crashes = [];
    private int? fullAt = diskFullAt;

    /// <summary>Journal writes that took place or were cut off.</summary>
    public int Writes { get; private set; }

    /// <summary>Every site at which a process could have died.</summary>
    public IReadOnlyCollection<CrashSite> Passed => passed;

    public IReadOnlyList<Crash> Crashes => crashes;

    /// <summary>True once, at the journal write from which the disk is full.</summary>
    public bool FillsDisk()
    {
        var isFull = Writes >= fullAt;
        fullAt = isFull ? null : fullAt;
        return isFull;
    }

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

        if (met is not null)
        {
            ahead.Remove(met);
        }

        var point = met?.Point ?? unusual?.Meet(site);
        if (point is not null)
        {
            crashes.Add(new Crash(site, point.IsDurable));
        }

        return point;
    }

    private sealed class Ahead(CrashPoint point)
    {
        public CrashPoint Point => point;

        public int Seen { get; set; }
    }
}

/// <summary>A death that took place.</summary>
internal readonly record struct Crash(CrashSite Site, bool IsDurable);
