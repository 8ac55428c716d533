using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;

namespace Workbench.Pipeline.Estimates;

/// <summary>Prices, as a file of <c>data/rates</c> states them.</summary>
/// <param name="Name">What people read, with the period it holds for.</param>
/// <param name="Currency">Three letters, for example <c>EUR</c>.</param>
/// <param name="Minimum">The least that is charged.</param>
/// <param name="PerRecord">Price of one record by kind; a kind that is missing costs nothing.</param>
/// <param name="PerGigabyte">Price of 1,000,000,000 bytes of files.</param>
/// <param name="PerHour">Price of each hour that calls run and somebody looks after them.</param>
public sealed record RateCard(
    string Name, string Currency, decimal Minimum, IReadOnlyDictionary<string, decimal> PerRecord, decimal PerGigabyte, decimal PerHour)
{
    private const string Form = "Look at data/rates/standard.json for its form.";

    /// <summary>The card that is used where nobody names one. Its prices are invented.</summary>
    public static RateCard Standard()
    {
        const string name = "rates/standard.json";
        using var stream = typeof(RateCard).Assembly.GetManifestResourceStream(name)!;
        return Require(JsonSerializer.Deserialize<RateCard>(stream, CanonicalJson.Options), name);
    }

    /// <summary>Reads a rate card.</summary>
    /// <exception cref="PlanException">The file is missing, is no rate card, or names a kind that does not exist.</exception>
    public static async Task<RateCard> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return Require(JsonSerializer.Deserialize<RateCard>(await File.ReadAllTextAsync(path, cancellation), CanonicalJson.Options), path);
        }
        catch (Exception fault) when (fault is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new PlanException($"The rate card {path} cannot be read: {fault.Message} {Form}");
        }
    }

    private static RateCard Require(RateCard? card, string path)
    {
        if (card is not { Name.Length: > 0, Currency.Length: 3, PerRecord: not null })
        {
            throw new PlanException($"The rate card {path} lacks name, currency (three letters) or perRecord. {Form}");
        }

        if (card.PerRecord.Keys.FirstOrDefault(kind => !KindName.TryParse(kind, out _)) is { } unknown)
        {
            throw new PlanException($"The rate card {path} has a price for '{unknown}', which is no kind of record. Correct the word, for example to 'ticket'.");
        }

        return card.Minimum < 0 || card.PerGigabyte < 0 || card.PerHour < 0 || card.PerRecord.Values.Any(price => price < 0)
            ? throw new PlanException($"The rate card {path} has a negative price. Correct it.")
            : card;
    }
}
