using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

public abstract class LoadStepContract(StoreKind kind) : WriteContract(kind)
{
    private static readonly TwinRef Ada = new("contact", "ada");

    [Fact]
    public async Task RunAsync_Done_KeepsTheTwinAndLoadsTheRecord()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);

        var results = await test.LoadAsync();

        Assert.Equal((1, 0, 0, 0), (results[0].Done, results[0].Refused, results[0].InDoubt, results[0].Waiting));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        Assert.Equal(TwinOrigin.Created, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
        Assert.Equal(["scan all", "send one"], test.Destination.Calls);
        Assert.Null(test.Destination.Shown(new TwinRef("contact", "1"), "carried"));
    }

    [Fact]
    public async Task RunAsync_Paused_BeginsNothingUntilSomebodyResumes()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        var environment = test.Environment;
        environment.DestinationGate.Change(new AccountLimits(IsPaused: true));
        var load = new LoadStep(environment, EmptyPlan, new LoadOptions(), await test.PermitAsync()).RunAsync(TestContext.Current.CancellationToken);
        Assert.False(load.IsCompleted);
        Assert.DoesNotContain("send one", test.Destination.Calls);
        Assert.Equal(WriteState.Planned, test.Write("contact/1").State);

        environment.DestinationGate.Change(AccountLimits.None);
        await load;

        Assert.Contains("send one", test.Destination.Calls);
    }

    [Fact]
    public async Task RunAsync_PausedAndStopped_EndsWithNothingUnderWay()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        var environment = test.Environment;
        environment.DestinationGate.Change(new AccountLimits(IsPaused: true));
        using var stop = new CancellationTokenSource();
        var load = new LoadStep(environment, EmptyPlan, new LoadOptions(), await test.PermitAsync()).RunAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load);

        Assert.Equal(WriteState.Planned, test.Write("contact/1").State);
    }

    [Fact]
    public async Task RunAsync_SecondTime_SendsNothing()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();

        await test.LoadAsync();

        Assert.Equal(["scan all", "send one"], test.Destination.Calls);
    }

    [Fact]
    public async Task RunAsync_Refused_RejectsWithPayloadAndGoesOn()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        test.Destination.Answer("one", new WriteAnswer.Refused("bad_email", "no such host", 422, "r-1"));

        var results = await test.LoadAsync();

        var reject = Assert.Single(test.Read.Rejects());
        Assert.Equal((Key("contact/1"), "bad_email"), (reject.Key, reject.Code));
        Assert.Contains("HTTP 422: no such host", reject.Detail, StringComparison.Ordinal);
        Assert.Contains("\"one\"", reject.Payload, StringComparison.Ordinal);
        Assert.Equal(EntryState.Rejected, test.Entry("contact/1").State);
        Assert.Equal(EntryState.Loaded, test.Entry("contact/2").State);
        Assert.Equal((1, 1), (results[0].Done, results[0].Refused));
    }

    [Fact]
    public async Task RunAsync_NotSent_WaitsAndSendsAgain()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.NotSent("429", TimeSpan.FromSeconds(7)), new WriteAnswer.NotSent("refused", null));

        await test.LoadAsync();

        Assert.Equal(["one", "one", "one"], test.Destination.CallsOf("send"));
        Assert.Empty(test.Destination.CallsOf("find"));
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1)], test.Clock.Waits);
        Assert.Equal((WriteState.Done, 3), (test.Write("contact/1").State, test.Write("contact/1").Attempts));
    }

    [Fact]
    public async Task RunAsync_NotSentEveryTime_LeavesTheWriteDueAndHoldsItsThread()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one") with { Thread = "t", Order = 1 }]);
        await test.ComposeAsync("contact/2", [Create("two") with { Thread = "t", Order = 2 }]);
        test.Destination.Answer("one", [.. Enumerable.Repeat(new WriteAnswer.NotSent("429", TimeSpan.Zero), 3)]);

        var results = await test.LoadAsync(new LoadOptions(Attempts: 3));

        Assert.Equal(["one", "one", "one"], test.Destination.CallsOf("send"));
        Assert.Equal(2, results[0].Waiting);
        Assert.Equal(WriteState.Planned, test.Write("contact/1").State);
    }

    [Fact]
    public async Task RunAsync_UnknownThenFound_IsNotSentAgain()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("time-out", "r-1"));
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.LoadAsync();

        Assert.Equal(["scan all", "send one", "find one"], test.Destination.Calls);
        var twin = Assert.Single(test.Read.Twins(Key("contact/1")));
        Assert.Equal((Ada, TwinOrigin.Created), (twin.Twin, twin.Origin));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        Assert.Equal("found", test.Read.Answer(Key("contact/1"), "create")!.Text);
    }

    [Fact]
    public async Task RunAsync_UnknownThenAbsent_IsSentAgain()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("time-out", null));
        test.Destination.AnswerLookups(Lookup.Absent.Value);

        await test.LoadAsync();

        Assert.Equal(["scan all", "send one", "find one", "send one"], test.Destination.Calls);
        Assert.Equal(2, test.Write("contact/1").Attempts);
        Assert.Equal([TimeSpan.FromMilliseconds(500)], test.Clock.Waits);
    }

    [Fact]
    public async Task RunAsync_UnknownThenNotYet_AsksUntilTheDestinationCanSay()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("502", null));
        var lag = TimeSpan.FromSeconds(20);
        test.Destination.AnswerLookups(new Lookup.NotYet(lag), new Lookup.NotYet(lag), new Lookup.Found(Ada));

        await test.LoadAsync();

        Assert.Equal(["scan all", "send one", "find one", "find one", "find one"], test.Destination.Calls);
        Assert.Equal([lag, lag], test.Clock.Waits);
    }

    [Fact]
    public async Task RunAsync_NotYetBeyondPatience_ParksTheWriteAndClosesTheNextPhase()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two", phase: 2)]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("502", null));
        test.Destination.AnswerLookups([.. Enumerable.Repeat(new Lookup.NotYet(TimeSpan.FromMinutes(2)), 10)]);

        var gate = await Assert.ThrowsAsync<GateException>(() => test.LoadAsync(new LoadOptions(DoubtPatience: TimeSpan.FromMinutes(3))));

        Assert.Contains("Phase First: 1 writes are in doubt", gate.Message, StringComparison.Ordinal);
        Assert.Equal(["one"], test.Destination.CallsOf("send"));
        Assert.Equal([TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1)], test.Clock.Waits);
        Assert.Equal(
            (EntryState.InDoubt, "ivinex/contact/1: the destination could not say within 00:03:00 whether 'create' arrived."),
            (test.Entry("contact/1").State, test.Entry("contact/1").Reason));
    }

    [Fact]
    public async Task RunAsync_Ambiguous_ParksUntilAskedAgain()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Ambiguous("two equal candidates"));
        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());
        Assert.Equal((EntryState.InDoubt, "two equal candidates"), (test.Entry("contact/1").State, test.Entry("contact/1").Reason));

        test.Destination.AnswerLookups(new Lookup.Found(Ada));
        await test.LoadAsync();

        Assert.Equal(["one"], test.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        Assert.Equal("found", test.Read.Answer(Key("contact/1"), "create")!.Text);
    }

    [Fact]
    public async Task RunAsync_CrashAfterIntent_GivesASearchItsTimeFromThisRunOn()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.CrashAfterIntentAsync("contact/1");
        await Task.Delay(TimeSpan.FromMinutes(5), test.Clock, TestContext.Current.CancellationToken);

        await test.LoadAsync();

        Assert.Equal(new SendTime(PromptClock.Start, PromptClock.Start.AddMinutes(5)), test.Destination.Asked);
    }

    [Fact]
    public async Task RunAsync_ParkedAndAskedLater_GivesASearchItsTimeFromItsAnswerOn()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Ambiguous("two equal candidates"));
        test.Destination.Sending = () => Task.Delay(TimeSpan.FromMinutes(1), test.Clock, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());
        await Task.Delay(TimeSpan.FromMinutes(5), test.Clock, TestContext.Current.CancellationToken);

        test.Destination.AnswerLookups(new Lookup.Found(Ada));
        await test.LoadAsync();

        Assert.Equal(new SendTime(PromptClock.Start, PromptClock.Start.AddMinutes(1)), test.Destination.Asked);
    }

    [Fact]
    public async Task RunAsync_CrashAfterIntent_AsksBeforeItSends()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.CrashAfterIntentAsync("contact/1");
        await test.CrashAfterIntentAsync("contact/2");
        test.Destination.AnswerLookups(new Lookup.Found(Ada), Lookup.Absent.Value);

        await test.LoadAsync(new LoadOptions(Concurrency: 1));

        Assert.Equal(["scan all", "find one", "find two", "send two"], test.Destination.Calls);
        Assert.All(["contact/1", "contact/2"], key => Assert.Equal(EntryState.Loaded, test.Entry(key).State));
        Assert.Equal(TwinOrigin.Created, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
    }

    [Fact]
    public async Task RunAsync_ComposedAnewWhileItsFirstWriteWasInDoubt_SendsTheRestAsItIsNow()
    {
        await using var test = await BeginAsync();
        Write[] As(string details) => [Create("one") with { Thread = "t" }, new("details", "test.update", 1, Body(details)) { Thread = "t", Order = 1 }];
        await test.ComposeAsync("contact/1", As("before"));
        await test.CrashAfterIntentAsync("contact/1");
        await test.ComposeAsync("contact/1", As("after"));
        test.Destination.AnswerLookups(Lookup.Absent.Value);
        Array.ForEach(["before", "after"], details => test.Destination.Answer(details, new WriteAnswer.Done(null, null, "ok")));

        await test.LoadAsync(new LoadOptions(Concurrency: 1));

        Assert.Equal(["one", "after"], test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_CrashWhileAnExistingTwinWasUpdated_StillKnowsThatItStoodThereBefore()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.CommitAsync(new LedgerChange.BeforeImageTaken(Ada, Body("image", new { name = "old" })));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.LoadAsync();

        Assert.Equal(TwinOrigin.Updated, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
        await test.RollBackAsync();
        Assert.True(test.Destination.Has(Ada), "The rollback removed a contact that stood there before the migration.");
    }

    /// <summary>The scan before the load did not see the twin; only the vendor's refusal names it, again after the crash.</summary>
    [Fact]
    public async Task RunAsync_CrashAfterTheUpdateOfATwinThatARefusalNamed_StillKnowsThatItStoodThereBefore()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Put(Ada, ("name", "new"));
        await test.CommitAsync(new LedgerChange.BeforeImageTaken(Ada, Body("image", new { name = "old" })));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        test.Destination.AnswerLookups(Lookup.Absent.Value);
        test.Destination.Answer("one", new WriteAnswer.Exists(Ada, null));

        await test.LoadAsync();

        Assert.Equal(TwinOrigin.Updated, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
    }

    [Fact]
    public async Task RunAsync_StopRequestedDuringACall_RecordsItsOutcomeFirst()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one") with { Thread = "t", Order = 1 }]);
        await test.ComposeAsync("contact/2", [Create("two") with { Thread = "t", Order = 2 }]);
        using var stop = new CancellationTokenSource();
        test.Destination.Sending = stop.Cancel;
        var permit = await test.PermitAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new LoadStep(test.Environment, EmptyPlan, new LoadOptions(), permit).RunAsync(stop.Token));

        Assert.Equal(["one"], test.Destination.CallsOf("send"));
        Assert.Equal(WriteState.Done, test.Write("contact/1").State);
        Assert.Equal(WriteState.Planned, test.Write("contact/2").State);
    }

    [Fact]
    public async Task RunAsync_Exists_KeepsTheBeforeImageAndUpdates()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Answer("one", new WriteAnswer.Exists(Ada, "r-1"));

        await test.LoadAsync();

        Assert.Equal(["scan all", "send one", "capture contact:ada", "send one -> contact:ada"], test.Destination.Calls);
        Assert.Equal("old", test.Read.BeforeImage(Ada)!.Value.GetProperty("name").GetString());
        Assert.Equal(TwinOrigin.Updated, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
    }

    [Fact]
    public async Task RunAsync_ExistsAsTheTwinOfAnotherRecord_RejectsInsteadOfOverwriting()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "first" })], Promised("name", "first"));
        await test.LoadAsync();
        var first = Assert.Single(test.Read.Twins(Key("contact/1"))).Twin;
        await test.ComposeAsync("contact/2", [Create("two", new { name = "second" }, canUpdate: true)], Promised("name", "second"));
        test.Destination.Answer("two", new WriteAnswer.Exists(first, null));

        await test.LoadAsync();

        Assert.Equal("first", test.Destination.Shown(first, "name"));
        Assert.Equal(EntryState.Rejected, test.Entry("contact/2").State);
        Assert.Contains("ivinex/contact/1", Assert.Single(test.Read.Rejects()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UpdateThatClashes_IsRejected()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Answer("one", new WriteAnswer.Exists(Ada, null), new WriteAnswer.Exists(new TwinRef("contact", "bob"), null));

        await test.LoadAsync();

        var reject = Assert.Single(test.Read.Rejects());
        Assert.Equal("conflict", reject.Code);
        Assert.EndsWith("Clashes with contact:bob.", reject.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_AdoptedTwinThatHolds_IsNotWritten()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same" }, canUpdate: true)], Promised("name", "same"));

        await test.LoadAsync();

        Assert.Equal(["scan all"], test.Destination.Calls);
        Assert.Equal(TwinOrigin.Adopted, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_AdoptedTwinThatChangesLater_IsUpdatedAfterItsImageWasKept(bool crashes)
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same" }, canUpdate: true)], Promised("name", "same"));
        await test.LoadAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        if (crashes)
        {
            await test.CommitAsync(new LedgerChange.BeforeImageTaken(Ada, Body("image", new { name = "same" })));
            await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
            test.Destination.AnswerLookups(new Lookup.Found(Ada));
        }

        await test.LoadAsync();

        Assert.Equal("new", test.Destination.Shown(Ada, "name"));
        Assert.Equal(TwinOrigin.Updated, test.Write("contact/1").Origin);
        await test.RollBackAsync();
        Assert.Equal("same", test.Destination.Shown(Ada, "name"));
    }

    [Fact]
    public async Task RunAsync_TwinFoundByNaturalKeyThatDiffers_IsUpdatedAfterItsImageWasKept()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, null, "email:ada@example.com"));
        await test.ComposeAsync(
            "contact/1", [Create("one", new { name = "new" }, canUpdate: true) with { NaturalKey = "email:ada@example.com" }], Promised("name", "new"));

        await test.LoadAsync();

        Assert.Equal(["scan all", "capture contact:ada", "send one -> contact:ada"], test.Destination.Calls);
    }

    [Fact]
    public async Task RunAsync_ParentNotLoadedYet_WaitsAndIsSentLater()
    {
        await using var test = await BeginAsync();
        var token = new TwinToken(Key("organization/9"), "contact").ToJson();
        await test.ComposeAsync("contact/1", [Create("child", new { parent = token })]);
        await test.ComposeAsync("organization/9", [Create("parent", phase: 2)]);

        await test.LoadAsync();
        Assert.Equal((EntryState.Waiting, "ivinex/organization/9"), (test.Entry("contact/1").State, test.Entry("contact/1").Reason));
        await test.LoadAsync();

        Assert.Equal(["parent", "child"], test.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        var parent = Assert.Single(test.Read.Twins(Key("organization/9"))).Twin;
        Assert.Equal(parent.Id, test.Destination.Shown(Assert.Single(test.Read.Twins(Key("contact/1"))).Twin, "parent"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_ParentRejectedOrUnknown_RejectsTheChild(bool isKnown)
    {
        await using var test = await BeginAsync();
        var token = new TwinToken(Key("organization/9"), "contact").ToJson();
        if (isKnown)
        {
            await test.ComposeAsync("organization/9", [Create("parent")]);
            test.Destination.Answer("parent", new WriteAnswer.Refused("bad", "no", 400, null));
        }

        await test.ComposeAsync("contact/1", [Create("child", new { parent = token }, phase: 2)]);

        await test.LoadAsync();

        var reject = Assert.Single(test.Read.Rejects(), row => row.Key == Key("contact/1"));
        Assert.Equal(ReasonCode.ParentRejected, reject.Code);
        Assert.EndsWith("ivinex/organization/9 has no contact in the destination.", reject.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("child", test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_OneThread_KeepsItsOrderBesideOthers()
    {
        await using var test = await BeginAsync();
        foreach (var number in Enumerable.Range(1, 40))
        {
            await test.ComposeAsync($"contact/{number}", [Create($"{number % 4}:{number:00}") with { Thread = $"t{number % 4}", Order = 100 - number }]);
        }

        await test.LoadAsync();

        foreach (var thread in test.Destination.CallsOf("send").GroupBy(call => call[0]))
        {
            Assert.Equal(thread.OrderDescending(StringComparer.Ordinal), thread);
            Assert.Equal(10, thread.Count());
        }
    }

    [Fact]
    public async Task RunAsync_RecordOfSeveralWrites_IsLoadedWhenAllAreDone()
    {
        await using var test = await BeginAsync();
        var own = new TwinToken(Key("contact/1"), "contact").ToJson();
        await test.ComposeAsync(
            "contact/1", [Create("one"), new Write("again", "test.update", 2, Body("again", new { me = own })) { Creates = "contact" }]);
        test.Destination.Answer("again", new WriteAnswer.Refused("bad", "no", 400, null));

        await test.LoadAsync();

        Assert.Equal(WriteState.Done, test.Write("contact/1").State);
        Assert.Equal(WriteState.Refused, test.Write("contact/1", "again").State);
        Assert.Equal(EntryState.Rejected, test.Entry("contact/1").State);
    }

    [Fact]
    public async Task RunAsync_FirstOfSeveralWritesRefused_KeepsItsReason()
    {
        await using var test = await BeginAsync();
        var own = new TwinToken(Key("contact/1"), "contact").ToJson();
        await test.ComposeAsync("contact/1", [Create("one"), new Write("again", "test.update", 2, Body("again", new { me = own }))]);
        test.Destination.Answer("one", new WriteAnswer.Refused("bad", "no", 400, null));

        await test.LoadAsync();

        Assert.Equal("bad", Assert.Single(test.Read.Rejects()).Code);
        Assert.Equal(WriteState.Refused, test.Write("contact/1", "again").State);
    }

    [Fact]
    public async Task RunAsync_CarriedFile_SharesTheFateOfItsMessage()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("attachment/1", []);
        await test.ComposeAsync("attachment/2", []);
        await test.ComposeAsync("message/1", [Create("one", new { @in = "ticket:5" }) with { Carries = [Key("attachment/1")] }]);
        await test.ComposeAsync("message/2", [Create("two") with { Carries = [Key("attachment/2")] }]);
        test.Destination.Answer("two", new WriteAnswer.Refused("bad", "no", 400, null));

        await test.LoadAsync();

        Assert.Equal(EntryState.Loaded, test.Entry("attachment/1").State);
        Assert.Equal(EntryState.Rejected, test.Entry("attachment/2").State);
        Assert.Equal("ivinex/message/2 was refused.", Assert.Single(test.Read.Rejects(), row => row.Key == Key("attachment/2")).Detail);
        var message = Assert.Single(test.Read.Twins(Key("message/1"))).Twin;
        Assert.Equal(new TwinRef("file", $"{message.Id}/1", "ticket:5"), Assert.Single(test.Read.Twins(Key("attachment/1"))).Twin);
    }
}

public sealed class LoadStepOnSqliteTests() : LoadStepContract(StoreKind.Sqlite);

public sealed class LoadStepOnPostgresTests() : LoadStepContract(StoreKind.Postgres);
