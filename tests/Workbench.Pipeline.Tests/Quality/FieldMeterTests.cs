using System.Globalization;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Quality;

namespace Workbench.Pipeline.Tests.Quality;

public sealed class FieldMeterTests
{
    [Fact]
    public void Add_MoreValuesThanTheCap_SaysAtLeast()
    {
        var meter = new FieldMeter(new FieldSchema("number", "Number", FieldType.Text));
        for (var id = 0; id < FieldMeter.MaxDistinct + 500; id++)
        {
            meter.Add(new RecordKey("ivinex", Kind.Ticket, "1"), new FieldValue.Text(id.ToString(CultureInfo.InvariantCulture)));
        }

        var profile = meter.Profile();

        Assert.True(profile.IsDistinctCapped);
        Assert.Equal((FieldMeter.MaxDistinct, FieldMeter.MaxDistinct + 500), (profile.Distinct, profile.Filled));
        Assert.Equal(new PatternCount("9999", 9_000), profile.Patterns[0]);
    }

    [Fact]
    public void Profile_NeverFilled_HasNoLengths()
    {
        var meter = new FieldMeter(new FieldSchema("number", "Number", FieldType.Text));
        meter.Add(new RecordKey("ivinex", Kind.Ticket, "1"), FieldValue.Empty.Value);

        var profile = meter.Profile();

        Assert.Equal((1, 0, null, null), (profile.Records, profile.Filled, profile.Shortest, profile.Longest));
        Assert.Null(profile.LongestKey);
    }
}
