using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <summary>
/// Findings that are not yet a loss and therefore have no <see cref="ReasonCode"/>. Where mapping will note the very same thing on the
/// record, the finding carries the reason code itself, so that both counts can be compared.
/// </summary>
public static class QualityCode
{
    public const string FutureDate = "future-date";
    public const string ImplausibleDate = "implausible-date";
    public const string Mojibake = "mojibake";
    public const string BidiControls = "bidi-controls";
    public const string LongAttribute = "long-attribute";
    public const string LongText = "long-text";
    public const string OptionDrift = "option-drift";
    public const string HostileMarkup = "hostile-markup";
    public const string FormulaLike = "formula-like";
    public const string OversizeFile = "oversize-file";
}
