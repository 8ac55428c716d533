using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Pipeline.Estimates;

namespace Workbench.Pipeline.Tests.Estimates;

public sealed class QuoteTests : IDisposable
{
    private const long Individually = 2_000_000;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("quote-tests-");

    private static RateCard Card { get; } = new("Test", "EUR", 100, new Dictionary<string, decimal> { ["ticket"] = 0.5m, ["article"] = 2 }, 4, 60);

    [Fact]
    public void Of_KindsWithAPrice_AreLinesAndAddUp()
    {
        var quote = Quote.Of(Card, Estimate(records: 1_000), kind => kind == Kind.Ticket ? 1_000 : 0, Individually);

        Assert.Equal([500m, 8m, 120m], quote.Lines.Select(line => line.Amount));
        Assert.Equal(628m, quote.Total);
    }

    [Fact]
    public void Of_LittleWork_CostsTheMinimum() =>
        Assert.Equal(628m, Quote.Of(Card with { Minimum = 628 }, Estimate(records: 10), kind => kind == Kind.Ticket ? 10 : 0, Individually).Total);

    [Fact]
    public void Of_MoreThanTwoMillionRecords_IsScopedIndividually()
    {
        var quote = Quote.Of(Card, Estimate(records: Individually + 1), _ => 1, Individually);

        Assert.True(quote.IsIndividual);
        Assert.Empty(quote.Lines);
    }

    [Fact]
    public void Standard_Card_IsRead() => Assert.Equal("EUR", RateCard.Standard().Currency);

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("""{"name":"x","currency":"EUR"}""", "lacks")]
    [InlineData("""{"name":"x","currency":"EUR","perRecord":{"tikcet":1}}""", "'tikcet'")]
    [InlineData("""{"name":"x","currency":"EUR","minimum":-1,"perRecord":{}}""", "negative")]
    public async Task ReadAsync_BadCard_SaysWhatIsWrong(string json, string words)
    {
        var path = Path.Combine(folder.FullName, "rates.json");
        await File.WriteAllTextAsync(path, json, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<PlanException>(() => RateCard.ReadAsync(path, TestContext.Current.CancellationToken));

        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Two hours and two gigabytes.</summary>
    private static MigrationEstimate Estimate(double records) => new(
        "here-there", records, 2e9, [new EstimatedStep(StepNames.Load, 0, 1, 1, 2e9, TimeSpan.FromHours(2), null, [])],
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), null, [], new Assumptions());
}
