using System.Globalization;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Checking;

/// <summary>A value of the sample stands on the record: in the field of its label, or as a line that names the label.</summary>
internal sealed class ValuePairs(SourceTruth truth, ISourceSide source, PairReport report)
{
    private const string PleaseSelect = "(please select)";

    public void Compare(string key, SampleField field, string? raw, FoundRecord found)
    {
        var wanted = source.Value(field, raw);
        if (string.IsNullOrEmpty(wanted) || wanted == PleaseSelect)
        {
            return;
        }

        // A label that the destination has already is told apart by something around it.
        var shown = found.Fields.Where(pair => pair.Value.Length > 0 && pair.Key.Contains(field.Label, StringComparison.Ordinal)).Select(pair => pair.Value).ToList();
        var holds = shown.Any(value => Same(field, wanted, value)) || IsLine(field, wanted, found.Text)
            || (field.Type == SampleFieldType.Link && found.Text.Contains(wanted, StringComparison.Ordinal));
        report.Require(holds, "value", key, $"{field.Label}: wanted '{wanted}', found '{string.Join("', '", shown)}' on {found.Place}");
        report.Count("value");
    }

    public void Compare(string key, string label, string? wanted, FoundRecord found) =>
        Compare(key, new SampleField(SampleFieldOwner.Ticket, label, SampleFieldType.Text, []), wanted, found);

    private bool Same(SampleField field, string wanted, string shown) => field.Type switch
    {
        SampleFieldType.Number or SampleFieldType.Currency => Number(shown) == Number(wanted),
        SampleFieldType.Checkbox => shown.Equals(wanted, StringComparison.OrdinalIgnoreCase) || shown is "Yes" == (wanted == "true") && shown is "Yes" or "No",
        SampleFieldType.Date => shown.Contains(wanted, StringComparison.Ordinal) || shown == SecondsOf(wanted),
        SampleFieldType.Agent => truth.Agent(wanted) is { } agent && Names(shown, agent),
        _ => Words.OfText(shown).Equals(Words.OfText(wanted), StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The label, and the value within a few words of it.</summary>
    private bool IsLine(SampleField field, string wanted, string text)
    {
        var label = Words.OfText(field.Label);
        for (var at = text.IndexOf(label, StringComparison.Ordinal); at >= 0; at = text.IndexOf(label, at + 1, StringComparison.Ordinal))
        {
            var rest = text[(at + label.Length)..];
            var near = rest[..Math.Min(rest.Length, Words.OfText(wanted).Length + 80)];
            if (Near(field, wanted, near))
            {
                return true;
            }
        }

        return false;
    }

    private bool Near(SampleField field, string wanted, string near) => field.Type switch
    {
        SampleFieldType.Number or SampleFieldType.Currency => near.Split(' ', ':', ';').Any(word => Number(word.Trim(',', '.')) == Number(wanted)),
        SampleFieldType.Agent => truth.Agent(wanted) is { } agent && Names(near, agent),
        _ => near.Contains(Words.OfText(wanted), StringComparison.OrdinalIgnoreCase),
    };

    private static bool Names(string text, SampleAgent agent) =>
        text.Contains(agent.Name, StringComparison.Ordinal) || (agent.Email is { } email && text.Contains(email, StringComparison.OrdinalIgnoreCase));

    /// <summary>A day as the seconds in which some vendors keep it; null where the text is no day.</summary>
    private static string? SecondsOf(string day) =>
        DateTimeOffset.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var midnight)
            ? midnight.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
            : null;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
