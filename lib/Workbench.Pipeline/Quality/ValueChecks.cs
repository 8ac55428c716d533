using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map;

namespace Workbench.Pipeline.Quality;

/// <summary>Checks that look at one value of one field.</summary>
internal sealed class ValueChecks(FindingLog log, DateChecks dates, FieldFates fates)
{
    /// <summary>The longest text that attribute fields of contacts and organizations commonly hold, where the destination states no limit.</summary>
    public const int MaxAttributeCharacters = 255;

    /// <summary>Above this a text is unusual in any helpdesk.</summary>
    public const int MaxTextCharacters = 65_536;

    public void Check(CanonicalRecord record, CanonicalField field)
    {
        if (field.Value.IsEmpty || field.Schema.Role is FieldRole.System or FieldRole.Id)
        {
            return;
        }

        foreach (var code in Codes(record, field.Schema, field.Value))
        {
            log.Add(code, record.Object, field.Schema.Name, record.Key, field.Value.Print());
        }
    }

    private IEnumerable<string> Codes(CanonicalRecord record, FieldSchema schema, FieldValue value) => value switch
    {
        FieldValue.Text text => [.. FormCodes(schema, text.Value), .. SizeCodes(record, schema, text.Value), .. CharacterCodes(text.Value, isHtml: false)],
        FieldValue.Html html => [.. SizeCodes(record, schema, html.Value), .. CharacterCodes(html.Value, isHtml: true)],
        FieldValue.Option option when schema.Options.All(known => known.Id != option.Id) => [QualityCode.OptionDrift],
        FieldValue.Unreadable when schema.Type is FieldType.Choice or FieldType.MultiChoice => [QualityCode.OptionDrift],
        FieldValue.Unreadable => [ReasonCode.UnreadableValue],
        FieldValue.Instant instant => dates.Codes(schema.Role, instant.Value),
        FieldValue.Date date => dates.Codes(schema.Role, new DateTimeOffset(date.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)),
        _ => [],
    };

    /// <summary>Outer spaces are no fault: the connectors take them away.</summary>
    private static IEnumerable<string> FormCodes(FieldSchema schema, string text)
    {
        if (schema.Role == FieldRole.Email || (schema.Role is null && schema.Type == FieldType.Email))
        {
            return EmailAddress.IsWellFormed(text.Trim()) ? [] : [ReasonCode.MalformedEmail];
        }

        if (schema.Role == FieldRole.Phone || (schema.Role is null && schema.Type == FieldType.Phone))
        {
            return PhoneNumber.Normalize(text) is null ? [ReasonCode.MalformedPhone] : [];
        }

        return TextSigns.LooksLikeFormula(text) ? [QualityCode.FormulaLike] : [];
    }

    /// <summary>The destination's own limit, or the common ones where it states none.</summary>
    private IEnumerable<string> SizeCodes(CanonicalRecord record, FieldSchema schema, string text)
    {
        if (fates.Of(record.Object, schema.Name) is { MaxLength: { } most })
        {
            return text.Length > most ? [QualityCode.TooLong] : [];
        }

        return text.Length > MaxTextCharacters ? [QualityCode.LongText]
            : text.Length > MaxAttributeCharacters && schema.IsCustom && record.Key.Kind is Kind.Contact or Kind.Organization ? [QualityCode.LongAttribute]
            : [];
    }

    private static IEnumerable<string> CharacterCodes(string text, bool isHtml)
    {
        if (TextSigns.LooksLikeMojibake(text))
        {
            yield return QualityCode.Mojibake;
        }

        if (TextSigns.HasReplacementCharacter(text))
        {
            yield return QualityCode.ReplacementCharacter;
        }

        if (TextSigns.HasLoneSurrogate(text))
        {
            yield return QualityCode.LoneSurrogate;
        }

        if (TextSigns.HasControlCharacters(text))
        {
            yield return ReasonCode.ControlCharacters;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            yield return QualityCode.NullCharacter;
        }

        if (TextSigns.HasEncodedEntities(text, isHtml))
        {
            yield return QualityCode.EncodedEntities;
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
}
