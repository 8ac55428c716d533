using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <content>Characters and sizes.</content>
public sealed partial record QualityRule
{
    private static Dictionary<string, QualityRule> TextRules() => new()
    {
        [ReasonCode.ControlCharacters] = Noted(
            ReasonCode.ControlCharacters, QualitySeverity.Notice, QualityFamily.Characters, "Nothing, unless the text is read by machines."),
        [QualityCode.NullCharacter] = new(
            QualitySeverity.Notice, QualityFamily.Characters,
            "A character with the number 0: {destination} cuts or refuses such a text, so it is replaced.",
            "Nothing; look at the program that wrote it."),
        [QualityCode.LoneSurrogate] = new(
            QualitySeverity.Warning, QualityFamily.Characters,
            "Half of a character, left over where a text was cut: it cannot be sent as UTF-8 and arrives as a replacement character.",
            "Correct the text in the source where people will read it."),
        [QualityCode.Mojibake] = new(
            QualitySeverity.Warning, QualityFamily.Characters,
            "Looks like UTF-8 that was once read as Latin-1: carried as it stands, never repaired by guess.",
            "Correct the text in the source where people will read it."),
        [QualityCode.ReplacementCharacter] = new(
            QualitySeverity.Warning, QualityFamily.Characters,
            "A character was lost long ago and a replacement character stands in: carried as it stands.",
            "Correct the text in the source where people will read it."),
        [QualityCode.EncodedEntities] = new(
            QualitySeverity.Notice, QualityFamily.Characters,
            "HTML that was encoded once too often: people see &amp; or &nbsp; instead of the character. Carried as it stands.",
            "Correct the text in the source where people will read it; article and macro texts are worth it."),
        [QualityCode.BidiControls] = new(
            QualitySeverity.Notice, QualityFamily.Characters,
            "Characters that reverse the direction of text are carried; they can disguise names of files and links.",
            "Look at the record before it is loaded."),
        [QualityCode.HostileMarkup] = new(
            QualitySeverity.Notice, QualityFamily.Characters,
            "Scripts, event handlers and frames are never shown in a notebook; {destination} receives sanitised HTML or plain text.",
            "Nothing; look at the record where you did not expect mail from outside."),
        [QualityCode.FormulaLike] = new(
            QualitySeverity.Notice, QualityFamily.Characters,
            "A spreadsheet would run it as a formula: neutralised in every list made for people, sent verbatim.",
            "Nothing, unless the destination's own export is opened in a spreadsheet."),
        [QualityCode.TooLong] = new(
            QualitySeverity.Warning, QualityFamily.Size,
            "{destination} keeps {limit} characters here: what is longer is cut or carried elsewhere, and the whole text is listed.",
            "Send the field to a longer place in notebook 03, cut it in the plan, or shorten the text in the source."),
        [QualityCode.LongAttribute] = new(
            QualitySeverity.Warning, QualityFamily.Size,
            $"Longer than {ValueChecks.MaxAttributeCharacters} characters: where {{destination}} keeps it as an attribute it is cut, and the whole text is listed.",
            "Carry the field as a note in the plan, or shorten the text in the source."),
        [QualityCode.LongText] = new(
            QualitySeverity.Warning, QualityFamily.Size,
            $"Longer than {ValueChecks.MaxTextCharacters:N0} characters: a destination with a smaller limit cuts it, and the whole text is listed.",
            "Look at the record: such texts are mostly pasted logs that belong into a file."),
        [QualityCode.LengthOutlier] = new(
            QualitySeverity.Notice, QualityFamily.Size,
            "Far longer than the others of its field. It arrives like them, unless a limit is named beside it.",
            "Look at the longest: pasted logs, or several values in one field."),
    };
}
