using Workbench.Core.Records;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Discover;

/// <summary>How well an account of this size fits the route: our grade, and the project time by the page's rules.</summary>
/// <param name="Records">Records that discovery counted.</param>
/// <param name="Weeks">The page's project duration for an account of this size.</param>
public sealed record AccountGrade(long Records, string Weeks, string Grade, string GradeRule)
{
    private static readonly Dictionary<string, long> NoBounds = [];

    /// <summary>Grades a discovery.</summary>
    public static AccountGrade From(Discovery discovery, Route route)
    {
        var records = discovery.Source.Objects.Sum(found => found.Count ?? 0);
        var (grade, rule) = GradeOf(discovery, route);
        return new AccountGrade(records, WeeksOf(discovery, route, records), grade, rule);
    }

    private static string WeeksOf(Discovery discovery, Route route, long records)
    {
        if (route.Page is not { } page || records > route.IndividuallyScopedAbove)
        {
            return "scoped individually";
        }

        return page.TimelineRules.FirstOrDefault(rule => Applies(rule, discovery, records))?.Weeks ?? page.Timeline.Replace(" weeks", "", StringComparison.Ordinal);
    }

    private static bool Applies(TimelineRule rule, Discovery discovery, long records)
    {
        return (rule.AtMost ?? NoBounds).All(bound => Count(bound.Key) <= bound.Value)
            && (rule.AtLeast is null || rule.AtLeast.Any(bound => Count(bound.Key) >= bound.Value));

        long Count(string what) => what switch
        {
            "record" => records,
            "custom-field" => discovery.Source.Objects.Sum(found => found.Fields.Count(field => field.IsCustom)),
            "legacy-field" => discovery.Findings.Where(finding => finding.Code.Contains("legacy", StringComparison.Ordinal)).Sum(finding => finding.Affected ?? 0),
            _ => discovery.Source.Objects.Where(found => found.Kind?.Print() == what).Sum(found => found.Count ?? 0),
        };
    }

    /// <summary>Our own grade: A where every row arrives as data, one step down for each quarter of rows that does not, one for blocking findings.</summary>
    private static (string Grade, string Rule) GradeOf(Discovery discovery, Route route)
    {
        var asData = route.Objects.Count(row => row.Arrival == Arrival.Data);
        var share = (double)asData / route.Objects.Count;
        var steps = (share < 1 ? 1 : 0) + (share < 0.75 ? 1 : 0) + (share < 0.5 ? 1 : 0)
            + (discovery.Findings.Any(finding => finding.State == Core.Connectors.FindingState.Blocks) ? 1 : 0);
        return ("ABCDE"[steps].ToString(), $"{asData} of {route.Objects.Count} rows arrive as data; A for all, one step down below 100 %, 75 % and 50 %, one for a blocking finding.");
    }
}
