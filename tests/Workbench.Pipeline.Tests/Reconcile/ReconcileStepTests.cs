using Workbench.Core.Schema;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Reconcile;

public sealed class ReconcileStepTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_DestinationThatLags_IsReadASecondTimeAfterTheDelay()
    {
        await using var test = await LoadedAsync(Promised("name", "Ada"));
        Show(test, "old");
        test.Destination.Reading = read => Show(test, read == 0 ? "old" : "Ada");

        var verdict = Assert.Single(await JudgeAsync(test));

        Assert.Equal(VerdictClass.Equal, verdict.Class);
        Assert.Contains(TimeSpan.FromMinutes(3), test.Clock.Waits);
    }

    [Fact]
    public async Task RunAsync_TwoPromisesOfOneField_GivesOneVerdictAndTheWorst()
    {
        await using var test = await LoadedAsync(Promised("name", "Ada"), new Promise("name", "contact", "author", FieldType.Text, "admin:1", PromiseCheck.Equals, VerdictClass.Equal));
        test.Destination.Put(Twin(test), ("name", "Ada"), ("author", "admin:2"));

        var verdict = Assert.Single(await JudgeAsync(test));

        Assert.Equal((VerdictClass.Defect, "admin:1", "admin:2"), (verdict.Class, verdict.Expected, verdict.Found));
    }

    [Theory]
    [InlineData("To: ada@example.com", "Hello\nTo: ada@example.com\nCc: bob@example.com", VerdictClass.Equal)]
    [InlineData("To: ada@example.com", "Hello\nTo: bob@example.com\nCc: ada@example.com", VerdictClass.Defect)]
    [InlineData("Number: 417", "Number: 4170", VerdictClass.Defect)]
    [InlineData("first\nsecond", "before\nfirst\nsecond \nafter", VerdictClass.Equal)]
    [InlineData("first\nsecond", "first\n\nsecond", VerdictClass.Defect)]
    public async Task RunAsync_PromisedLines_MustStandWholeAndTogether(string lines, string found, VerdictClass expected)
    {
        await using var test = await LoadedAsync(new Promise("name", "contact", "name", FieldType.LongText, lines, PromiseCheck.Lines, VerdictClass.Equal));
        Show(test, found);

        Assert.Equal(expected, Assert.Single(await JudgeAsync(test)).Class);
    }

    [Fact]
    public async Task DoubleStep_KeyOnSomethingElse_IsADefectUntilItIsGone()
    {
        await using var test = await LoadedAsync(Promised("name", "Ada"));
        Show(test, "Ada");
        test.Destination.Existing.Add(new ExistingTwin(Twin(test), Key("contact/1"), null));
        test.Destination.Existing.Add(new ExistingTwin(new TwinRef("contact", "99"), Key("contact/1"), null));
        test.Destination.Existing.Add(new ExistingTwin(new TwinRef("contact", "98"), Key("contact/7"), null));
        await JudgeAsync(test);

        Assert.Equal(1, await new DoubleStep(test.Environment).RunAsync(EmptyPlan, Cancellation));

        var doubled = Assert.Single(test.Read.Verdicts([VerdictClass.Defect]));
        Assert.Equal((Key("contact/1"), "(stands once)", "contact:99"), (doubled.Key, doubled.Field, doubled.Found));
        Assert.Equal(2, test.Read.Verdicts(Key("contact/1")).Count);
        await JudgeAsync(test);
        Assert.Empty(test.Read.Verdicts([VerdictClass.Defect]));
    }

    private static async Task<Rehearsal> LoadedAsync(params Promise[] promises)
    {
        var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")], promises);
        await test.LoadAsync();
        return test;
    }

    private static TwinRef Twin(Rehearsal test) => test.Read.Twin(Key("contact/1"), "contact")!.Twin;

    private static void Show(Rehearsal test, string name) => test.Destination.Put(Twin(test), ("name", name));

    private static async Task<IReadOnlyList<Verdict>> JudgeAsync(Rehearsal test)
    {
        await new ReconcileStep(test.Environment, new ReconcileOptions(TimeSpan.FromMinutes(3))).RunAsync(null, Cancellation);
        return [.. test.Read.Verdicts()];
    }
}
