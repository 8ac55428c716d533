using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class FieldMeterTests
{
    private static readonly RecordKey Someone = new("ivinex", Kind.Ticket, "1");

    [Fact]
    public void Add_ManyDifferentValues_EstimatesThemAndKeepsLengthsAndShapes()
    {
        const int values = 50_000;
        var meter = new FieldMeter(new FieldSchema("number", "Number", FieldType.Text));
        for (var id = 0; id < values; id++)
        {
            meter.Add(Someone with { Id = id.ToString(CultureInfo.InvariantCulture) }, new FieldValue.Text(id.ToString(CultureInfo.InvariantCulture)));
        }

        var profile = meter.Profile();

        Assert.True(profile.IsDistinctEstimated);
        Assert.InRange(profile.Distinct, values * 0.97, values * 1.03);
        Assert.Equal((values, new LengthProfile(1, 5, 5, 5), "10000"), (profile.Filled, profile.Lengths, profile.LongestKey!.Value.Id));
        Assert.Equal([new PatternCount("99999", 40_000), new PatternCount("9999", 9_000)], profile.Patterns.Take(2));
        Assert.Equal(["0", "1", "2"], profile.Examples);
    }

    [Fact]
    public void Profile_Numbers_HaveQuartilesAndEnds()
    {
        var meter = new FieldMeter(new FieldSchema("fee", "Fee", FieldType.Number));
        for (var fee = 1; fee <= 40; fee++)
        {
            meter.Add(Someone, new FieldValue.Number(fee));
        }

        Assert.Equal(new NumberProfile(1, 10, 20, 30, 40, 40), meter.Profile().Numbers);
    }

    [Fact]
    public void Profile_Times_HaveHoursInUtc()
    {
        var meter = new FieldMeter(new FieldSchema("created", "Created", FieldType.Instant, FieldRole.CreatedAt));
        meter.Add(Someone, new FieldValue.Instant(new DateTimeOffset(2025, 6, 1, 1, 30, 0, TimeSpan.FromHours(2))));

        var hours = meter.Profile().Hours!;

        Assert.Equal((24, 1, 1), (hours.Count, hours.Sum(), hours[23]));
    }

    [Fact]
    public void Unusual_OneValueOfAnotherShape_IsNamedWithItsRecord()
    {
        var patterns = new PatternCounts();
        for (var id = 10; id < 90; id++)
        {
            patterns.Add($"AB-{id}", Someone);
        }

        Assert.Null(patterns.Unusual());
        patterns.Add("AB 17", Someone with { Id = "17" });

        var (usual, others, first) = patterns.Unusual()!.Value;
        Assert.Equal(("AA-99", 1, "17", "AB 17"), (usual, others, first[0].Key.Id, first[0].Value));
    }

    [Fact]
    public void Unusual_NamesOrMixedShapes_SayNothing()
    {
        var (names, mixed) = (new PatternCounts(), new PatternCounts());
        for (var id = 0; id < 100; id++)
        {
            names.Add(id == 50 ? "Ann Lee 2" : "Ann", Someone);
            mixed.Add(id < 90 ? "17-AB" : "17 AB", Someone);
        }

        Assert.Null(names.Unusual());
        Assert.Null(mixed.Unusual());
    }

    [Fact]
    public void Profile_NeverFilled_HasNoLengths()
    {
        var meter = new FieldMeter(new FieldSchema("number", "Number", FieldType.Text));
        meter.Add(new RecordKey("ivinex", Kind.Ticket, "1"), FieldValue.Empty.Value);

        var profile = meter.Profile();

        Assert.Equal((1, 0, null, null), (profile.Records, profile.Filled, profile.Lengths, profile.Numbers));
        Assert.Null(profile.LongestKey);
    }
}
