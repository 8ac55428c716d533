using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Figures;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Quality;

/// <summary>A quality profile as facts, tables and a chart.</summary>
internal static class QualityDisplays
{
    public static KeyFacts Facts(QualityProfile profile) => new(
        [
            new KeyFact("Records read", ValueText.Whole(profile.Records)),
            new KeyFact("Deleted in the source", ValueText.Whole(profile.Deleted)),
            new KeyFact("Objects", ValueText.Whole(profile.Objects.Count)),
            new KeyFact("Fields", ValueText.Whole(profile.Objects.Sum(found => found.Fields.Count))),
            new KeyFact("Fields never filled", ValueText.Whole(profile.Objects.Sum(found => found.Fields.Count(field => field.Filled == 0)))),
            .. Enum.GetValues<QualitySeverity>().Reverse().Select(severity => new KeyFact(Plural(severity), Total(profile, severity))),
            new KeyFact("Source schema hash", profile.SchemaHash[..16]),
        ],
        "Data quality");

    public static Table Fields(QualityProfile profile) =>
        Table.Of(profile.Objects.SelectMany(found => found.Fields.Select(field => (Object: found, Field: field))))
            .Text("Object", row => row.Object.Label)
            .Text("Field", row => row.Field.Label)
            .Text("Type", row => row.Field.Type.ToString())
            .Text("Means", row => row.Field.Role ?? "custom")
            .Whole("Records", row => row.Field.Records)
            .Whole("Filled", row => row.Field.Filled)
            .Percent("Complete", row => row.Field.Records == 0 ? null : (decimal)row.Field.Filled / row.Field.Records)
            .Text("Different", row => (row.Field.IsDistinctCapped ? "at least " : "") + ValueText.Whole(row.Field.Distinct))
            .Whole("Shortest", row => row.Field.Shortest)
            .Whole("Longest", row => row.Field.Longest)
            .Text("Longest in", row => row.Field.LongestKey?.ToString())
            .RecordText("Shapes", row => string.Join("   ", row.Field.Patterns.Take(3).Select(pattern => $"{pattern.Pattern} ({ValueText.Whole(pattern.Values)})")))
            .RecordText("Examples", row => string.Join("   ", row.Field.Examples))
            .Caption("Fields of the extracted records").MaxRows(300).Build();

    public static Table Findings(QualityProfile profile) =>
        Table.Of(profile.Findings)
            .Badge("Severity", row => new Badge(row.Severity.ToString(), ToneOf(row.Severity)))
            .Text("Finding", row => row.Code)
            .Text("Object", row => LabelOf(profile, row.Object))
            .Text("Field", row => row.Field)
            .Whole("Found", row => row.Count)
            .RecordText("Examples", row => string.Join("   ", row.Examples.Select(example => $"{example.Key}: {example.Value}")))
            .Text("What happens", row => row.WhatHappens)
            .Text("What can be done", row => row.Remedy)
            .Caption("Findings in the extracted records").MaxRows(100).TotalRow().Build();

    public static Figure Chart(QualityProfile profile)
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

    private static string Total(QualityProfile profile, QualitySeverity severity)
    {
        var findings = profile.Findings.Where(finding => finding.Severity == severity).ToList();
        return $"{ValueText.Whole(findings.Sum(finding => finding.Count))} (rows in the findings table: {ValueText.Whole(findings.Count)})";
    }

    private static string Plural(QualitySeverity severity) => severity + "s";

    private static string LabelOf(QualityProfile profile, string name) =>
        profile.Objects.FirstOrDefault(found => found.Name == name)?.Label ?? name;

    private static Tone ToneOf(QualitySeverity severity) => severity switch
    {
        QualitySeverity.Problem => Tone.Bad,
        QualitySeverity.Warning => Tone.Warning,
        _ => Tone.Notice,
    };
}
