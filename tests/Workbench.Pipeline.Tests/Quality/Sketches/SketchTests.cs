using System.Globalization;
using Workbench.Core.Records;
using Workbench.Pipeline.Quality;
using Workbench.Pipeline.Quality.Sketches;

namespace Workbench.Pipeline.Tests.Quality.Sketches;

public sealed class SketchTests
{
    private static readonly RecordKey Someone = new("ivinex", Kind.Contact, "1");

    [Fact]
    public void Count_UpToTheCap_IsExact()
    {
        var count = new DistinctCount();
        for (var value = 0; value < DistinctCount.MaxExact * 2; value++)
        {
            count.Add(HashOf(value % DistinctCount.MaxExact));
        }

        Assert.Equal((DistinctCount.MaxExact, false), (count.Count, count.IsEstimated));
    }

    [Theory]
    [InlineData(DistinctCount.MaxExact + 1)]
    [InlineData(20_000)]
    [InlineData(45_000)]
    [InlineData(400_000)]
    public void Count_BeyondTheCap_IsWithinThreePercent(int values)
    {
        var count = new DistinctCount();
        for (var value = 0; value < values; value++)
        {
            count.Add(HashOf(value));
            count.Add(HashOf(value));
        }

        Assert.True(count.IsEstimated);
        Assert.InRange(count.Count, values * 0.97, values * 1.03);
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.99)]
    public void Quantile_OfManyNumbers_IsWithinOnePercent(double share)
    {
        var (positive, negative, fractions) = (new NumberSpread(), new NumberSpread(), new NumberSpread());
        for (var value = 1; value <= 100_000; value++)
        {
            positive.Add(value);
            negative.Add(-value);
            fractions.Add(value / 1e6);
        }

        Assert.Equal(100_000 * share, positive.Quantile(share)!.Value, 100_000 * share * 0.0101);
        Assert.Equal(-100_000 * (1 - share), negative.Quantile(share)!.Value, (100_000 * (1 - share) * 0.0101) + 1);
        Assert.Equal(0.1 * share, fractions.Quantile(share)!.Value, 0.1 * share * 0.0101);
        Assert.Equal((1, 100_000, 100_000), (positive.Min, positive.Max, positive.Count));
    }

    [Fact]
    public void Quantile_FewValues_AreTheValues()
    {
        var spread = new NumberSpread();
        Assert.Null(spread.Quantile(0.5));

        foreach (var value in (int[])[0, 3, 7, 7, 12])
        {
            spread.Add(value);
        }

        Assert.Equal([0, 7, 12], [spread.Quantile(0.01)!.Value, spread.Quantile(0.5)!.Value, spread.Quantile(1)!.Value]);
    }

    [Fact]
    public void Add_HugeAndTinyNumbers_KeepTheEnds()
    {
        var spread = new NumberSpread();
        foreach (var value in (double[])[-1e28, 1e-20, 1e28])
        {
            spread.Add(value);
        }

        Assert.Equal((-1e28, 1e28), (spread.Min, spread.Max));
        Assert.Equal(0, spread.Quantile(0.5));
    }

    [Fact]
    public void Outliers_OneFarNumber_IsFoundWithItsRecord()
    {
        var found = Of([.. Enumerable.Range(100, 50).Select(value => (double)value), 10_000], areLengths: false);

        Assert.Equal((1, false), (found!.Count, found.IsEstimated));
        Assert.Equal((10_000, "50"), (found.Found[0].Value, found.Found[0].Key.Id));
        Assert.InRange(found.High, 149, 9_999);
    }

    [Theory]
    [InlineData("a number at the edge of what is usual", "100..149, 200")]
    [InlineData("too few values", "1..20, 9000")]
    [InlineData("a scale of marks", "0*60, 2*20, 10*6")]
    [InlineData("all the same", "7*99, 8000")]
    public void Outliers_NothingUnusual_AreNone(string why, string numbers) => Assert.True(Of(Read(numbers), areLengths: false) is null, why);

    [Fact]
    public void Outliers_SkewedIncome_MeasuresFactors()
    {
        var incomes = Enumerable.Range(0, 200).Select(step => Math.Round(1_000 * Math.Pow(1.02, step))).ToList();

        Assert.Null(Of(incomes, areLengths: false));
        Assert.Equal(1, Of([.. incomes, 1e9], areLengths: false)!.Count);
    }

    [Fact]
    public void Outliers_ShortTexts_AreNone() =>
        Assert.Null(Of([.. Enumerable.Range(100, 60).Select(length => (double)length), 1], areLengths: true));

    [Fact]
    public void Outliers_MoreThanAreKept_SayThatTheyAreEstimated()
    {
        var found = Of([.. Enumerable.Range(100, 1_000).Select(value => (double)value), .. Enumerable.Repeat(1e6, 40)], areLengths: false);

        Assert.Equal((40, true, Extremes.Kept), (found!.Count, found.IsEstimated, found.Found.Count));
    }

    [Fact]
    public void Add_MoreThanAreKept_KeepsTheFarthestAndTheFirstOfEqualOnes()
    {
        var extremes = new Extremes();
        for (var value = 0; value < 1_000; value++)
        {
            extremes.Add(value % 500, Someone with { Id = value.ToString(CultureInfo.InvariantCulture) });
        }

        Assert.Equal(Extremes.Kept, extremes.Highest().Count);
        Assert.Equal(("499", "999", "498"), (extremes.Highest()[0].Key.Id, extremes.Highest()[1].Key.Id, extremes.Highest()[2].Key.Id));
        Assert.Equal(("0", "500", "1"), (extremes.Lowest()[0].Key.Id, extremes.Lowest()[1].Key.Id, extremes.Lowest()[2].Key.Id));
    }

    [Fact]
    public void InOrder_ManyValues_GivesUp()
    {
        var (few, many) = (new ValueCounts(), new ValueCounts());
        for (var value = 0; value <= ValueCounts.MaxValues; value++)
        {
            few.Add((value % 2).ToString(CultureInfo.InvariantCulture));
            many.Add(value.ToString(CultureInfo.InvariantCulture));
        }

        Assert.Equal(["0", "1"], few.InOrder()!.Select(pair => pair.Key));
        Assert.Null(many.InOrder());
    }

    private static Outliers? Of(IReadOnlyList<double> values, bool areLengths)
    {
        var (spread, extremes) = (new NumberSpread(), new Extremes());
        foreach (var (index, value) in values.Index())
        {
            spread.Add(value);
            extremes.Add(value, Someone with { Id = index.ToString(CultureInfo.InvariantCulture) });
        }

        return Outliers.Of(spread, extremes, values.Distinct().Count(), areLengths);
    }

    /// <summary><c>1..3</c> are 1, 2 and 3; <c>5*2</c> is 5 twice.</summary>
    private static List<double> Read(string numbers) => [.. numbers.Split(", ").SelectMany(part => part.Split("..") is [var from, var to]
        ? Enumerable.Range(int.Parse(from, CultureInfo.InvariantCulture), int.Parse(to, CultureInfo.InvariantCulture) - int.Parse(from, CultureInfo.InvariantCulture) + 1).Select(value => (double)value)
        : part.Split('*') is [var value, var times]
            ? Enumerable.Repeat(double.Parse(value, CultureInfo.InvariantCulture), int.Parse(times, CultureInfo.InvariantCulture))
            : [double.Parse(part, CultureInfo.InvariantCulture)])];

    private static ulong HashOf(int value) => TextHash.Of(value.ToString(CultureInfo.InvariantCulture));
}
