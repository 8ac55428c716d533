using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>Compares a custom value of the sample with what an attribute holds.</summary>
internal sealed class ValueCheck(SourceTruth truth, CheckReport report)
{
    private const string PleaseSelect = "(please select)";

    public void Compare(string record, SampleField field, string? wanted, JsonNode? found)
    {
        if (string.IsNullOrEmpty(wanted) || wanted == PleaseSelect)
        {
            Nothing(record, field, wanted, found);
            return;
        }

        var holds = found is not null && field.Type switch
        {
            SampleFieldType.Number or SampleFieldType.Currency => Decimal(found.ToString()) == Decimal(wanted),
            SampleFieldType.Checkbox => found.ToString() == wanted,
            SampleFieldType.Date => IsDay(found, DateOnly.Parse(wanted, CultureInfo.InvariantCulture)),
            SampleFieldType.Agent => truth.Agent(wanted) is { } agent && found.ToString().Contains(agent.Email ?? agent.Name, StringComparison.OrdinalIgnoreCase),
            _ => Words.OfText(found.ToString()) == Words.OfText(wanted),
        };
        report.Require(holds, "value", record, $"{field.Label}: wanted '{wanted}', found '{found}'");
    }

    public void Day(string record, string label, DateOnly? wanted, JsonNode? found) => report.Require(
        wanted is { } day ? found is not null && IsDay(found, day) : found is null, "value", record, $"{label}: wanted '{wanted:O}', found '{found}'");

    private void Nothing(string record, SampleField field, string? wanted, JsonNode? found)
    {
        if (wanted == PleaseSelect)
        {
            report.Allow(AllowedLoss.NothingChosen);
        }

        var isZero = field.Type is SampleFieldType.Number or SampleFieldType.Currency && found is not null && Decimal(found.ToString()) == 0;
        if (isZero)
        {
            report.Allow(AllowedLoss.ZeroForNothing);
        }

        report.Require(
            isZero || found is null || found.ToString() is "" or PleaseSelect || (field.Type == SampleFieldType.Checkbox && found.ToString() == "false"),
            "value", record, $"{field.Label}: wanted nothing, found '{found}'");
    }

    private static decimal? Decimal(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsDay(JsonNode found, DateOnly day) =>
        long.TryParse(found.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var second)
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(second).UtcDateTime) == day
            : found.ToString().StartsWith(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
