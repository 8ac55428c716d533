namespace Workbench.Pipeline.Map.Matching.Describe;

/// <summary>What the values of one field look like. Bounded, whatever the number of rows.</summary>
/// <param name="Filled">Values seen that were not empty.</param>
/// <param name="Distinct">The different values kept, each with how often it was seen, in order of first appearance.</param>
/// <param name="IsComplete">False where more different values were seen than are kept.</param>
/// <param name="Shapes">Share of each <see cref="ValueShape"/> among the filled values; sums to 1, all zero where nothing was seen.</param>
/// <param name="Numbers">Spread of the values that are numbers or dates; null where fewer than half are.</param>
/// <param name="MeanLength">Mean length in UTF-16 characters.</param>
public sealed record ValueProfile(
    long Filled,
    IReadOnlyList<SeenValue> Distinct,
    bool IsComplete,
    IReadOnlyList<double> Shapes,
    NumberSpread? Numbers,
    double MeanLength)
{
    /// <summary>Nothing was seen.</summary>
    public static ValueProfile Empty { get; } = new(0, [], true, new double[ValueShapes.Count], null, 0);

    /// <summary>The profile of a few values at hand.</summary>
    public static ValueProfile Of(IEnumerable<string> values)
    {
        var profiler = new ValueProfiler(new DistinctBudget(1, 0));
        foreach (var value in values)
        {
            profiler.Add(value);
        }

        return profiler.ToProfile();
    }
}

/// <summary>One value and how often it was seen.</summary>
public readonly record struct SeenValue(string Text, long Times);

/// <summary>Spread of numbers: the smallest, the middle half and the largest, and the share without fraction.</summary>
public readonly record struct NumberSpread(double Smallest, double LowerQuartile, double Median, double UpperQuartile, double Largest, double WholeShare);
