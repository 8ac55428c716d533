namespace Workbench.Pipeline.Map.Matching.Scoring;

/// <summary>
/// The one-to-one choice with the largest sum of gains (the Hungarian method with potentials). A row may stay free: then it gains nothing.
/// </summary>
internal static class Assignment
{
    /// <summary>For each row the chosen column, or −1 where no column with a positive gain is left.</summary>
    public static int[] Solve(int rows, int columns, Func<int, int, double> gain)
    {
        // Each row has a column of its own that gains nothing, so that the rectangular method always finds a complete choice.
        var width = columns + rows;
        double Cost(int row, int column) => column < columns ? -Math.Max(0, gain(row, column)) : 0;
        var (rowPotential, columnPotential) = (new double[rows + 1], new double[width + 1]);
        var (rowOf, from) = (new int[width + 1], new int[width + 1]);
        for (var row = 1; row <= rows; row++)
        {
            rowOf[0] = row;
            var free = ShortestPath(width, Cost, rowPotential, columnPotential, rowOf, from);
            for (var column = free; column != 0; column = from[column])
            {
                rowOf[column] = rowOf[from[column]];
            }
        }

        var chosen = Enumerable.Repeat(-1, rows).ToArray();
        for (var column = 1; column <= columns; column++)
        {
            if (rowOf[column] > 0 && gain(rowOf[column] - 1, column - 1) > 0)
            {
                chosen[rowOf[column] - 1] = column - 1;
            }
        }

        return chosen;
    }

    private static int ShortestPath(
        int width, Func<int, int, double> cost, double[] rowPotential, double[] columnPotential, int[] rowOf, int[] from)
    {
        var least = new double[width + 1];
        Array.Fill(least, double.PositiveInfinity);
        var isUsed = new bool[width + 1];
        var at = 0;
        while (rowOf[at] != 0)
        {
            isUsed[at] = true;
            var (row, step, next) = (rowOf[at], double.PositiveInfinity, 0);
            for (var column = 1; column <= width; column++)
            {
                if (isUsed[column])
                {
                    continue;
                }

                var reduced = cost(row - 1, column - 1) - rowPotential[row] - columnPotential[column];
                if (reduced < least[column])
                {
                    (least[column], from[column]) = (reduced, at);
                }

                if (least[column] < step)
                {
                    (step, next) = (least[column], column);
                }
            }

            for (var column = 0; column <= width; column++)
            {
                if (isUsed[column])
                {
                    rowPotential[rowOf[column]] += step;
                    columnPotential[column] -= step;
                }
                else
                {
                    least[column] -= step;
                }
            }

            at = next;
        }

        return at;
    }
}
