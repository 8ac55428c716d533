using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Quality;

/// <summary>Checks that look at one value of one field.</summary>
internal sealed class ValueChecks(FindingLog log, DateTimeOffset now)
{
    /// <summary>The longest text that attribute fields of contacts and organizations commonly hold.</summary>
    public const int MaxAttributeCharacters = 255;

    /// <summary>Above this a text is unusual in any helpdesk.</summary>
    public const int MaxTextCharacters = 65_536;

    private static readonly DateTimeOffset FirstPlausible = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Clocks of mail servers may be ahead, and a day without zone may be tomorrow already.</summary>
    private readonly DateTimeOffset future = now.AddDays(1);
    private readonly DateTimeOffset lastPlausible = now.AddYears(50);

    public void Check(CanonicalRecord record, CanonicalField field)
    {
        if (field.Value.IsEmpty || field.Schema.Role is FieldRole.System or FieldRole.Id)
        {
            return;
        }

        foreach (var code in Codes(record.Key.Kind, field.Schema, field.Value))
        {
            log.Add(code, record.Object, field.Schema.Name, record.Key, field.Value.Print());
        }
    }

    private IEnumerable<string> Codes(Kind kind, FieldSchema schema, FieldValue value) => value switch
    {
        FieldValue.Text text => [.. FormCodes(schema, text.Value), .. TextCodes(kind, schema, text.Value)],
        FieldValue.Html html => TextCodes(kind, schema, html.Value),
        FieldValue.Option option when schema.Options.All(known => known.Id != option.Id) => [QualityCode.OptionDrift],
        FieldValue.Unreadable when schema.Type is FieldType.Choice or FieldType.MultiChoice => [QualityCode.OptionDrift],
        FieldValue.Unreadable => [ReasonCode.UnreadableValue],
        FieldValue.Instant instant => DateCodes(schema, instant.Value),
        FieldValue.Date date => DateCodes(schema, new DateTimeOffset(date.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)),
        _ => [],
    };

    private static IEnumerable<string> FormCodes(FieldSchema schema, string text)
    {
        if (schema.Role == FieldRole.Email || (schema.Role is null && schema.Type == FieldType.Email))
        {
            return EmailAddress.IsWellFormed(text) ? [] : [ReasonCode.MalformedEmail];
        }

        if (schema.Role == FieldRole.Phone || (schema.Role is null && schema.Type == FieldType.Phone))
        {
            return PhoneNumber.Normalize(text) is null ? [ReasonCode.MalformedPhone] : [];
        }

        return TextSigns.LooksLikeFormula(text) ? [QualityCode.FormulaLike] : [];
    }

    private static IEnumerable<string> TextCodes(Kind kind, FieldSchema schema, string text)
    {
        if (text.Length > MaxTextCharacters)
        {
            yield return QualityCode.LongText;
        }
        else if (text.Length > MaxAttributeCharacters && schema.IsCustom && kind is Kind.Contact or Kind.Organization)
        {
            yield return QualityCode.LongAttribute;
        }

        if (TextSigns.LooksLikeMojibake(text))
        {
            yield return QualityCode.Mojibake;
        }

        if (TextSigns.HasControlCharacters(text))
        {
            yield return ReasonCode.ControlCharacters;
        }

        if (TextSigns.HasBidiControls(text))
        {
            yield return QualityCode.BidiControls;
        }

        if (TextSigns.HasHostileMarkup(text))
        {
            yield return QualityCode.HostileMarkup;
        }
    }

    /// <summary>Only times of what has already happened can be in the future by mistake; a due date is meant to be.</summary>
    private IEnumerable<string> DateCodes(FieldSchema schema, DateTimeOffset at)
    {
        if (schema.Role is FieldRole.CreatedAt or FieldRole.ModifiedAt or FieldRole.OccurredAt && at > future)
        {
            return [QualityCode.FutureDate];
        }

        return at < FirstPlausible || at > lastPlausible ? [QualityCode.ImplausibleDate] : [];
    }
}
