namespace Workbench.Pipeline.Quality;

/// <content>Dates and times.</content>
public sealed partial record QualityRule
{
    private static Dictionary<string, QualityRule> DateRules() => new()
    {
        [QualityCode.FutureDate] = new(
            QualitySeverity.Warning, QualityFamily.Dates,
            "Something that already happened is dated in the future; {destination} refuses such times or sorts the thread wrongly.",
            "Look at the clock and zone of the mailbox that wrote it; correct the date in the source."),
        [QualityCode.BeforeCompany] = new(
            QualitySeverity.Warning, QualityFamily.Dates,
            "Something is said to have happened before the company existed (parameter companySince): sent as it is, it sorts before everything else.",
            "Correct the date in the source."),
        [QualityCode.PlaceholderDate] = new(
            QualitySeverity.Warning, QualityFamily.Dates,
            "A day that systems write for \"no date\" (0001-01-01, 1899-12-30, 1900-01-01, 1970-01-01, 9999-12-31): sent as if it were one, or refused by {destination}.",
            "Empty the field in the source, or carry it as text in the plan."),
        [QualityCode.ImplausibleDate] = new(
            QualitySeverity.Notice, QualityFamily.Dates,
            "Before 1900 or more than 50 years ahead: sent as it is, {destination} may refuse it.",
            "Correct the date in the source, or carry the field as text in the plan."),
        [QualityCode.DatesOutOfOrder] = new(
            QualitySeverity.Notice, QualityFamily.Dates,
            "Changed, closed or resolved before it was created. Each time is sent as it is; answer times computed from them are wrong.",
            "Look at the records in the source; an import often wrote the time of the import."),
        [QualityCode.WholeHoursApart] = new(
            QualitySeverity.Warning, QualityFamily.Dates,
            "Changed, closed or resolved whole hours before it was created: two clocks in two zones. {destination} shows the one as if it were the other.",
            "Find out in which zone the source writes that field, and say so in the source's settings."),
        [QualityCode.LocalTimes] = new(
            QualitySeverity.Warning, QualityFamily.Dates,
            "If these are local times, everything in {destination} is off by the zone's hours. Where the company's zone has no summer time, this means nothing.",
            "Compare one record with what the source shows on its screen; then set the source's time zone in migration.json and extract again."),
        [QualityCode.DayAsTime] = new(
            QualitySeverity.Notice, QualityFamily.Dates,
            "Nearly all times stand at the same full hour: these are days, stored as times. {destination} shows a time that nobody meant.",
            "Carry the field into a date of the destination in notebook 03."),
    };
}
