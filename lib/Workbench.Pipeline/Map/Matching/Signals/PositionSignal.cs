namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>Where the fields stand in their tables: weak, but exports of kin systems often keep the order.</summary>
internal sealed class PositionSignal(FieldPairs pairs) : ISignal
{
    public Grid Measure()
    {
        var grid = pairs.NewGrid();
        for (var source = 0; source < grid.Sources; source++)
        {
            for (var destination = 0; destination < grid.Destinations; destination++)
            {
                var distance = Math.Abs(((source + 0.5) / grid.Sources) - ((destination + 0.5) / grid.Destinations));
                grid[source, destination] = (float)(1 - (2 * distance));
            }
        }

        return grid;
    }

    public string Explain(int source, int destination) => "they stand at the same place";
}
