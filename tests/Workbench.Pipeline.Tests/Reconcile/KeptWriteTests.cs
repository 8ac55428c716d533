using Workbench.Core.Planning;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Reconcile;

/// <summary>What changed in the source after it was loaded and cannot be edited is an expected loss by name; everything else stays a defect.</summary>
public sealed class KeptWriteTests
{
    [Fact]
    public async Task RunAsync_FieldOfAWriteThatCannotBeUpdated_IsAnExpectedLossWithBothValues()
    {
        await using var test = await LoadedThenChangedAsync();

        var verdict = Assert.Single(await JudgeAsync(test), found => found.Field == "body");

        Assert.Equal((VerdictClass.ExpectedLoss, ReasonCode.ImmutableAfterLoad), (verdict.Class, verdict.Reason));
        Assert.Equal(("after", "before"), (verdict.Expected, verdict.Found));
    }

    [Fact]
    public async Task RunAsync_OtherFieldOfTheSameRecord_StaysADefect()
    {
        await using var test = await LoadedThenChangedAsync();
        test.Destination.Put(Twin(test), ("body", "before"), ("name", "Eve"));

        Assert.Equal(VerdictClass.Defect, Assert.Single(await JudgeAsync(test), found => found.Field == "name").Class);
    }

    [Fact]
    public async Task RunAsync_TwinIsGone_StaysADefect()
    {
        await using var test = await LoadedThenChangedAsync();
        test.Destination.Put(Twin(test));

        Assert.Equal(VerdictClass.Defect, Assert.Single(await JudgeAsync(test), found => found.Field == "name").Class);
    }

    [Fact]
    public async Task RunAsync_AnotherFieldChangedLater_BothAreExpectedLosses()
    {
        await using var test = await LoadedThenChangedAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { v = 3 })], Promised("name", "Ada L."), Promised("body", "after"));

        Assert.All(await JudgeAsync(test), verdict => Assert.Equal(ReasonCode.ImmutableAfterLoad, verdict.Reason));
    }

    [Fact]
    public async Task RunAsync_ChangedBack_IsEqualAgain()
    {
        await using var test = await LoadedThenChangedAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { v = 1 })], Promised("name", "Ada"), Promised("body", "before"));

        Assert.All(await JudgeAsync(test), verdict => Assert.Equal(VerdictClass.Equal, verdict.Class));
        Assert.Empty(test.Read.Notes(Key("contact/1")));
    }

    /// <summary>A value that only a create sets, on a twin that stood there before, is nobody's fault; on one that this migration created it is.</summary>
    [Theory]
    [InlineData(true, VerdictClass.ExpectedLoss)]
    [InlineData(false, VerdictClass.Defect)]
    public async Task RunAsync_FixedFieldDiffers_IsAnExpectedLossOnlyWhereTheTwinStoodThereBefore(bool stoodThere, VerdictClass expected)
    {
        await using var test = await BeginAsync();
        var twin = new TwinRef("contact", "ada");
        if (stoodThere)
        {
            test.Destination.Put(twin, ("owner", "Eve"));
            test.Destination.Existing.Add(new ExistingTwin(twin, Key("contact/1"), null));
        }

        await test.ComposeAsync("contact/1", [Create("one", new { v = 1 })], Promised("owner", "Ada") with { IsFixed = true });
        await test.LoadAsync();
        test.Destination.Put(Twin(test), ("owner", "Eve"));

        Assert.Equal(expected, Assert.Single(await JudgeAsync(test)).Class);
    }

    /// <summary>No update could change what only a create sets, so it is no reason for one.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task LoadAsync_TwinThatStoodThereDiffersInOneField_IsUpdatedUnlessThatIsFixed(bool isFixed, int updates)
    {
        await using var test = await BeginAsync();
        var twin = new TwinRef("contact", "ada");
        test.Destination.Put(twin, ("owner", "Eve"));
        test.Destination.Existing.Add(new ExistingTwin(twin, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { owner = "Ada" }, canUpdate: true)], Promised("owner", "Ada") with { IsFixed = isFixed });

        await test.LoadAsync();

        Assert.Equal(updates, test.Destination.CallsOf("send").Count);
    }

    private static TwinRef Twin(Rehearsal test) => test.Read.Twin(Key("contact/1"), "contact")!.Twin;

    private static async Task<Rehearsal> LoadedThenChangedAsync()
    {
        var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { v = 1 })], Promised("name", "Ada"), Promised("body", "before"));
        await test.LoadAsync();
        test.Destination.Put(Twin(test), ("body", "before"), ("name", "Ada"));
        await test.ComposeAsync("contact/1", [Create("one", new { v = 2 })], Promised("name", "Ada"), Promised("body", "after"));
        await test.LoadAsync();
        return test;
    }

    private static async Task<IReadOnlyList<Verdict>> JudgeAsync(Rehearsal test)
    {
        await new ReconcileStep(test.Environment, new ReconcileOptions(TimeSpan.Zero)).RunAsync(null, TestContext.Current.CancellationToken);
        return [.. test.Read.Verdicts()];
    }
}
