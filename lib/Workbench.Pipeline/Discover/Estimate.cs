using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Routes;

namespace Workbench.Pipeline.Discover;

/// <summary>What the migration will take, from counts alone. All requests are counted, no records are read.</summary>
/// <param name="Requests">Calls to the destination.</param>
/// <param name="AtBest">Duration if the whole quota is used; null where the vendor states none.</param>
/// <param name="Weeks">The page's project duration for an account of this size.</param>
public sealed record Estimate(long Records, long Requests, TimeSpan? AtBest, string Weeks, string Grade, string GradeRule)
{
    private static readonly Dictionary<string, long> NoBounds = [];

    /// <summary>Estimates from a discovery.</summary>
    /// <param name="requestsPerSecond">The destination's quota; null where unknown.</param>
    public static Estimate From(Discovery discovery, Route route, double? requestsPerSecond)
    {
        var counts = discovery.Source.Objects.Where(found => found.Kind is not null).ToLookup(found => found.Kind!.Value, found => found.Count ?? 0);
        long Of(Kind kind) => counts[kind].Sum();
        var records = discovery.Source.Objects.Sum(found => found.Count ?? 0);

        // Writes: company 1, contact 2 (create, attach), ticket 3 (create, finish, tag), task 2, message 1, custom record 2; and one read-back
        // per thread, contact, company and custom record.
        var writes = Of(Kind.Organization) + (2 * Of(Kind.Contact)) + (3 * Of(Kind.Ticket)) + (2 * Of(Kind.Task)) + Of(Kind.Message) + (2 * Of(Kind.CustomRecord));
        var reads = Of(Kind.Organization) + Of(Kind.Contact) + Of(Kind.Ticket) + Of(Kind.Task) + Of(Kind.CustomRecord);
        var (grade, rule) = GradeOf(discovery, route);
        return new Estimate(
            records,
            writes + reads,
            requestsPerSecond is > 0 ? TimeSpan.FromSeconds((writes + reads) / requestsPerSecond.Value) : null,
            WeeksOf(discovery, route, records),
            grade,
            rule);
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
