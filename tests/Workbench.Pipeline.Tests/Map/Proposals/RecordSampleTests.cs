using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Pipeline.Map.Proposals;
using Workbench.Pipeline.Tests.Quality;

namespace Workbench.Pipeline.Tests.Map.Proposals;

public sealed class RecordSampleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2_000)]
    [InlineData(2_001)]
    [InlineData(123_457)]
    public void IsDue_AnySize_TakesAtMostTheLimitEvenly(int total)
    {
        var due = Enumerable.Range(0, total).Where(index => RecordSample.IsDue(index, total)).ToList();

        Assert.Equal(Math.Min(total, RecordSample.MostRecords), due.Count);
        var gaps = due.Zip(due.Skip(1), (left, right) => right - left).Distinct().ToList();
        Assert.True(gaps.Count == 0 || gaps.Max() - gaps.Min() <= 1);
    }

    [Fact]
    public async Task Of_Records_MeasuresReadableValuesOfThatObject()
    {
        await using var bed = await QualityBed.CreateAsync();
        bed.Add("ticket/1", QualityBed.Text("region", "North"), QualityBed.Text("empty", ""));
        bed.Add("ticket/2", QualityBed.Text("region", "South of it"), QualityBed.Field("age", new FieldValue.Unreadable("x", "no number")));
        bed.Add("contact/3", QualityBed.Text("region", "Nowhere at all, much longer"));

        var samples = new RecordSample(await bed.ExtractAsync(), QualityBed.Schema)
            .Of(new ObjectSchema("tickets", "Cases", Kind.Ticket, null, []), TestContext.Current.CancellationToken);

        var (name, sample) = Assert.Single(samples);
        Assert.Equal(("region", 11, 2L), (name, sample.Longest, sample.Values.Filled));
    }
}
