using Workbench.Core.Errors;
using Workbench.Ledger;
using Workbench.Pipeline.Delta;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Reconcile;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

/// <summary>A migration in two runs: what people work with first, the history behind.</summary>
public sealed class ChosenRunTests
{
    private const string LongAgo = "2025-01-01T00:00:00Z";
    private const string Lately = "2026-02-20T00:00:00Z";

    private static readonly string[] History = ["ticket/1", "message/1"];
    private static readonly string[] Present = ["contact/1", "ticket/2", "message/2", "ticket/3"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Load_FirstRun_LeavesClosedOldTicketsAndTheirMessagesBehind()
    {
        await using var desk = await DeskAsync();

        await RunAsync(desk, "recent");

        Assert.All(History, key => Assert.Equal((key, EntryState.Extracted), (key, State(desk, key))));
        Assert.All(Present, key => Assert.Equal((key, EntryState.Verified), (key, State(desk, key))));
        Assert.Empty(desk.Read.Verdicts(Key("ticket/1")));
    }

    [Fact]
    public async Task Conditions_FirstRunIsOver_SaysWhatIsLeftAndIsNotHeldUpByIt()
    {
        await using var desk = await DeskAsync();
        var isLeft = await RunAsync(desk, "recent");

        Assert.Contains(
            new CutOverGate(desk.Read, default, isLeft).Conditions(),
            condition => condition is { Holds: true, Text: "0 records on their way; 2 are left to the second run" });
        Assert.Contains(new CutOverGate(desk.Read).Conditions(), condition => condition is { Holds: false, Text: "2 records on their way" });
    }

    [Fact]
    public async Task RunAsync_CatchingUpInTheFirstRun_KeepsToTheChoice()
    {
        await using var desk = await DeskAsync();
        var isLeft = await RunAsync(desk, "recent");
        desk.Source.Put("ticket/4", ("status", "auf"), ("of", "contact/1"), ("changed", Lately));

        await new DeltaStep(desk.Environment, new LoadOptions { IsLeft = isLeft }, await Signing.PermitAsync(desk.Environment, Desk.Plan)).RunAsync(Cancellation);

        Assert.Equal((EntryState.Loaded, EntryState.Extracted), (State(desk, "ticket/4"), State(desk, "ticket/1")));
    }

    [Fact]
    public async Task Load_SecondRun_CarriesTheHistoryAndSendsNothingTwice()
    {
        await using var desk = await DeskAsync();
        await RunAsync(desk, "recent");

        Assert.Null(await RunAsync(desk, "history"));

        Assert.All([.. History, .. Present], key => Assert.Equal((key, EntryState.Verified), (key, State(desk, key))));
        Assert.Equal(History.Length + Present.Length, desk.Destination.Calls.Count(call => call.StartsWith("send ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ChooseAsync_FirstRunAgain_CountsFromTheSameDay()
    {
        await using var desk = await DeskAsync();
        var first = await ChosenRun.ChooseAsync(desk.Environment, "recent", 90, Cancellation);
        var again = await ChosenRun.ChooseAsync(desk.Environment, "recent", 30, Cancellation);
        Assert.Equal((first, first), (again, ChosenRun.Newest(desk.Read)));
    }

    [Fact]
    public async Task ChooseAsync_AllFromTheBeginning_LeavesNothing()
    {
        await using var desk = await DeskAsync();
        var permit = await Signing.PermitAsync(desk.Environment, Desk.Plan);

        var chosen = await ChosenRun.ChooseAsync(desk.Environment, "all", 90, Cancellation);

        Assert.Equal(new ChosenRun(), chosen);
        Assert.Null(chosen.Left(desk.Environment, DeltaTerms.Of(permit)));
    }

    [Fact]
    public async Task Due_HistoryIsKnownFromTheSecondRunOn()
    {
        await using var desk = await DeskAsync();
        var permit = await Signing.PermitAsync(desk.Environment, Desk.Plan);
        await desk.ExtractAsync();
        var first = await ChosenRun.ChooseAsync(desk.Environment, "recent", 90, Cancellation);
        var second = await ChosenRun.ChooseAsync(desk.Environment, "history", 90, Cancellation);

        Assert.Null(first.Due(desk.Environment, DeltaTerms.Of(permit)));
        var isDue = second.Due(desk.Environment, DeltaTerms.Of(permit))!;
        Assert.Equal([true, false], new[] { "ticket/1", "ticket/2" }.Select(key => isDue(Key(key))));
    }

    /// <summary>The day itself belongs to what people work with.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public async Task Left_ChangedOnTheVeryDay_IsRecent(int seconds, bool isHistory)
    {
        await using var desk = await DeskAsync();
        var since = desk.Environment.Clock.GetUtcNow().AddDays(-90);
        desk.Source.Put("ticket/5", ("status", "zu"), ("changed", since.AddSeconds(seconds).ToString("O")));
        var permit = await Signing.PermitAsync(desk.Environment, Desk.Plan);
        await desk.ExtractAsync();

        var isLeft = new ChosenRun(since).Left(desk.Environment, DeltaTerms.Of(permit))!;

        Assert.Equal(isHistory, isLeft(Key("ticket/5")));
    }

    [Fact]
    public async Task ChooseAsync_AllInTheMiddleOfTheFirstRun_IsRefusedAndChangesNothing()
    {
        await using var desk = await DeskAsync();
        var first = await ChosenRun.ChooseAsync(desk.Environment, "recent", 90, Cancellation);

        var error = await Assert.ThrowsAsync<PlanException>(() => ChosenRun.ChooseAsync(desk.Environment, "all", 90, Cancellation));

        Assert.Contains("run=history", error.Message, StringComparison.Ordinal);
        Assert.Equal(first, ChosenRun.Newest(desk.Read));
    }

    [Fact]
    public async Task Left_HangsOnAContactAndAnOldTicket_IsLeftWithTheTicket()
    {
        await using var desk = await DeskAsync();
        desk.Source.Put("message/3", ("in", "contact/1 ticket/1"));
        var permit = await Signing.PermitAsync(desk.Environment, Desk.Plan);
        await desk.ExtractAsync();

        var isLeft = (await ChosenRun.ChooseAsync(desk.Environment, "recent", 90, Cancellation)).Left(desk.Environment, DeltaTerms.Of(permit))!;

        Assert.Equal([true, false], new[] { "message/3", "message/2" }.Select(key => isLeft(Key(key))));
    }

    [Theory]
    [InlineData("some", 90, "recent, history or all")]
    [InlineData("recent", 0, "how many days")]
    public async Task ChooseAsync_Nonsense_SaysWhatToWrite(string run, int days, string said)
    {
        await using var desk = await DeskAsync();
        var error = await Assert.ThrowsAsync<PlanException>(() => ChosenRun.ChooseAsync(desk.Environment, run, days, Cancellation));
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    private static EntryState State(Desk desk, string key) => desk.Read.Entry(Key(key))!.State;

    private static async Task<Desk> DeskAsync()
    {
        var desk = await Desk.EmptyAsync();
        desk.Source.Put("contact/1", ("name", "Ada"));
        desk.Source.Put("ticket/1", ("status", "zu"), ("of", "contact/1"), ("changed", LongAgo));
        desk.Source.Put("ticket/2", ("status", "auf"), ("of", "contact/1"), ("changed", LongAgo));
        desk.Source.Put("ticket/3", ("status", "zu"), ("of", "contact/1"), ("changed", Lately));
        desk.Source.Put("message/1", ("in", "ticket/1"));
        desk.Source.Put("message/2", ("in", "ticket/2"));
        return desk;
    }

    /// <summary>Reads, composes, loads and judges one run.</summary>
    /// <returns>What is left to the second run.</returns>
    private static async Task<Func<Workbench.Core.Records.RecordKey, bool>?> RunAsync(Desk desk, string run)
    {
        var permit = await Signing.PermitAsync(desk.Environment, Desk.Plan);
        await desk.ExtractAsync();
        var isLeft = (await ChosenRun.ChooseAsync(desk.Environment, run, 90, Cancellation)).Left(desk.Environment, DeltaTerms.Of(permit));
        await new MapStep(desk.Environment, Desk.Plan, permit.Source, permit.Destination).RunAsync(null, Cancellation, isLeft is null ? null : key => !isLeft(key));
        await new LoadStep(desk.Environment, Desk.Plan, new LoadOptions { IsLeft = isLeft }, permit).RunAsync(Cancellation);
        await new ReconcileStep(desk.Environment, Desk.Reconciling).RunAsync(null, Cancellation);
        return isLeft;
    }
}
