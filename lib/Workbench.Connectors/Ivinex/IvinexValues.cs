using System.Globalization;
using Workbench.Connectors.Kit;
using Workbench.Core.Records;
using Workbench.Core.Schema;

namespace Workbench.Connectors.Ivinex;

/// <summary>Decodes one value. Everything arrives as text; "0" means "none" where an id is meant, and a real zero in a number.</summary>
internal sealed class IvinexValues(AccountZone zone, SchemaIndex schema)
{
    private const string None = "0";
    private const string Unchosen = "(please select)";

    /// <summary>The value in canonical form; what does not fit the field's type is kept verbatim as unreadable.</summary>
    public FieldValue Read(FieldSchema field, string raw)
    {
        if (raw.Length == 0)
        {
            return FieldValue.Empty.Value;
        }

        return field.Type switch
        {
            FieldType.Html => new FieldValue.Html(raw),
            FieldType.Number => Number(raw),
            FieldType.Boolean => Boolean(raw),
            FieldType.Date => Day(raw),
            FieldType.Instant => Instant(raw),
            FieldType.Choice or FieldType.MultiChoice => Choice(field, raw),
            FieldType.Agent => Agent(raw),
            FieldType.Link or FieldType.Links => Links(field, raw),
            _ => new FieldValue.Text(raw),
        };
    }

    private static FieldValue Number(string raw) =>
        decimal.TryParse(raw, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new FieldValue.Number(number)
            : new FieldValue.Unreadable(raw, "not a number");

    private static FieldValue Boolean(string raw) => raw switch
    {
        "true" or "1" => new FieldValue.Boolean(true),
        "false" or None => new FieldValue.Boolean(false),
        _ => new FieldValue.Unreadable(raw, "neither true nor false"),
    };

    private static FieldValue Day(string raw)
    {
        const string midnight = " 00:00:00";
        var day = raw.EndsWith(midnight, StringComparison.Ordinal) ? raw[..^midnight.Length] : raw;
        return IsZeroDate(raw) ? FieldValue.Empty.Value
            : DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? new FieldValue.Date(date)
                : new FieldValue.Unreadable(raw, "not a calendar day");
    }

    private static FieldValue Choice(FieldSchema field, string raw)
    {
        if (raw == None)
        {
            return FieldValue.Empty.Value;
        }

        var option = field.Options.FirstOrDefault(option => option.Id == raw);
        return option switch
        {
            null => new FieldValue.Unreadable(raw, "no option of the field has this id"),
            _ when option.Label.Trim().Equals(Unchosen, StringComparison.OrdinalIgnoreCase) => FieldValue.Empty.Value,
            _ => new FieldValue.Option(option.Id, option.Label),
        };
    }

    private static bool IsZeroDate(string raw) => raw is "0000-00-00" or "0000-00-00 00:00:00";

    private FieldValue Instant(string raw) => IsZeroDate(raw) ? FieldValue.Empty.Value
        : zone.TryRead(raw, out var instant) ? new FieldValue.Instant(instant)
        : new FieldValue.Unreadable(raw, "not a date and time");

    private FieldValue Agent(string raw) => raw == None ? FieldValue.Empty.Value
        : schema.Agent(raw) is { } agent ? new FieldValue.Agent(agent.Id, agent.Email, agent.Name)
        : new FieldValue.Agent(raw, "", "");

    // The bare id names no tab: without a target in the field's definition it stays what it is, a text.
    private FieldValue Links(FieldSchema field, string raw)
    {
        var ids = raw.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(id => id != None).Distinct().ToList();
        return ids.Count == 0 ? FieldValue.Empty.Value
            : field.LinkedObject is null ? new FieldValue.Text(raw)
            : new FieldValue.References([.. ids.Select(id => schema.Key(field.LinkedObject, id))]);
    }
}
