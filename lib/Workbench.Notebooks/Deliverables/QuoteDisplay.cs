using System.Globalization;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Estimates;

namespace Workbench.Notebooks.Deliverables;

/// <summary>A quote as a notebook shows it: prices, what they rest on, and what is assumed.</summary>
internal static class QuoteDisplay
{
    public static DisplayStack Of(Quote quote) => new(Prices(quote), Basis(quote.Estimate), Assumptions(quote.Estimate));

    /// <summary>What the estimate rests on and nobody has counted.</summary>
    public static Table Assumptions(MigrationEstimate estimate) =>
        Table.Of(EstimateWords.Assumed(estimate))
            .Text("Assumption", row => row.Name)
            .Text("Value", row => row.Value)
            .Caption($"Assumptions; a person who knows better writes {Pipeline.Estimates.Assumptions.FileName} into the migration folder").MaxRows(40).Build();

    private static Table Prices(Quote quote) =>
        Table.Of(quote.Lines)
            .Text("What", line => line.What)
            .Decimal("Quantity", line => line.Quantity)
            .Text("Unit", line => line.Unit)
            .Text($"Price ({quote.Rates.Currency})", line => line.Price.ToString(CultureInfo.InvariantCulture))
            .Decimal($"Amount ({quote.Rates.Currency})", line => line.Amount)
            .Caption(EstimateWords.Total(quote)).Build();

    private static KeyFacts Basis(MigrationEstimate estimate) => new(
        [
            new KeyFact("Duration", EstimateWords.Range(estimate)),
            new KeyFact("Decided by", EstimateWords.Limit(estimate.Limit)),
            new KeyFact("Makes it long", EstimateWords.Drivers(estimate)),
            new KeyFact("Estimate", estimate.Hash()),
        ],
        "What it rests on");
}
