using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Notebooks.Charts;
using Workbench.Notebooks.Lists;
using Workbench.Notebooks.Records;
using Workbench.Pipeline;
using Workbench.Pipeline.Estimates;
using Workbench.Pipeline.Quality;

namespace Workbench.Notebooks.Deliverables;

/// <summary>Writes the complete lists that tables and charts only summarise: CSV for people, JSON lines for machines.</summary>
/// <param name="objects">What people call the objects of the source.</param>
public sealed class CompleteLists(MigrationEnvironment environment, string directory, ObjectLabels objects)
{
    /// <summary>Name of the list of all verdicts.</summary>
    public const string Verdicts = "verdicts.csv";

    /// <summary>Name of the list of all verdicts of the sample.</summary>
    public const string SampleVerdicts = "sample-verdicts.csv";

    private static readonly IReadOnlyList<CsvColumn<(string Object, Verdict Verdict)>> VerdictColumns =
    [
        new("record", row => row.Verdict.Key.ToString()),
        new("kind", row => row.Verdict.Key.Kind.Print()),
        new("object", row => row.Object),
        new("field", row => row.Verdict.Field),
        new("verdict", row => row.Verdict.Class.ToString()),
        new("reason", row => row.Verdict.Reason),
        new("expected", row => row.Verdict.Expected),
        new("found", row => row.Verdict.Found),
    ];

    /// <summary>Writes all lists.</summary>
    /// <returns>Name and rows of each, in order.</returns>
    public async Task<IReadOnlyList<WrittenList>> WriteAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var read = environment.Read;
        return
        [
            await CsvAsync<EntryRow>("records.csv", read.Entries(),
            [
                new("record", row => row.Key.ToString()),
                new("kind", row => row.Key.Kind.Print()),
                new("label", row => row.Label),
                new("state", row => row.State.ToString()),
                new("reason", row => row.Reason),
                new("deleted in source", row => row.Deleted ? "yes" : "no"),
                new("body sha256", row => row.BodySha256),
                new("twins", row => string.Join(" ", read.Twins(row.Key).Where(twin => !twin.Removed).Select(twin => twin.Twin.Print()))),
            ], cancellation),
            await CsvAsync(Verdicts, Named(read.Verdicts()), VerdictColumns, cancellation),
            await CsvAsync<VerdictTotal>("verdict-totals.csv", VerdictTotal.ByField(read.VerdictCounts(), objects),
            [
                new("object", row => row.Object),
                new("field", row => row.Field),
                .. Enum.GetValues<VerdictClass>().Select(verdict => new CsvColumn<VerdictTotal>(verdict.ToString(), row => Number(row.Of(verdict)))),
                new("all", row => Number(row.All)),
            ], cancellation),
            await CsvAsync("losses.csv", Named(read.Verdicts([VerdictClass.ExpectedLoss, VerdictClass.NotMigratable])), VerdictColumns, cancellation),
            await CsvAsync("defects.csv", Named(read.Verdicts([VerdictClass.Defect, VerdictClass.InDoubt])), VerdictColumns, cancellation),
            await CsvAsync<NoteRow>("notes.csv", read.Notes(),
            [
                new("record", row => row.Key.ToString()),
                new("field", row => row.Field),
                new("reason", row => row.Code),
                new("meaning", row => ReasonCode.Explain(row.Code)),
                new("detail", row => row.Detail),
            ], cancellation),
            await CsvAsync<RejectRow>("rejects.csv", read.Rejects(),
            [
                new("record", row => row.Key.ToString()),
                new("reason", row => row.Code),
                new("meaning", row => ReasonCode.Explain(row.Code)),
                new("detail", row => row.Detail),
                new("what to do next", row => ReasonCode.Hint(row.Code)),
                new("at", row => row.At.ToString("u")),
            ], cancellation),
            await CsvAsync<EntryRow>("held.csv", read.Entries(states: [Ledger.EntryState.Inventoried]), HeldColumns, cancellation),
            await CsvAsync<EntryRow>("deleted-in-source.csv", read.Entries(isDeleted: true), HeldColumns, cancellation),
            .. await WriteFollowUpAsync(cancellation),
            .. await WriteQualityAsync(cancellation),
            await CsvAsync<FileRow>("files.csv", read.Files(),
            [
                new("record", row => row.Key.ToString()),
                new("file", row => row.FileName),
                new("type", row => row.ContentType),
                new("bytes", row => row.Bytes.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("sha256", row => row.Sha256),
                new("failure", row => row.Failure),
            ], cancellation),
            await CsvAsync<RemovalRow>("removals.csv", read.Removals(),
            [
                new("record", row => row.Key.ToString()),
                new("write", row => row.Write),
                new("twin", row => row.Twin?.Print()),
                new("result", row => row.Result.ToString()),
                new("detail", row => row.Detail),
            ], cancellation),
            await JsonLinesAsync("rejects.jsonl", read.Rejects(), cancellation),
            await JsonLinesAsync("events.jsonl", read.Events(), cancellation),
        ];
    }

