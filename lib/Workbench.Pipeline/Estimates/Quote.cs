using Workbench.Core.Records;

namespace Workbench.Pipeline.Estimates;

/// <summary>An estimate with prices.</summary>
/// <param name="Lines">Empty where the account is scoped individually.</param>
/// <param name="Total">Never below the card's minimum; null where the account is scoped individually.</param>
public sealed record Quote(RateCard Rates, MigrationEstimate Estimate, IReadOnlyList<QuoteLine> Lines, decimal? Total)
{
    private const double Gigabyte = 1_000_000_000;

    /// <summary>True where the account is too large for a standard price.</summary>
    public bool IsIndividual => Total is null;

    /// <summary>Prices an estimate.</summary>
    /// <param name="counts">Records by kind.</param>
    /// <param name="individuallyAbove">Records above which no standard price is given.</param>
    public static Quote Of(RateCard rates, MigrationEstimate estimate, Func<Kind, double> counts, long individuallyAbove)
    {
        if (estimate.Records > individuallyAbove)
        {
            return new Quote(rates, estimate, [], null);
        }

        List<QuoteLine> lines =
        [
            .. Enum.GetValues<Kind>()
                .Where(kind => rates.PerRecord.ContainsKey(kind.Print()))
                .Select(kind => new QuoteLine(kind.Print(), Whole(counts(kind)), "records", rates.PerRecord[kind.Print()]))
                .Where(line => line.Quantity > 0),
            new QuoteLine("files", Hundredths(estimate.FileBytes / Gigabyte), "GB", rates.PerGigabyte),
            new QuoteLine("supervised run", Hundredths(estimate.Duration.TotalHours), "hours", rates.PerHour),
        ];
        return new Quote(rates, estimate, lines, Math.Max(rates.Minimum, lines.Sum(line => line.Amount)));
    }

    private static decimal Whole(double count) => Math.Round((decimal)count);

    private static decimal Hundredths(double quantity) => Math.Ceiling((decimal)quantity * 100) / 100;
}

/// <summary>One line of a quote.</summary>
/// <param name="Unit">What the quantity counts.</param>
/// <param name="Price">Price of one.</param>
public sealed record QuoteLine(string What, decimal Quantity, string Unit, decimal Price)
{
    /// <summary>Rounded to hundredths, half away from zero.</summary>
    public decimal Amount => Math.Round(Quantity * Price, 2, MidpointRounding.AwayFromZero);
}
