using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Reconcile;

/// <summary>What a list shows is read by lists, and whatever does not hold there is read again by itself.</summary>
public sealed class ListedReadBackTests
{
    private const int Records = 7;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_ListsThatShowEverything_GiveTheVerdictsOfSingleReads()
    {
        await using var test = await LoadedAsync();
        Show(test, 3, "Adam");
        await JudgeAsync(test);
        var (single, reads) = (test.Read.Verdicts().ToList(), test.Destination.Reads);

        test.Destination.Together = 3;
        await JudgeAsync(test);

        Assert.Equal(single, test.Read.Verdicts());
        Assert.Equal(VerdictClass.Defect, Assert.Single(test.Read.Verdicts([VerdictClass.Defect])).Class);

        // Two lists; the seventh, and the second look at the third, are single reads.
        Assert.Equal([3, 3], test.Destination.Lists);
        Assert.Equal(Records + 1, reads);
        Assert.Equal(2, test.Destination.Reads - reads);
    }

    [Fact]
    public async Task RunAsync_ListThatLags_IsNoDefect()
    {
        await using var test = await LoadedAsync();
        test.Destination.Together = 100;
        test.Destination.Listing = state => state with { Fields = new Dictionary<string, string> { ["name"] = "old" } };

        await JudgeAsync(test);

        Assert.All(test.Read.Verdicts(), verdict => Assert.Equal(VerdictClass.Equal, verdict.Class));
        Assert.Equal([Records], test.Destination.Lists);
        Assert.Equal(Records, test.Destination.Reads);
        Assert.Contains(TimeSpan.FromMinutes(3), test.Clock.Waits);
    }

    private static async Task<Rehearsal> LoadedAsync()
    {
        var test = await BeginAsync();
        for (var number = 1; number <= Records; number++)
        {
            await test.ComposeAsync($"contact/{number}", [Create($"create {number}")], [Promised("name", $"Ada {number}")]);
        }

        await test.LoadAsync();
        for (var number = 1; number <= Records; number++)
        {
            Show(test, number, $"Ada {number}");
        }

        return test;
    }

    private static void Show(Rehearsal test, int number, string name) =>
        test.Destination.Put(test.Read.Twin(Key($"contact/{number}"), "contact")!.Twin, ("name", name));

    private static Task JudgeAsync(Rehearsal test) =>
        new ReconcileStep(test.Environment, new ReconcileOptions(TimeSpan.FromMinutes(3))).RunAsync(null, Cancellation);
}
