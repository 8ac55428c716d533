using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <summary>
/// Findings that are not yet a loss and therefore have no <see cref="ReasonCode"/>. Where mapping will note the very same thing on the
/// record, the finding carries the reason code itself, so that both counts can be compared.
/// </summary>
public static class QualityCode
{
    public const string FutureDate = "future-date";
    public const string BeforeCompany = "before-company";
    public const string PlaceholderDate = "placeholder-date";
    public const string ImplausibleDate = "implausible-date";
    public const string DatesOutOfOrder = "dates-out-of-order";
    public const string WholeHoursApart = "whole-hours-apart";
    public const string LocalTimes = "local-times";
    public const string DayAsTime = "day-as-time";
    public const string Mojibake = "mojibake";
    public const string ReplacementCharacter = "replacement-character";
    public const string NullCharacter = "null-character";
    public const string LoneSurrogate = "lone-surrogate";
    public const string EncodedEntities = "encoded-entities";
    public const string BidiControls = "bidi-controls";
    public const string HostileMarkup = "hostile-markup";
    public const string FormulaLike = "formula-like";
    public const string TooLong = "too-long";
    public const string LongAttribute = "long-attribute";
    public const string LongText = "long-text";
    public const string OversizeFile = "oversize-file";
    public const string LengthOutlier = "length-outlier";
    public const string NumberOutlier = "number-outlier";
    public const string OptionDrift = "option-drift";
    public const string SpellingVariants = "spelling-variants";
    public const string UnusualShape = "unusual-shape";
    public const string DatesInText = "dates-in-text";
    public const string NumbersInText = "numbers-in-text";
    public const string YesNoInText = "yes-no-in-text";
    public const string NeverFilled = "never-filled";
    public const string OneValue = "one-value";
    public const string SimilarEmail = "similar-email";
    public const string DuplicatePhone = "duplicate-phone";
    public const string DuplicateName = "duplicate-name";
    public const string NearDuplicate = "near-duplicate";
    public const string NoRequester = "no-requester";
    public const string UnusedOrganization = "unused-organization";
}