    /// <summary>Writes the verdicts of the sample, where the environment is the rehearsal.</summary>
    public async Task<WrittenList> WriteSampleAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        return await CsvAsync(SampleVerdicts, Named(environment.Read.Verdicts()), VerdictColumns, cancellation);
    }

    /// <summary>Writes what an estimate says of every step and kind of record.</summary>
    public async Task<WrittenList> WriteEstimateAsync(MigrationEstimate estimate, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        return await CsvAsync<CostDriver>("estimate.csv", estimate.Drivers,
        [
            new("step", driver => driver.Step),
            new("kind", driver => driver.Kind?.Print()),
            new("step and kind", EstimateWords.Driver),
            new("share of the duration, percent", driver => Number(Math.Round(driver.Share * 100, 1))),
        ], cancellation);
    }

    /// <summary>Writes the steps of the cut-over since the last freeze.</summary>
    public async Task<WrittenList> WriteStepsAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var moments = CutOverMoment.Of(environment.Read);
        return await CsvAsync("steps.csv", moments.Zip(moments.Take(1).Concat(moments), (moment, before) => (Moment: moment, Took: moment.At - before.At)),
        [
            new("step", row => row.Moment.Name),
            new("ended at", row => row.Moment.At.ToString("u")),
            new("took, seconds", row => Number(row.Took.TotalSeconds)),
            new("since the freeze, seconds", row => Number((row.Moment.At - moments[0].At).TotalSeconds)),
        ], cancellation);
    }

    /// <summary>Writes what was found after the load: steps of the cut-over, differences of the source and findings of the hypercare days.</summary>
    public async Task<IReadOnlyList<WrittenList>> WriteFollowUpAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        var read = environment.Read;
        return
        [
            await WriteStepsAsync(cancellation),
            await CsvAsync<DifferenceRow>("delta.csv", read.Differences(),
            [
                new("round", row => row.Scan.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                new("record", row => row.Key.ToString()),
                new("what", row => row.What.ToString().ToLowerInvariant()),
                new("before", row => row.Before),
                new("after", row => row.After),
            ], cancellation),
            await CsvAsync<FindingRow>("findings.csv", read.Findings(),
            [
                new("record", row => row.Key.ToString()),
                new("side", row => row.Side.ToString().ToLowerInvariant()),
                new("what", row => row.What),
                new("state", row => row.State.ToString().ToLowerInvariant()),
                new("by", row => row.By),
                new("detail", row => row.Detail),
                new("found at", row => row.FoundAt.ToString("u")),
                new("at", row => row.At.ToString("u")),
            ], cancellation),
        ];
    }

    /// <summary>Writes the quality profile behind the tables and charts of notebook 02; nothing where the records were not profiled.</summary>
    public async Task<IReadOnlyList<WrittenList>> WriteQualityAsync(CancellationToken cancellation)
    {
        if (QualityStep.Find(environment.Read) is not { } profile)
        {
            return [];
        }

        Directory.CreateDirectory(directory);
        return
        [
            await CsvAsync<(ObjectProfile Object, FieldProfile Field)>(
                "quality-fields.csv", profile.Objects.SelectMany(found => found.Fields.Select(field => (found, field))),
            [
                new("object", row => row.Object.Name),
                new("field", row => row.Field.Name),
                new("type", row => row.Field.Type.ToString()),
                new("role", row => row.Field.Role),
                new("records", row => Number(row.Field.Records)),
                new("filled", row => Number(row.Field.Filled)),
                new("different values", row => Number(row.Field.Distinct)),
                new("different values are", row => row.Field.IsDistinctEstimated ? "estimated" : "counted"),
                new("shortest", row => Number(row.Field.Lengths?.Shortest)),
                new("median length", row => Number(row.Field.Lengths?.Median)),
                new("99 % are at most", row => Number(row.Field.Lengths?.Percentile99)),
                new("longest", row => Number(row.Field.Lengths?.Longest)),
                new("smallest number", row => Number(row.Field.Numbers?.Min)),
                new("median number", row => Number(row.Field.Numbers?.Median)),
                new("largest number", row => Number(row.Field.Numbers?.Max)),
                new("times by hour of the day, UTC", row => row.Field.Hours is { } hours ? string.Join(" ", hours) : ""),
                new("shapes", row => string.Join("   ", row.Field.Patterns.Select(pattern => $"{pattern.Pattern} ({pattern.Values})"))),
                new("examples", row => string.Join("   ", row.Field.Examples)),
            ], cancellation),
            await CsvAsync<QualityFinding>("quality-findings.csv", profile.Findings,
            [
                new("id", row => row.Id),
                new("severity", row => row.Severity.ToString()),
                new("finding", row => row.Code),
                new("object", row => row.Object),
                new("field", row => row.Field),
                new("times", row => Number(row.Count)),
                new("times are", row => row.IsEstimated ? "estimated" : "counted"),
                new("examples", row => string.Join("   ", row.Examples.Select(example => $"{example.Key}: {example.Value}"))),
                new("detail", row => row.Detail),
                new("goes to", row => row.GoesTo),
                new("what happens", row => row.WhatHappens),
                new("what can be done", row => row.Remedy),
                new("in the plan", row => row.PlanRemedy is { } remedy ? TransformWords.Of(remedy) : ""),
            ], cancellation),
        ];
    }

    /// <summary>Each verdict with what people call the object of its record. The verdicts of one record follow each other.</summary>
    private IEnumerable<(string Object, Verdict Verdict)> Named(IEnumerable<Verdict> verdicts)
    {
        (RecordKey? Key, string Object) last = (null, "");
        foreach (var verdict in verdicts)
        {
            if (verdict.Key != last.Key)
            {
                last = (verdict.Key, objects.Of(environment.Read.Entry(verdict.Key)?.Object ?? ""));
            }

            yield return (last.Object, verdict);
        }
    }

    private static string Number(IFormattable? number) => number?.ToString(null, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static readonly IReadOnlyList<CsvColumn<EntryRow>> HeldColumns =
    [
        new("record", row => row.Key.ToString()),
        new("label", row => row.Label),
        new("state", row => row.State.ToString()),
        new("reason", row => row.Reason),
        new("meaning", row => ReasonCode.Explain(row.Reason ?? "")),
    ];

    private async Task<WrittenList> CsvAsync<T>(
        string name, IEnumerable<T> rows, IReadOnlyList<CsvColumn<T>> columns, CancellationToken cancellation)
    {
        await using var stream = File.Create(Path.Combine(directory, name));
        return new WrittenList(name, await CsvList.WriteAsync(stream, columns, rows.ToAsyncEnumerable(), cancellation));
    }

    private async Task<WrittenList> JsonLinesAsync<T>(string name, IEnumerable<T> rows, CancellationToken cancellation)
    {
        await using var stream = File.Create(Path.Combine(directory, name));
        return new WrittenList(name, await JsonLinesList.WriteAsync(stream, rows.ToAsyncEnumerable(), cancellation, Core.Hashing.CanonicalJson.Options));
    }
}

/// <summary>A list that was written.</summary>
public sealed record WrittenList(string Name, long Rows);
