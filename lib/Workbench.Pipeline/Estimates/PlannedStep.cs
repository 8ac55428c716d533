using Workbench.Core.Connectors;

namespace Workbench.Pipeline.Estimates;

/// <summary>A step that was passed on the virtual clock.</summary>
/// <param name="Waits">Which limits held it up, and for how long.</param>
/// <param name="Idle">Time by which its files take longer than its calls.</param>
internal sealed record PlannedStep(EstimatedStep Step, IReadOnlyList<(string Limit, TimeSpan Time)> Waits, TimeSpan Idle)
{
    public static PlannedStep Of(string name, double bytes, IReadOnlyList<PassedPart> parts, TimeSpan transfer, SideTerms source, SideTerms destination)
    {
        var busy = new TimeSpan(parts.Sum(part => part.Passage.Took.Ticks));
        var idle = transfer > busy ? transfer - busy : TimeSpan.Zero;
        List<(string Limit, TimeSpan Time)> waits =
            [.. parts.Where(part => part.Passage.Limit is not null).Select(part => ($"{part.Side.System}: {part.Passage.Limit}", part.Passage.Waited))];
        if (idle > TimeSpan.Zero)
        {
            waits.Add(("the transfer of files", idle));
        }

        var step = new EstimatedStep(
            name,
            Requests(parts, source),
            Requests(parts, destination),
            parts.Where(part => part.Side == destination).Sum(part => part.Calls.Sum(row => row.Calls * row.Cost.Credits)),
            bytes,
            busy + idle,
            waits.Count == 0 ? null : waits.MaxBy(wait => wait.Time).Limit,
            [.. parts.SelectMany(part => part.ToCalls(idle * (part.Passage.Took / Later(busy))))]);
        return new PlannedStep(step, waits, idle);
    }

    private static TimeSpan Later(TimeSpan busy) => busy > TimeSpan.Zero ? busy : TimeSpan.FromTicks(1);

    private static double Requests(IEnumerable<PassedPart> parts, SideTerms side) => parts.Where(part => part.Side == side).Sum(part => part.Calls.Sum(row => row.Calls));
}

/// <summary>Calls of one vendor within a step, passed in one piece.</summary>
internal sealed record PassedPart(SideTerms Side, Passage Passage, IReadOnlyList<(CallCost Cost, double Calls)> Calls)
{
    /// <summary>The calls by sort, each with its part of the time.</summary>
    /// <param name="idle">Time of the step that no call explains and that falls to these.</param>
    public IEnumerable<EstimatedCalls> ToCalls(TimeSpan idle)
    {
        var all = Calls.Sum(row => row.Calls);
        return Calls.Select(row => new EstimatedCalls(
            Side.System, row.Cost.Call, row.Cost.Per.Kind, row.Calls, (Passage.Took + idle) * (row.Calls / all)));
    }
}
