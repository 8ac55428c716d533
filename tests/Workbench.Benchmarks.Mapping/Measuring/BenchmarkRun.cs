using Workbench.Benchmarks.Mapping.Fabrication;

namespace Workbench.Benchmarks.Mapping.Measuring;

/// <summary>Runs the methods over fabricated pairs.</summary>
public static class BenchmarkRun
{
    public static Scoreboard Of(IEnumerable<int> seeds, Func<FabricatedPair, IEnumerable<Answer>> method)
    {
        var board = new Scoreboard();
        foreach (var pair in seeds.SelectMany(seed => new PairMaker(seed).Make()))
        {
            board.Add(pair, method(pair));
        }

        return board;
    }

    /// <summary>Share of the fields with a counterpart whose name shares no word with it.</summary>
    public static double ForeignNames(IEnumerable<int> seeds)
    {
        var names = seeds.SelectMany(seed => new PairMaker(seed).Make()).SelectMany(pair => pair.Truth).ToList();
        return (double)names.Count(pair => !NameParts.ShareAWord(pair.Key, pair.Value)) / names.Count;
    }
}
