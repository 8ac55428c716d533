using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Doubts;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

/// <summary>Records with writes of their own that travel inside another record's create.</summary>
public abstract class PassengerContract(StoreKind kind) : WriteContract(kind)
{
    private static readonly TwinRef Ticket = new("ticket", "17");

    [Fact]
    public async Task RunAsync_ArrivedPassengers_AreLoadedAndNotSentAgain()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 2);
        test.Destination.Answer("ticket", Arrived(1, 2));

        await test.LoadAsync();

        Assert.Equal(["ticket"], test.Destination.CallsOf("send"));
        Assert.Empty(test.Destination.CallsOf("find"));
        Assert.Equal(EntryState.Loaded, test.Entry("message/2").State);
        var twin = Assert.Single(test.Read.Twins(Key("message/2")));
        Assert.Equal((Message(2), TwinOrigin.Created), (twin.Twin, twin.Origin));
        Assert.Equal("inside create of ivinex/ticket/1", test.Read.Answer(Key("message/2"), "create")!.Text);
    }

    [Fact]
    public async Task RunAsync_Passengers_StandInTheBodyOfTheirCarrierInOrder()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 2);

        await test.LoadAsync();

        var carried = test.Destination.Shown(new TwinRef("ticket", "1"), "carried");
        Assert.Equal("""[{"on_ticket":"","as":"m1"},{"on_ticket":"","as":"m2"}]""", JsonNode.Parse(carried!)!.ToJsonString());
    }

    [Fact]
    public async Task RunAsync_PartBesideAPassenger_ArrivesWithTheCarrier()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1, parts: "attachment/1");
        await test.ComposeAsync("attachment/1", []);
        test.Destination.Answer("ticket", Arrived(1));

        await test.LoadAsync();

        Assert.Equal(["ticket"], test.Destination.CallsOf("send"));
        Assert.All(["message/1", "attachment/1"], key => Assert.Equal(EntryState.Loaded, test.Entry(key).State));
    }

    [Fact]
    public async Task RunAsync_CarrierUpdatedLater_TakesNoNewMessageAlong()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1, canUpdate: true);
        test.Destination.Answer("ticket", Arrived(1));
        await test.LoadAsync();
        await FillAsync(test, messages: 2, log: "changed", canUpdate: true);

        await test.LoadAsync();

        Assert.Equal(["scan all", "send ticket", "send changed -> ticket:17", "send m2"], test.Destination.Calls);
        Assert.Null(test.Destination.Shown(Ticket, "carried"));
    }

    [Fact]
    public async Task RunAsync_PassengerThatTheAnswerDoesNotName_IsAskedForBeforeItIsSent()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 2);
        test.Destination.Answer("ticket", Arrived(1));

        await test.LoadAsync();

        Assert.Equal(["scan all", "send ticket", "find m2", "send m2"], test.Destination.Calls);
        Assert.Equal(EntryState.Loaded, test.Entry("message/2").State);
    }

    [Fact]
    public async Task RunAsync_CarrierInDoubtAndFound_LetsPassengersAskForThemselves()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        test.Destination.Answer("ticket", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Found(Ticket), new Lookup.Found(Message(1)));

        await test.LoadAsync();

        Assert.Equal(["scan all", "send ticket", "find ticket", "find m1"], test.Destination.Calls);
        var twin = Assert.Single(test.Read.Twins(Key("message/1")));
        Assert.Equal((Message(1), TwinOrigin.Created), (twin.Twin, twin.Origin));
    }

    [Fact]
    public async Task RunAsync_CarrierUnknownAndAbsentEveryTime_LeavesItAndItsPassengersDue()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        test.Destination.Answer("ticket", [.. Enumerable.Repeat(new WriteAnswer.Unknown("cut", null), 3)]);

        await test.LoadAsync(new LoadOptions(Attempts: 2));

        Assert.Equal(["scan all", "send ticket", "find ticket", "send ticket", "find ticket"], test.Destination.Calls);
        Assert.Equal([TimeSpan.FromMilliseconds(500)], test.Clock.Waits);
        AssertLeft(test, "cut");
    }

    [Fact]
    public async Task RunAsync_CarrierNotSentEveryTime_LeavesItAndItsPassengersDue()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        test.Destination.Answer("ticket", new WriteAnswer.NotSent("429", null));

        await test.LoadAsync(new LoadOptions(Attempts: 1));

        AssertLeft(test, "not sent with its carrier");
    }

    [Fact]
    public async Task RunAsync_StopBetweenTheIntentAndTheCall_LeavesTheCarrierAndItsPassengersDue()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        using var stop = new CancellationTokenSource();
        var ledger = new WatchedLedger(test.Ledger)
        {
            Committed = changes =>
            {
                if (changes is [LedgerChange.WriteIntended, ..])
                {
                    stop.Cancel();
                }
            },
        };
        var load = new LoadStep(test.Environment with { Ledger = ledger }, EmptyPlan, new LoadOptions(), await test.PermitAsync());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => load.RunAsync(stop.Token));

        Assert.Empty(test.Destination.CallsOf("send"));
        AssertLeft(test, "stopped before it was sent");
    }

    [Fact]
    public async Task RunAsync_CarrierThrottled_TakesThemAlongTheNextTime()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        test.Destination.Answer("ticket", new WriteAnswer.NotSent("429", null), Arrived(1));

        await test.LoadAsync();

        Assert.Equal(["ticket", "ticket"], test.Destination.CallsOf("send"));
        Assert.Equal((WriteState.Done, 1), (test.Write("message/1").State, test.Write("message/1").Attempts));
    }

    [Fact]
    public async Task RunAsync_CarrierRefused_RejectsItsPassengers()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        test.Destination.Answer("ticket", new WriteAnswer.Refused("bad", "no", 400, null));

        await test.LoadAsync();

        Assert.Equal(["ticket"], test.Destination.CallsOf("send"));
        Assert.Equal((EntryState.Rejected, "parent-rejected"), (test.Entry("message/1").State, test.Entry("message/1").Reason));
    }

    [Fact]
    public async Task RunAsync_MessageAddedLater_IsSentByItself()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        test.Destination.Answer("ticket", Arrived(1));
        await test.LoadAsync();

        await FillAsync(test, messages: 2);
        await test.LoadAsync();

        Assert.Equal(["ticket", "m2"], test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_CrashAfterTheIntent_SendsNothingTwice()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        await CrashAfterIntentsAsync(test, messages: 1);
        test.Destination.AnswerLookups(new Lookup.Found(Ticket), new Lookup.Found(Message(1)));

        await test.LoadAsync();

        Assert.Empty(test.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, test.Entry("message/1").State);
    }

    [Fact]
    public async Task RunAsync_CrashAndTheCarrierIsAbsent_GoesOnWithThePassengersThatDidNotArriveWithIt()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 2, phase: 1);
        await CrashAfterIntentsAsync(test, messages: 2);
        test.Destination.AnswerLookups(Lookup.Absent.Value, new Lookup.Found(Message(2)));
        test.Destination.Answer("ticket", Arrived(1));

        await test.LoadAsync();

        Assert.Equal(["scan all", "find ticket", "send ticket", "find m2"], test.Destination.Calls);
        Assert.All(["message/1", "message/2"], key => Assert.Equal(EntryState.Loaded, test.Entry(key).State));
    }

    [Fact]
    public async Task RunAsync_CarrierLeftOutAndReplayed_AsksForItsPassengersToo()
    {
        await using var test = await BeginAsync();
        await FillAsync(test, messages: 1);
        test.Destination.Answer("ticket", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Ambiguous("two equal ones"));
        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());
        await new ResolveStep(test.Environment).LeaveOutAsync(Key("ticket/1"), null, new PersonsWord("Ada", "not found"));
        await test.LoadAsync();
        Assert.Equal((EntryState.Rejected, "parent-rejected"), (test.Entry("message/1").State, test.Entry("message/1").Reason));

        await FillAsync(test, messages: 1);
        test.Destination.AnswerLookups(new Lookup.Found(Ticket), new Lookup.Found(Message(1)));
        await test.LoadAsync();

        Assert.Equal(["ticket"], test.Destination.CallsOf("send"));
        Assert.Equal(Message(1), Assert.Single(test.Read.Twins(Key("message/1"))).Twin);
    }

    [Fact]
    public async Task RunAsync_PartThatIsNoFile_IsShownByTheHolderItself()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one") with { Carries = [Key("organization/7")] }]);
        await test.ComposeAsync("organization/7", []);
        test.Destination.Answer("one", new WriteAnswer.Done(new TwinRef("contact", "5"), null, ""));

        await test.LoadAsync();

        Assert.Equal(new TwinRef("contact", "5"), Assert.Single(test.Read.Twins(Key("organization/7"))).Twin);
    }

    private static async Task FillAsync(Rehearsal test, int messages, string log = "ticket", int phase = 2, bool canUpdate = false, params string[] parts)
    {
        var numbers = Enumerable.Range(1, messages).ToList();
        var carries = numbers.Select(number => $"message/{number}").Concat(parts).Select(Key);
        await test.ComposeAsync("ticket/1", [Create(log, canUpdate: canUpdate) with { Creates = "ticket", Thread = "t", Carries = [.. carries] }]);
        foreach (var number in numbers)
        {
            var body = new { on_ticket = new TwinToken(Key("ticket/1"), "ticket").ToJson() };
            await test.ComposeAsync($"message/{number}", [Create($"m{number}", body, phase) with { Creates = "message", Thread = "t", Order = number }]);
        }
    }

    /// <summary>A process died after the intent to send a ticket with all its messages.</summary>
    private static async Task CrashAfterIntentsAsync(Rehearsal test, int messages)
    {
        foreach (var key in Enumerable.Range(1, messages).Select(number => $"message/{number}"))
        {
            var fingerprint = Sha256Hex.Of(test.Write(key).Write.Body.GetRawText());
            await test.CommitAsync(new LedgerChange.WriteIntended(Key(key), "create", 1, fingerprint, false));
        }

        await test.CrashAfterIntentAsync("ticket/1");
    }

    private static void AssertLeft(Rehearsal test, string cause)
    {
        Assert.All(["ticket/1", "message/1"], key => Assert.Equal(WriteState.Planned, test.Write(key).State));
        Assert.Equal(cause, test.Read.Answer(Key("message/1"), "create")!.Text);
    }

    private static TwinRef Message(int number) => new("message", $"{100 + number}", "ticket:17");

    private static WriteAnswer.Done Arrived(params int[] numbers) => new(Ticket, null, "")
    {
        Carried = numbers.ToDictionary(number => Key($"message/{number}"), Message),
    };
}

public sealed class PassengerOnSqliteTests() : PassengerContract(StoreKind.Sqlite);

public sealed class PassengerOnPostgresTests() : PassengerContract(StoreKind.Postgres);
