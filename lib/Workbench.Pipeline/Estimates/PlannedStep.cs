using Workbench.Core.Connectors;

namespace Workbench.Pipeline.Estimates;

/// <summary>Puts together what was passed on the virtual clock into a step of an estimate.</summary>
internal static class PlannedStep
{
    /// <param name="busy">Time of all its calls.</param>
    /// <param name="idle">Time by which its files take longer.</param>
    public static EstimatedStep Of(
        string name, double bytes, IReadOnlyList<PassedPart> parts, TimeSpan busy, TimeSpan idle, SideTerms source, SideTerms destination)
    {
        var longest = parts.Where(part => part.Passage.Limit is not null).MaxBy(part => part.Passage.Waited);
        return new EstimatedStep(
            name,
            parts.Where(part => part.Side == source).Sum(part => part.Requests),
            parts.Where(part => part.Side == destination).Sum(part => part.Requests),
            parts.Where(part => part.Side == destination).Sum(part => part.Calls.Sum(row => row.Calls * row.Cost.Credits)),
            bytes,
            busy + idle,
            idle > (longest?.Passage.Waited ?? TimeSpan.Zero) ? "the transfer of files"
                : longest is null ? null
                : $"{longest.Side.System}: {longest.Passage.Limit}",
            [.. parts.SelectMany(part => part.ToCalls(busy > TimeSpan.Zero ? idle * (part.Passage.Took / busy) : TimeSpan.Zero))]);
    }
}

/// <summary>Calls of one vendor within a step, passed in one piece.</summary>
internal sealed record PassedPart(SideTerms Side, Passage Passage, IReadOnlyList<(CallCost Cost, double Calls)> Calls)
{
    public double Requests => Calls.Sum(row => row.Calls);

    /// <summary>The calls by sort, each with its part of the time.</summary>
    /// <param name="idle">Time of the step that no call explains and that falls to these.</param>
    public IEnumerable<EstimatedCalls> ToCalls(TimeSpan idle) => Calls.Select(row => new EstimatedCalls(
        Side.System, row.Cost.Call, row.Cost.Per.Kind, row.Calls, (Passage.Took + idle) * (row.Calls / Requests)));
}
