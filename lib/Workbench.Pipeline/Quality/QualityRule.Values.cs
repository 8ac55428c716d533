using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <content>Values that are unlike others, and fields that nobody uses.</content>
public sealed partial record QualityRule
{
    private static Dictionary<string, QualityRule> ValueRules() => new()
    {
        [ReasonCode.UnreadableValue] = Noted(
            ReasonCode.UnreadableValue, QualitySeverity.Problem, QualityFamily.Values, "Correct the value in the source, or carry the field as text in the plan."),
        [QualityCode.OptionDrift] = new(
            QualitySeverity.Problem, QualityFamily.Values,
            "The stored choice is none of the field's options any more; its label is lost, so no value map can catch it.",
            "Add the option again in the source, give the records a current one, or carry the field as text in the plan."),
        [QualityCode.SpellingVariants] = new(
            QualitySeverity.Notice, QualityFamily.Values,
            "One value in several spellings (case, spaces, accents): {destination} keeps each as a value of its own.",
            "Map them to the most frequent spelling."),
        [QualityCode.UnusualShape] = new(
            QualitySeverity.Notice, QualityFamily.Values,
            "Nearly all values have one shape and these do not. They are sent as they are.",
            "Look at the list; typing errors are corrected in the source."),
        [QualityCode.NumberOutlier] = new(
            QualitySeverity.Notice, QualityFamily.Values,
            "Far outside of what is usual in the field. Sent as it is; averages in reports of {destination} follow it.",
            "Look at the farthest: a digit too many, or another unit."),
        [QualityCode.DatesInText] = new(
            QualitySeverity.Notice, QualityFamily.Values,
            "Dates in a text field: they arrive as text, by which nobody can sort or filter.",
            "Read them as dates."),
        [QualityCode.NumbersInText] = new(
            QualitySeverity.Notice, QualityFamily.Values,
            "Numbers in a text field: they arrive as text, with which nobody can reckon.",
            "Read them as numbers."),
        [QualityCode.YesNoInText] = new(
            QualitySeverity.Notice, QualityFamily.Values,
            "Words for yes and no in a text field: they arrive as words.",
            "Read them as yes and no."),
        [QualityCode.NeverFilled] = new(
            QualitySeverity.Notice, QualityFamily.Completeness,
            "No record has a value. Where a field is created for it in {destination}, it stays empty.",
            "Leave the field behind."),
        [QualityCode.OneValue] = new(
            QualitySeverity.Notice, QualityFamily.Completeness,
            "Every record has the same value, which tells nobody anything.",
            "Ask what it is for; leave the field behind in notebook 03 if nobody knows."),
    };
}
