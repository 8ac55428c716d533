using Workbench.Pipeline.Map.Matching.Signals;

namespace Workbench.Pipeline.Map.Matching.Scoring;

/// <summary>The largest value of a row or column, where it stands, and the next largest.</summary>
internal readonly record struct TopTwo(float First, int At, float Second)
{
    /// <summary>How far a value leads all others of the row or column; negative for those behind.</summary>
    public double Lead(float value, int at) => value - (at == At ? Second : First);

    public static TopTwo OfRow(Grid grid, int source) => Of(grid.Destinations, destination => grid[source, destination]);

    public static TopTwo OfColumn(Grid grid, int destination) => Of(grid.Sources, source => grid[source, destination]);

    private static TopTwo Of(int count, Func<int, float> value)
    {
        var top = new TopTwo(float.MinValue, -1, 0);
        for (var index = 0; index < count; index++)
        {
            var here = value(index);
            top = here > top.First
                ? new TopTwo(here, index, top.At < 0 ? 0 : top.First)
                : top with { Second = index == 1 || here > top.Second ? here : top.Second };
        }

        return top;
    }
}
