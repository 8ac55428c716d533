using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

/// <summary>What a single write leaves behind where it is stopped, cut off or interrupted, and which twin it is about.</summary>
public abstract class WriteProtocolContract(StoreKind kind) : WriteContract(kind)
{
    private static readonly TwinRef Ada = new("contact", "ada");
    private static readonly TwinRef First = new("contact", "1");
    /// <summary>Only met where what is waited for does not come.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(1);

    private static readonly AccountLimits AtNight = new(Window: new DayWindow(new TimeOnly(22, 0), new TimeOnly(6, 0), "UTC"));

    [Fact]
    public async Task RunAsync_OutsideTheWindow_AsksAboutADoubtWhenItOpens()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.CrashAfterIntentAsync("contact/1");
        test.Destination.AnswerLookups(new Lookup.Found(Ada));
        var environment = test.Environment;
        environment.DestinationGate.Change(AtNight);

        await RunAsync(test, environment);

        Assert.Equal([TimeSpan.FromHours(14)], test.Clock.Waits);
        Assert.Equal(["one"], test.Destination.CallsOf("find"));
    }

    [Fact]
    public async Task RunAsync_WindowClosesBeforeTheSecondAttempt_MakesItWhenItOpens()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.NotSent("429", null));
        var environment = test.Environment;
        var sent = new List<DateTimeOffset>();
        test.Destination.Sending = () =>
        {
            sent.Add(test.Clock.GetUtcNow());
            environment.DestinationGate.Change(AtNight);
        };

        await RunAsync(test, environment);

        Assert.Equal([PromptClock.Start, PromptClock.Start.AddHours(14)], sent);
    }

    [Fact]
    public async Task RunAsync_StopDuringTheBackOff_LeavesTheWriteDue()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.NotSent("429", null));

        await StopInTheCallAsync(test);

        Assert.Equal(WriteState.Planned, test.Write("contact/1").State);
    }

    [Fact]
    public async Task RunAsync_StopDuringTheDoubt_LeavesTheWriteInDoubtWithItsRequest()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("cut", "r-1"));

        await StopInTheCallAsync(test);

        Assert.Equal((WriteState.InDoubt, "r-1"), (test.Write("contact/1").State, test.Write("contact/1").RequestId));
    }

    /// <summary>Left open, it would be found as its own create, and a rollback would remove what stood there before.</summary>
    [Fact]
    public async Task RunAsync_StopWhileTheTwinThatARefusalNamedIsRead_LeavesTheWriteDue()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Answer("one", new WriteAnswer.Exists(Ada, null));
        using var stop = new CancellationTokenSource();
        test.Destination.Reading = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(test, test.Environment, stop: stop.Token));

        Assert.Equal(WriteState.Planned, test.Write("contact/1").State);
        Assert.Equal("a twin stands there already", test.Read.Answer(Key("contact/1"), "create")!.Text);
    }

    [Fact]
    public async Task RunAsync_RightToWriteLost_SendsNothingAndMayBeRunAgain()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        var environment = test.Environment with { Ledger = new WatchedLedger(test.Ledger) { MaySend = false } };

        var lost = await Assert.ThrowsAsync<LedgerException>(() => RunAsync(test, environment));

        Assert.True(lost.IsHeld);
        Assert.StartsWith("ivinex/contact/1: this process may have lost its right to write, so 'create' was not sent.", lost.Message, StringComparison.Ordinal);
        Assert.Empty(test.Destination.CallsOf("send"));
    }

    /// <summary>That the twin is there says nothing about an update: its values are compared.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task RunAsync_UnknownAnswerToAnUpdate_IsSentAgainOnlyWhereItsValuesAreNotThere(bool arrived, int sends)
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Answer("one", new WriteAnswer.Unknown("cut", null));
        test.Destination.Sending = () => test.Destination.Put(Ada, ("name", arrived ? "new" : "old"));

        await test.LoadAsync();

        Assert.Equal(Enumerable.Repeat("one -> contact:ada", sends), test.Destination.CallsOf("send"));
        Assert.Empty(test.Destination.CallsOf("find"));
        Assert.Equal("new", test.Destination.Shown(Ada, "name"));
        Assert.Equal(TwinOrigin.Updated, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
    }

    /// <summary>Two records of one address: the vendor answers to the second before the twin of the first is in the ledger.</summary>
    [Fact]
    public async Task RunAsync_ExistsWhileTheOutcomeOfItsOwnerIsOnItsWay_RejectsInsteadOfOverwriting()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "first"));
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two", new { name = "second" }, canUpdate: true)], Promised("name", "second"));
        test.Destination.Answer("one", new WriteAnswer.Done(Ada, null, ""));
        test.Destination.Answer("two", new WriteAnswer.Exists(Ada, null));
        var (answered, durable) = (new TaskCompletionSource(), new TaskCompletionSource());
        var ledger = new WatchedLedger(test.Ledger)
        {
            Committing = async changes =>
            {
                if (changes is [LedgerChange.WriteEnded { State: WriteState.Planned }])
                {
                    answered.SetResult();
                    await durable.Task.WaitAsync(AtMost, TestContext.Current.CancellationToken);
                }
                else if (changes is [LedgerChange.WriteEnded { State: WriteState.Done }])
                {
                    await answered.Task.WaitAsync(AtMost, TestContext.Current.CancellationToken);
                }
            },
            Committed = changes =>
            {
                if (changes is [LedgerChange.WriteEnded { State: WriteState.Done }])
                {
                    durable.SetResult();
                }
            },
        };

        await RunAsync(test, test.Environment with { Ledger = ledger });

        Assert.Equal("first", test.Destination.Shown(Ada, "name"));
        Assert.EndsWith("contact:ada stands there already as the twin of ivinex/contact/1.", Assert.Single(test.Read.Rejects()).Detail, StringComparison.Ordinal);
        Assert.Equal(EntryState.Rejected, test.Entry("contact/2").State);
    }

    [Fact]
    public async Task RunAsync_ExistsAsItsOwnTwinAfterARollback_IsTakenUpAgain()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        await test.RollBackAsync();
        test.Destination.Put(First);
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Exists(First, null));

        await test.LoadAsync();

        Assert.Empty(test.Read.Rejects());
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        Assert.Equal((First, TwinOrigin.Adopted), (Assert.Single(test.Read.Twins(Key("contact/1"))).Twin, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin));
    }

    [Fact]
    public async Task RunAsync_ExistingTwin_GetsTheUpdateBody()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("whole") with { UpdateBody = Body("change", new { name = "new" }) }], Promised("name", "new"));

        await test.LoadAsync();

        Assert.Equal(["change -> contact:ada"], test.Destination.CallsOf("send"));
    }

    /// <summary>Vendors answer to an update with nothing, or with the twin as they know it.</summary>
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, "company:7")]
    public async Task RunAsync_AnswerToAnUpdate_NamesTheTwinOrLeavesItKnown(bool isNamed, string? container)
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Answer("one", new WriteAnswer.Done(isNamed ? Ada with { Container = container } : null, null, ""));

        await test.LoadAsync();

        Assert.Equal(Ada with { Container = container }, Assert.Single(test.Read.Twins(Key("contact/1"))).Twin);
    }

    /// <summary>The address of a person whom somebody else has entered there does not make that one the twin.</summary>
    [Fact]
    public async Task RunAsync_UpdateWhoseNaturalKeyFitsAnotherTwin_ChangesItsOwn()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "theirs"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, null, "email:ada@example.com"));
        await test.ComposeAsync("contact/1", [Create("before", canUpdate: true) with { NaturalKey = "email:eve@example.com" }]);
        await test.LoadAsync();
        await test.ComposeAsync("contact/1", [Create("after", canUpdate: true) with { NaturalKey = "email:ada@example.com" }]);

        await test.LoadAsync();

        Assert.Equal(["before", "after -> contact:1"], test.Destination.CallsOf("send"));
        Assert.Equal("theirs", test.Destination.Shown(Ada, "name"));
    }

    [Fact]
    public async Task RunAsync_NotSentBesideAnExistingTwinAndFoundLater_StoodThereBefore()
    {
        await using var test = await BesideAnExistingTwinAsync("child");
        test.Destination.Answer("child", new WriteAnswer.NotSent("429", null));
        await test.LoadAsync(new LoadOptions(Attempts: 1));
        var bob = new TwinRef("contact", "bob");
        test.Destination.AnswerLookups(new Lookup.Found(bob));

        await test.LoadAsync();

        Assert.Null(test.Destination.Asked);
        Assert.Equal(["child"], test.Destination.CallsOf("send"));
        var twin = Assert.Single(test.Read.Twins(Key("message/1")));
        Assert.Equal((bob, TwinOrigin.Adopted), (twin.Twin, twin.Origin));
    }

    /// <summary>Two equal notes on one contact: the first one's twin is not the second one's.</summary>
    [Fact]
    public async Task RunAsync_NeverSentAndTheFoundTwinIsAnotherRecords_IsSent()
    {
        await using var test = await BesideAnExistingTwinAsync("first", "second");
        test.Destination.AnswerLookups(Lookup.Absent.Value, new Lookup.Found(First));

        await test.LoadAsync(new LoadOptions(Concurrency: 1));

        Assert.Equal(["first", "second"], test.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, test.Entry("message/2").State);
    }

    [Fact]
    public async Task RunAsync_InterruptedUpdateOfATwinThatLooksAsBefore_IsSentAgain()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.LoadAsync();

        Assert.Equal(["one -> contact:ada"], test.Destination.CallsOf("send"));
        Assert.Equal("new", test.Destination.Shown(Ada, "name"));
    }

    [Fact]
    public async Task RunAsync_InterruptedUpdateOfATwinThatIsGone_IsLeftToTheVendorToRefuse()
    {
        await using var test = await UpdateInterruptedAsync();
        test.Destination.Lose(First);
        test.Destination.Answer("second", new WriteAnswer.Refused("gone", "no such contact", 404, null));

        await test.LoadAsync();

        Assert.Equal("gone", Assert.Single(test.Read.Rejects()).Code);
    }

    [Fact]
    public async Task RunAsync_InterruptedUpdateNotSentEveryTime_WaitsForTheNextLoad()
    {
        await using var test = await UpdateInterruptedAsync();
        test.Destination.Answer("second", [.. Enumerable.Repeat(new WriteAnswer.NotSent("429", null), 4)]);

        var results = await test.LoadAsync(new LoadOptions(Attempts: 2));

        Assert.Equal(["first", "second -> contact:1", "second -> contact:1"], test.Destination.CallsOf("send"));
        Assert.Equal(1, results[0].Waiting);
    }

    [Fact]
    public async Task RunAsync_ChangedWhileItsUpdateWasInDoubt_SendsTheNewOneAfterIt()
    {
        await using var test = await UpdateInterruptedAsync();
        await test.ComposeAsync("contact/1", [Create("third", new { name = "third" }, canUpdate: true)], Promised("name", "third"));

        await test.LoadAsync();

        Assert.Equal(["first", "second -> contact:1", "third -> contact:1"], test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_InterruptedUpdateOfAPart_IsComparedWithThePartItself()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("ticket/1", [Create("whole", new { name = "new" })]);
        await test.LoadAsync();
        await test.ComposeAsync("message/1", [Create("before", new { @in = "contact:1", name = "old" }, canUpdate: true)], Promised("name", "old"));
        await test.LoadAsync();
        await test.ComposeAsync("message/1", [Create("after", new { @in = "contact:1", name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.CrashAfterIntentAsync("message/1", isUpdate: true);

        await test.LoadAsync();

        Assert.Equal("new", test.Destination.Shown(new TwinRef("contact", "2"), "name"));
    }

    /// <summary>A contact that stood there before, and messages on it.</summary>
    private async Task<Rehearsal> BesideAnExistingTwinAsync(params string[] messages)
    {
        var test = await BeginAsync();
        test.Destination.Put(Ada);
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one")]);
        foreach (var (index, message) in messages.Index())
        {
            var body = new { on_contact = new TwinToken(Key("contact/1"), "contact").ToJson() };
            await test.ComposeAsync($"message/{index + 1}", [Create(message, body, phase: 2)]);
        }

        return test;
    }

    /// <summary>A contact was loaded as <c>first</c>, and a process died after the intent to make it <c>second</c>.</summary>
    private async Task<Rehearsal> UpdateInterruptedAsync()
    {
        var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("first", new { name = "first" }, canUpdate: true)], Promised("name", "first"));
        await test.LoadAsync();
        await test.ComposeAsync("contact/1", [Create("second", new { name = "second" }, canUpdate: true)], Promised("name", "second"));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        return test;
    }

    private static async Task StopInTheCallAsync(Rehearsal test)
    {
        using var stop = new CancellationTokenSource();
        test.Destination.Sending = stop.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(test, test.Environment, stop: stop.Token));
    }

    private static async Task RunAsync(Rehearsal test, MigrationEnvironment environment, CancellationToken? stop = null) =>
        await new LoadStep(environment, EmptyPlan, new LoadOptions(), await test.PermitAsync()).RunAsync(stop ?? TestContext.Current.CancellationToken);
}

public sealed class WriteProtocolOnSqliteTests() : WriteProtocolContract(StoreKind.Sqlite);

public sealed class WriteProtocolOnPostgresTests() : WriteProtocolContract(StoreKind.Postgres);
