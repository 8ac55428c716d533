using Workbench.Pipeline.Map.Matching.Describe;

namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>Whether the numbers or dates of both fields lie in the same range: the overlap of their middle halves and of their whole ranges.</summary>
internal sealed class NumbersSignal(FieldPairs pairs) : ISignal
{
    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        for (var source = 0; source < grid.Sources; source++)
        {
            if (pairs.Source.Fields[source].Values.Numbers is not { } left)
            {
                continue;
            }

            for (var destination = 0; destination < grid.Destinations; destination++)
            {
                if (pairs.Destination.Fields[destination].Values.Numbers is { } right)
                {
                    grid[source, destination] = (float)((2 * Alike(left, right)) - 1);
                }
            }
        }

        return grid;
    }

    public string Explain(int source, int destination) => "the values lie in the same range";

    private static double Alike(NumberSpread left, NumberSpread right)
    {
        var ranges = Overlap(left.Smallest, left.Largest, right.Smallest, right.Largest);
        var middles = Overlap(left.LowerQuartile, left.UpperQuartile, right.LowerQuartile, right.UpperQuartile);
        var whole = 1 - Math.Abs(left.WholeShare - right.WholeShare);
        return ((ranges + middles) / 2) * (0.5 + (0.5 * whole));
    }

    private static double Overlap(double leftLow, double leftHigh, double rightLow, double rightHigh)
    {
        var width = Math.Max(leftHigh, rightHigh) - Math.Min(leftLow, rightLow);
        return width == 0 ? 1 : Math.Max(0, Math.Min(leftHigh, rightHigh) - Math.Max(leftLow, rightLow)) / width;
    }
}
