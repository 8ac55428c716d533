using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Quality;

/// <summary>A quality profile as charts.</summary>
internal static class QualityFigures
{
    private const string Records = "deliverables/lists/quality-records.csv";
    private const string Fields = "deliverables/lists/quality-fields.csv";
    private const int HoursOfDay = 24;
    private const int ShownTexts = 8;
    private const int ShownTimes = 4;

    /// <summary>Findings by code, coloured by how much they matter.</summary>
    public static Figure ByCode(QualityProfile profile)
    {
        var codes = profile.Findings
            .GroupBy(finding => finding.Code)
            .Select(group => (Code: group.Key, group.First().Severity, Count: group.Sum(finding => finding.Count)))
            .OrderByDescending(row => row.Count)
            .ThenBy(row => row.Code, StringComparer.Ordinal)
            .ToList();
        return Figure.Bar(
            new FigureLabels("Findings by code", "How often each kind of trouble was found, coloured by how much it matters.", "Finding", "Found"),
            [.. codes.Select(row => row.Code)],
            [.. Enum.GetValues<QualitySeverity>().Reverse()
                .Where(severity => codes.Any(row => row.Severity == severity))
                .Select(severity => new FigureSeries(
                    severity.ToString(),
                    [.. codes.Select(row => row.Severity == severity ? row.Count : (double?)null)],
                    ToneOf(severity)))],
            stacked: true,
            horizontal: true).WithList("deliverables/lists/quality-findings.csv");
    }

    /// <summary>Where findings lie: by object and by what they are about.</summary>
    public static Figure ByObject(QualityProfile profile)
    {
        var families = Enum.GetValues<QualityFamily>();
        var objects = profile.Objects.Where(found => profile.Findings.Any(finding => finding.Object == found.Name)).ToList();
        return Figure.HeatMap(
            new FigureLabels("Where the findings lie", "Findings of each object, by what they are about. Blank cells have none.", "About", "Found"),
            [.. families.Select(family => family.ToString())],
            [.. objects.Select(found => new FigureSeries(found.Label, [.. families.Select(family => Sum(profile, found.Name, family))]))]).WithList(Records);
    }

    /// <summary>How long texts usually are: half of them, and all but one in a hundred.</summary>
    public static Figure Lengths(QualityProfile profile)
    {
        var texts = profile.Objects
            .SelectMany(found => found.Fields.Select(field => (Label: $"{found.Label}: {field.Label}", Field: field)))
            .Where(row => row.Field is { Lengths: not null, Type: FieldType.Html or FieldType.LongText or FieldType.Text, Role: not (FieldRole.System or FieldRole.Id) })
            .OrderByDescending(row => row.Field.Lengths!.Percentile99).ThenBy(row => row.Label, StringComparer.Ordinal).Take(ShownTexts).ToList();
        return Figure.Bar(
            new FigureLabels(
                "How long texts are",
                "Characters that half of the values have at most, and that all but one in a hundred have at most. The longest of each stands in the table above.",
                "Field", "Characters"),
            [.. texts.Select(row => row.Label)],
            [
                new FigureSeries("Median", [.. texts.Select(row => (double?)row.Field.Lengths!.Median)]),
                new FigureSeries("99 % have at most", [.. texts.Select(row => (double?)row.Field.Lengths!.Percentile99)]),
            ],
            horizontal: true).WithList(Fields);
    }

    /// <summary>The hours of the day at which records came about, in percent of each object's records.</summary>
    public static Figure Hours(QualityProfile profile)
    {
        var times = profile.Objects
            .Where(found => found.Kind is Kind.Ticket or Kind.Message or Kind.Task or Kind.Contact or Kind.Call)
            .SelectMany(found => found.Fields.Where(field => field is { Hours: not null, Role: FieldRole.CreatedAt or FieldRole.OccurredAt }).Select(field => (Object: found, Field: field)))
            .OrderByDescending(row => row.Field.Filled).Take(ShownTimes).ToList();
        return Figure.Line(
            new FigureLabels(
                "Hours of the day (UTC)",
                "When records came about, in percent of each field's times; the fields with most of them. A working day that begins at 9 UTC in a company that works elsewhere is a time zone that was lost.",
                "Hour", "Records", "%"),
            [.. Enumerable.Range(0, HoursOfDay).Select(hour => hour.ToString("00", CultureInfo.InvariantCulture))],
            [.. times.Select(row => new FigureSeries($"{row.Object.Label}: {row.Field.Label}", [.. Shares(row.Field.Hours!)]))]).WithList(Fields);
    }

    public static Tone ToneOf(QualitySeverity severity) => severity switch
    {
        QualitySeverity.Problem => Tone.Bad,
        QualitySeverity.Warning => Tone.Warning,
        _ => Tone.Notice,
    };

    private static double? Sum(QualityProfile profile, string name, QualityFamily family) =>
        profile.Findings.Where(finding => finding.Object == name && QualityRule.Of(finding.Code).Family == family).Sum(finding => finding.Count) is > 0 and var sum ? sum : null;

    private static IEnumerable<double?> Shares(IReadOnlyList<long> hours)
    {
        double total = Math.Max(1, hours.Sum());
        return hours.Select(count => (double?)Math.Round(100 * count / total, 1));
    }
}
