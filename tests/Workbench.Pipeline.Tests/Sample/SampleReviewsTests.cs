using Workbench.Core.Errors;
using Workbench.Core.Records;
using Workbench.Pipeline.Sample;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Sample;

/// <summary>The sample is signed only where every record at which people look has a reviewer's word.</summary>
public sealed class SampleReviewsTests
{
    private static readonly RecordKey[] Records = [Key("ticket/1"), Key("ticket/2")];

    [Fact]
    public async Task RequireAll_OneRecordWithoutAWord_NamesIt()
    {
        await using var test = await BeginAsync();
        var reviews = Of(test);
        await GiveAsync(reviews, Records[0], SampleReview.AsPromised);

        var refusal = Assert.Throws<GateException>(reviews.RequireAll);

        Assert.Contains("1 of 2", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ivinex/ticket/2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequireAll_OneRecordIsWrong_NamesTheReviewer()
    {
        await using var test = await BeginAsync();
        var reviews = Of(test);
        await GiveAsync(reviews, Records[0], SampleReview.AsPromised);
        await GiveAsync(reviews, Records[1], SampleReview.Wrong, "the second file is missing");

        Assert.Contains("by Ada (the second file is missing)", Assert.Throws<GateException>(reviews.RequireAll).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RequireAll_LaterWordReplacesAnEarlierOne_Passes()
    {
        await using var test = await BeginAsync();
        var reviews = Of(test);
        await GiveAsync(reviews, Records[0], SampleReview.Wrong);
        await GiveAsync(reviews, Records[1], SampleReview.AsPromised);
        await GiveAsync(reviews, Records[0], SampleReview.AsPromised);

        reviews.RequireAll();

        Assert.Equal(Records, reviews.Given.Select(review => review.Key));
    }

    [Fact]
    public async Task Given_AnotherTrialOfTheSample_IsEmpty()
    {
        await using var test = await BeginAsync();
        await GiveAsync(Of(test), Records[0], SampleReview.AsPromised);

        Assert.Empty(Of(test, "another plan").Given);
        Assert.Equal(2, Of(test, "another plan").Missing.Count);
    }

    [Theory]
    [InlineData("ticket/1", "fine", "Ada", "'fine' is none of them")]
    [InlineData("ticket/1", SampleReview.Wrong, " ", "needs the name")]
    [InlineData("ticket/3", SampleReview.Wrong, "Ada", "ivinex/ticket/3 is not among the 2 records")]
    public async Task GiveAsync_WhatMakesNoSense_IsRefused(string key, string verdict, string by, string message)
    {
        await using var test = await BeginAsync();

        var refusal = await Assert.ThrowsAsync<PlanException>(() =>
            Of(test).GiveAsync([Key(key)], verdict, by, "", PromptClock.Start, TestContext.Current.CancellationToken));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Of(test).Given);
    }

    private static SampleReviews Of(Rehearsal test, string trial = "sample/plan") => new(test.Ledger, Records, trial);

    private static Task GiveAsync(SampleReviews reviews, RecordKey key, string verdict, string note = "") =>
        reviews.GiveAsync([key], verdict, "Ada", note, PromptClock.Start, TestContext.Current.CancellationToken);
}
