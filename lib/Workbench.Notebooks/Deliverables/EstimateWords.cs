using System.Globalization;
using System.Text.Json;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Notebooks.Displays;
using Workbench.Pipeline.Estimates;

namespace Workbench.Notebooks.Deliverables;

/// <summary>Says an estimate in words that people read.</summary>
internal static class EstimateWords
{
    private const int MostDrivers = 3;

    /// <summary>The duration with its range.</summary>
    public static string Range(MigrationEstimate estimate) =>
        $"{ValueText.Duration(estimate.Duration)} ({ValueText.Duration(estimate.Shortest)} to {ValueText.Duration(estimate.Longest)})";

    /// <summary>What holds the calls up.</summary>
    public static string Limit(string? limit) => limit ?? "the time that answers take";

    /// <summary>The largest parts of the duration, for example <c>load of messages 62 %</c>.</summary>
    public static string Drivers(MigrationEstimate estimate) => string.Join(", ", estimate.Drivers.Take(MostDrivers)
        .Select(driver => string.Create(CultureInfo.InvariantCulture, $"{Driver(driver)} {driver.Share * 100:0} %")));

    public static string Driver(CostDriver driver) => driver.Kind is { } kind ? $"{driver.Step} of {kind.Print()}s" : $"{driver.Step}, whole account";

    /// <summary>Every assumption with its value.</summary>
    public static IEnumerable<(string Name, string Value)> Assumed(MigrationEstimate estimate)
    {
        yield return ("kinds whose number is assumed", string.Join(", ", estimate.Assumed.Select(kind => kind.Print())));
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(CanonicalJson.Write(estimate.Assumptions), CanonicalJson.Options)!)
        {
            yield return (name, value.ToString());
        }
    }

    /// <summary>What a quote comes to.</summary>
    public static string Total(Quote quote) => quote.Total is { } total
        ? string.Create(CultureInfo.InvariantCulture, $"Quote: {total:N2} {quote.Rates.Currency}{(total == quote.Rates.Minimum ? ", the minimum" : "")} ({quote.Rates.Name})")
        : string.Create(CultureInfo.InvariantCulture, $"Scoped individually: {quote.Estimate.Records:N0} records are more than a standard price covers");
}
