using Workbench.Core.Verifying;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Quality;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Charts;

/// <summary>Completeness before and after: how full a field was in the source, and how often its value stands in the destination as it was.</summary>
internal static class ArrivalFigure
{
    private const string Explanation =
        "Before: share of records in which the field is filled. After: share whose value, filled or empty, stands in the destination as it was or as the plan changes it.";

    /// <param name="profile">The source as it was profiled; null where it was not, and the chart says so.</param>
    /// <param name="verdicts">What became of every field, an empty one included.</param>
    public static Figure Of(QualityProfile? profile, IReadOnlyList<VerdictCount> verdicts)
    {
        var roles = profile is null ? [] : CompletenessFigure.Roles(profile);
        var judged = verdicts.ToLookup(count => (count.Object, count.Field));
        var objects = (profile?.Objects ?? []).Where(found => roles.Any(role => Arrived(found, role, judged) is not null));
        return Figure.HeatMap(
            new FigureLabels(
                "Completeness before and after",
                profile is null ? "The records were not profiled. Run notebook 02-data-quality first, and this cell again." : Explanation,
                "Field",
                "Share of records",
                "%"),
            roles,
            [.. objects.SelectMany(found => new[]
            {
                new FigureSeries($"{found.Label}, before", [.. roles.Select(role => CompletenessFigure.Percent(found, role))]),
                new FigureSeries($"{found.Label}, after", [.. roles.Select(role => Arrived(found, role, judged))]),
            })]).WithList("deliverables/lists/verdicts.csv");
    }

    private static double? Arrived(ObjectProfile found, string role, ILookup<(string Object, string Field), VerdictCount> judged)
    {
        if (found.Fields.FirstOrDefault(field => field.Role == role) is not { } field)
        {
            return null;
        }

        var counts = judged[(found.Name, field.Name)].ToList();
        var all = counts.Sum(count => count.Fields);
        var arrived = counts.Where(count => count.Class is VerdictClass.Equal or VerdictClass.EqualAfterTransform).Sum(count => count.Fields);
        return all == 0 ? null : Math.Round(100.0 * arrived / all, 1);
    }
}
