using Workbench.Core.Schema;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Tables;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Quality;

/// <summary>A quality profile as facts and tables.</summary>
internal static class QualityDisplays
{
    private const string Lists = "deliverables/lists/";
    private const int ShownExample = 40;

    public static KeyFacts Facts(QualityProfile profile) => new(
        [
            new KeyFact("Records read", ValueText.Whole(profile.Records)),
            new KeyFact("Deleted in the source", ValueText.Whole(profile.Deleted)),
            new KeyFact("Objects", ValueText.Whole(profile.Objects.Count)),
            new KeyFact("Fields", ValueText.Whole(profile.Objects.Sum(found => found.Fields.Count))),
            new KeyFact("Fields never filled", ValueText.Whole(profile.Objects.Sum(found => found.Fields.Count(field => field.Filled == 0)))),
            .. Enum.GetValues<QualitySeverity>().Reverse().Select(severity => new KeyFact(severity + "s", Total(profile, severity))),
            new KeyFact("Rows about which the plan can do something", ValueText.Whole(profile.Findings.Count(finding => finding.PlanRemedy is not null))),
            .. profile.NamesNotCompared == 0
                ? (IEnumerable<KeyFact>)[]
                : [new KeyFact("Names not compared with all that are alike", ValueText.Whole(profile.NamesNotCompared))],
            new KeyFact("Source schema hash", profile.SchemaHash[..16]),
        ],
        "Data quality");

    public static Table Fields(QualityProfile profile) =>
        Table.Of(profile.Objects.SelectMany(found => found.Fields.Where(field => field.Role is not FieldRole.System).Select(field => (Object: found, Field: field))))
            .Text("Object", row => row.Object.Label)
            .Text("Field", row => row.Field.Label)
            .Text("Type", row => row.Field.Type.ToString())
            .Text("Means", row => row.Field.Role ?? "custom")
            .Whole("Records", row => row.Field.Records)
            .Percent("Complete", row => row.Field.Records == 0 ? null : (decimal)row.Field.Filled / row.Field.Records)
            .Text("Different", row => (row.Field.IsDistinctEstimated ? "about " : "") + ValueText.Whole(row.Field.Distinct))
            .Whole("Shortest", row => LengthsOf(row.Field)?.Shortest)
            .Whole("Median", row => LengthsOf(row.Field)?.Median)
            .Whole("99 %", row => LengthsOf(row.Field)?.Percentile99)
            .Whole("Longest", row => LengthsOf(row.Field)?.Longest)
            .RecordText("Shapes", row => LengthsOf(row.Field) is null ? "" : string.Join("   ", row.Field.Patterns.Take(2).Select(pattern => $"{pattern.Pattern} ({ValueText.Whole(pattern.Values)})")))
            .RecordText("Example", row => row.Field.Examples is [var first, ..] ? Bench.Shorten(OneLine(first), ShownExample) : "")
            .Caption("Fields of the extracted records, without the technical ones. Lengths are in characters").MaxRows(300).CompleteList(Lists + "quality-fields.csv").Build();

    public static Table Numbers(QualityProfile profile) =>
        Table.Of(profile.Objects.SelectMany(found => found.Fields.Where(field => field.Numbers is not null).Select(field => (Object: found, Field: field, Numbers: field.Numbers!))))
            .Text("Object", row => row.Object.Label)
            .Text("Field", row => row.Field.Label)
            .Whole("Filled", row => row.Field.Filled)
            .Decimal("Smallest", row => Rounded(row.Numbers.Min))
            .Decimal("A quarter are at most", row => Rounded(row.Numbers.Quarter))
            .Decimal("Median", row => Rounded(row.Numbers.Median))
            .Decimal("Three quarters", row => Rounded(row.Numbers.ThreeQuarters))
            .Decimal("99 %", row => Rounded(row.Numbers.Percentile99))
            .Decimal("Largest", row => Rounded(row.Numbers.Max))
            .Caption("Number fields").MaxRows(200).CompleteList(Lists + "quality-fields.csv").Build();

    public static Table Findings(QualityProfile profile) =>
        Table.Of(profile.Findings)
            .Badge("Severity", row => new Badge(row.Severity.ToString(), QualityFigures.ToneOf(row.Severity)))
            .Text("Finding", row => row.Code)
            .Text("Object", row => LabelOf(profile, row.Object))
            .Text("Field", row => row.Field)
            .Whole("Found", row => row.Count)
            .RecordText("Example", Example)
            .Text("Goes to", row => row.GoesTo)
            .Text("What happens", row => row.WhatHappens)
            .Text("What can be done", row => row.PlanRemedy is { } remedy ? $"{row.Remedy} In the plan: {TransformWords.Of(remedy)}." : row.Remedy)
            .Caption("Findings in the extracted records").MaxRows(100).TotalRow().CompleteList(Lists + "quality-findings.csv").Build();

    /// <summary>Records of one finding, out of the complete list.</summary>
    public static Table Records(QualityProfile profile, string finding, IEnumerable<QualityHit> hits) =>
        Table.Of(hits)
            .Text("Object", row => LabelOf(profile, row.Object))
            .Text("Field", row => row.Field)
            .Text("Record", row => row.Key.ToString())
            .RecordText("Found", row => Bench.Shorten(OneLine(row.Found)))
            .Caption($"Records that show {finding}").MaxRows(25).CompleteList(Lists + "quality-records.csv").Build();

    /// <summary>The lengths of texts; those of dates, numbers and choices say nothing.</summary>
    private static LengthProfile? LengthsOf(FieldProfile field) => field.Type is FieldType.Boolean or FieldType.Date or FieldType.Instant or FieldType.Number
        or FieldType.Duration or FieldType.Agent or FieldType.Link or FieldType.Links or FieldType.Choice or FieldType.MultiChoice
        ? null
        : field.Lengths;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string LabelOf(QualityProfile profile, string name) =>
        profile.Objects.FirstOrDefault(found => found.Name == name)?.Label ?? name;

    /// <summary>What was found in the field as a whole, or else the first record; the list has them all.</summary>
    private static string Example(QualityFinding finding)
    {
        const int shown = 90;
        var first = finding.Examples is [var example, ..] ? $"{example.Key}: {example.Value}" : "";
        var text = string.Join(" ", finding.IsEstimated ? "Estimated." : "", finding.Detail, first);
        return Bench.Shorten(OneLine(text), shown);
    }

    private static string Total(QualityProfile profile, QualitySeverity severity)
    {
        var findings = profile.Findings.Where(finding => finding.Severity == severity).ToList();
        return $"{ValueText.Whole(findings.Sum(finding => finding.Count))} (rows in the findings table: {ValueText.Whole(findings.Count)})";
    }

    private static decimal? Rounded(double number) => Math.Abs(number) < 1e15 ? Math.Round((decimal)number, 2) : null;
}
