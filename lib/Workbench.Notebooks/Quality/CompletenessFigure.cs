using Workbench.Core.Schema;
using Workbench.Notebooks.Figures;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Quality;

/// <summary>How full the standard fields are that most objects share, in percent; blank where an object has no such field.</summary>
internal static class CompletenessFigure
{
    private const int MaxFields = 12;

    public static Figure Of(QualityProfile profile)
    {
        var roles = Roles(profile);
        return Figure.HeatMap(
            new FigureLabels(
                "Completeness", "Share of records in which a field is filled. Low shares are fields nobody uses, or data that never arrived.", "Field", "Filled", "%"),
            roles,
            [.. profile.Objects.Select(found => new FigureSeries(found.Label, [.. roles.Select(role => Percent(found, role))]))])
            .WithList("deliverables/lists/quality-fields.csv");
    }

    /// <summary>The roles that most objects have; equal ones in the order in which they are met.</summary>
    public static IReadOnlyList<string> Roles(QualityProfile profile) =>
        [.. profile.Objects
            .SelectMany(found => found.Fields.Select(field => field.Role).OfType<string>().Distinct())
            .Where(role => role is not (FieldRole.Id or FieldRole.System))
            .GroupBy(role => role)
            .OrderByDescending(group => group.Count())
            .Take(MaxFields)
            .Select(group => group.Key)];

    /// <summary>Share of the object's records in which the field of that role is filled; null where it has none.</summary>
    public static double? Percent(ObjectProfile found, string role) =>
        found.Fields.FirstOrDefault(field => field.Role == role) is { Records: > 0 } field
            ? Math.Round(100.0 * field.Filled / field.Records, 1)
            : null;
}
