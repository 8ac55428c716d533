using System.Globalization;
using Workbench.Benchmarks.Mapping.Measuring;
using Workbench.Tests.Shared;

namespace Workbench.Benchmarks.Mapping;

public sealed class MappingBenchmarkTests
{
    private const int SeedsPerRun = 30;
    private const string Begin = "<!-- measured -->\n";
    private const string End = "<!-- /measured -->";

    /// <summary>The seeds of the published figures. Weights and calibration come from seeds below 1000.</summary>
    private static readonly IEnumerable<int> Published = Enumerable.Range(2001, SeedsPerRun);

    [Fact]
    public void Fabrication_FreshSeeds_IsAsHardAsStated()
    {
        Assert.True(BenchmarkRun.ForeignNames(Seeds()) >= 0.40);
        Assert.True(BenchmarkRun.Of(Seeds(), Methods.ExactNames).WithoutCounterpart >= 0.20);
    }

    [Fact]
    public void Proposer_FreshSeeds_KeepsWhatIsPublished()
    {
        var board = BenchmarkRun.Of(Seeds(), Methods.Proposer);
        Assert.True(board.HitAt1 >= 0.80, $"hit@1 is {board.HitAt1:F3}");
        Assert.True(board.AbstentionF1 >= 0.80, $"abstention F1 is {board.AbstentionF1:F3}");
        Assert.All(board.Calibration.Where(band => band.Proposals >= 50), band =>
            Assert.True(Math.Abs(band.MeanScore - band.Right) < 0.05, $"{band.Proposals} proposals of mean score {band.MeanScore:F3}: {band.Right:F3} right"));
    }

    /// <summary>The published figures are those of this code. With WORKBENCH_WRITE=1 they are written instead.</summary>
    [Fact]
    public void Report_PublishedSeeds_IsUpToDate()
    {
        var path = Path.Combine(Repository.Root.FullName, "docs", "benchmarks", "mapping.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (start, end) = (page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start >= Begin.Length && end >= start, "docs/benchmarks/mapping.md has lost its marks.");
        var measured = Report.Of(
            BenchmarkRun.Of(Published, Methods.Proposer), BenchmarkRun.Of(Published, Methods.ExactNames), BenchmarkRun.ForeignNames(Published));
        if (Environment.GetEnvironmentVariable("WORKBENCH_WRITE") == "1")
        {
            File.WriteAllText(path, page[..start] + measured + page[end..]);
            return;
        }

        Assert.Equal(measured, page[start..end]);
    }

    /// <summary>Never the training seeds, which are below 1000. WORKBENCH_SEED sets the first one.</summary>
    private static IEnumerable<int> Seeds()
    {
        var given = Environment.GetEnvironmentVariable("WORKBENCH_SEED");
        return Enumerable.Range(given is null ? 5000 : int.Parse(given, CultureInfo.InvariantCulture), SeedsPerRun);
    }
}
