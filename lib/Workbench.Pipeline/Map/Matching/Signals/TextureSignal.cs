using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>Length of the values and how often they repeat: tells a subject from a body and a status from a name.</summary>
internal sealed class TextureSignal(FieldPairs pairs) : ISignal
{
    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        for (var source = 0; source < grid.Sources; source++)
        {
            var left = pairs.Source.Fields[source].Values;
            for (var destination = 0; destination < grid.Destinations && left.Filled > 0; destination++)
            {
                var right = pairs.Destination.Fields[destination].Values;
                if (right.Filled > 0)
                {
                    grid[source, destination] = (float)((2 * Alike(left, right)) - 1);
                }
            }
        }

        return grid;
    }

    public string Explain(int source, int destination) => "the values are of like length and repeat alike";

    private static double Alike(ValueProfile left, ValueProfile right)
    {
        var length = Math.Min(left.MeanLength + 1, right.MeanLength + 1) / Math.Max(left.MeanLength + 1, right.MeanLength + 1);
        return Math.Sqrt(length) * (1 - (0.7 * Math.Abs(Variety(left) - Variety(right))));
    }

    private static double Variety(ValueProfile profile) => profile.IsComplete ? (double)profile.Distinct.Count / profile.Filled : 1;
}
