using Workbench.Pipeline.Map.Matching.Scoring;

namespace Workbench.Pipeline.Tests.Map.Matching.Scoring;

public sealed class AssignmentTests
{
    [Fact]
    public void Solve_GreedyWouldLose_TakesTheBestSum()
    {
        double[,] gains = { { 0.9, 0.8 }, { 0.85, 0.1 } };
        Assert.Equal([1, 0], Assignment.Solve(2, 2, (row, column) => gains[row, column]));
    }

    [Fact]
    public void Solve_MoreRowsThanColumns_LeavesTheWeakestFree()
    {
        double[] gains = [0.5, 0.9, 0.7];
        Assert.Equal([-1, 0, -1], Assignment.Solve(3, 1, (row, _) => gains[row]));
    }

    [Fact]
    public void Solve_NoGain_ChoosesNothing() => Assert.Equal([-1, -1], Assignment.Solve(2, 3, (_, _) => 0));

    [Fact]
    public void Solve_RandomGains_IsAsGoodAsTryingEverything()
    {
        var random = new Random(7);
        for (var run = 0; run < 50; run++)
        {
            var gains = new double[4, 4];
            for (var cell = 0; cell < 16; cell++)
            {
                gains[cell / 4, cell % 4] = random.NextDouble() < 0.3 ? 0 : random.NextDouble();
            }

            var chosen = Assignment.Solve(4, 4, (row, column) => gains[row, column]);
            Assert.Equal(Best(gains, 0, 0), chosen.Select((column, row) => column < 0 ? 0 : gains[row, column]).Sum(), 9);
            Assert.Equal(chosen.Count(column => column >= 0), chosen.Where(column => column >= 0).Distinct().Count());
        }
    }

    private static double Best(double[,] gains, int row, int used) => row == 4
        ? 0
        : Enumerable.Range(0, 4).Where(column => (used & (1 << column)) == 0)
            .Select(column => gains[row, column] + Best(gains, row + 1, used | (1 << column)))
            .Append(Best(gains, row + 1, used))
            .Max();
}
