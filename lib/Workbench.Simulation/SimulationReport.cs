using System.Globalization;
using System.Text;
using Workbench.Core.Records;
using Workbench.Simulation.Crashes;
using Workbench.Simulation.Running;

namespace Workbench.Simulation;

/// <summary>What all seeds of one run came to.</summary>
public sealed class SimulationReport
{
    private readonly SortedDictionary<string, SortedDictionary<string, int>> crashes = new(StringComparer.Ordinal);
    private readonly int[] harm = new int[Enum.GetValues<Harm>().Length];

    public int Seeds { get; private set; }

    public int FailedSeeds { get; private set; }

    /// <summary>Seeds that began with discovery; the others went on from a copy of a migration that was provisioned in peace.</summary>
    public int Whole { get; private set; }

    /// <summary>Records that did not arrive and are named as rejected, over all seeds.</summary>
    public long Rejected { get; private set; }

    public long Crashes { get; private set; }

    /// <summary>Requests that a fault of a vendor struck, over all seeds.</summary>
    public long Faults { get; private set; }

    /// <summary>The fewest crashes that a seed met.</summary>
    public int LeastCrashes { get; private set; } = int.MaxValue;

    /// <summary>The fewest faults that struck in a seed.</summary>
    public int LeastFaults { get; private set; } = int.MaxValue;

    public long JournalWrites { get; private set; }

    public long Requests { get; private set; }

    /// <summary>True where nothing was lost, nothing doubled and nothing foreign touched.</summary>
    public bool IsClean => harm.All(count => count == 0);

    /// <summary>The line that a script reads.</summary>
    public string LastLine => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seeds} seeds, {harm[(int)Harm.Lost]} lost, {harm[(int)Harm.Doubled]} doubled, {harm[(int)Harm.Foreign]} foreign changes");

    internal void Add(SeedResult result)
    {
        Seeds++;
        FailedSeeds += result.Findings.Count > 0 ? 1 : 0;
        Whole += result.Plan.IsBegun ? 0 : 1;
        Rejected += result.Rejected;
        Crashes += result.Crashes.Count;
        Faults += result.Faults;
        LeastCrashes = Math.Min(LeastCrashes, result.Crashes.Count);
        LeastFaults = Math.Min(LeastFaults, result.Faults);
        JournalWrites += result.Writes;
        Requests += result.Requests;
        foreach (var kind in Enum.GetValues<Harm>())
        {
            harm[(int)kind] += result.Count(kind);
        }

        foreach (var site in result.Passed)
        {
            Cell(site, isDurable: false, 0);
            Cell(site, isDurable: true, 0);
        }

        foreach (var crash in result.Crashes)
        {
            Cell(crash.Site, crash.IsDurable, 1);
        }
    }

    /// <summary>Where processes died, by journal write and kind of record: a zero was possible and never drawn, a point was not possible.</summary>
    public string CrashTable()
    {
        var columns = crashes.Values.SelectMany(row => row.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{"crash point",-26}");
        columns.ForEach(column => text.Append(CultureInfo.InvariantCulture, $"{column,14}"));
        foreach (var (point, row) in crashes)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"{point,-26}");
            columns.ForEach(column => text.Append(CultureInfo.InvariantCulture, $"{(row.TryGetValue(column, out var count) ? count : "."),14}"));
        }

        return text.ToString();
    }

    /// <summary>One seed that went wrong: what was drawn, what was found, and how to see it again.</summary>
    internal static string Explain(SeedResult result)
    {
        const int mostShown = 12;
        var text = new StringBuilder().Append(result.Plan);
        foreach (var finding in result.Findings.Take(mostShown))
        {
            text.AppendLine().Append("  ").Append(finding);
        }

        if (result.Findings.Count > mostShown)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  and {result.Findings.Count - mostShown} more");
        }

        return text.AppendLine().Append(CultureInfo.InvariantCulture, $"  again: workbench simulate --seeds 1 --from {result.Plan.Seed}").ToString();
    }

    private void Cell(CrashSite site, bool isDurable, int count)
    {
        var point = $"{site.Change} {(isDurable ? "after" : "before")}";
        if (!crashes.TryGetValue(point, out var row))
        {
            crashes.Add(point, row = new SortedDictionary<string, int>(StringComparer.Ordinal));
        }

        var column = site.Kind?.Print() ?? "(none)";
        row[column] = row.GetValueOrDefault(column) + count;
    }
}
