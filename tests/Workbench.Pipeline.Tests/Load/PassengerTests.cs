using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Doubts;
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
        Assert.Equal(Message(1), Assert.Single(test.Read.Twins(Key("message/1"))).Twin);
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
        var fingerprint = Sha256Hex.Of(test.Write("message/1").Write.Body.GetRawText());
        await test.CommitAsync(new LedgerChange.WriteIntended(Key("message/1"), "create", 1, fingerprint, false));
        await test.CrashAfterIntentAsync("ticket/1");
        test.Destination.AnswerLookups(new Lookup.Found(Ticket), new Lookup.Found(Message(1)));

        await test.LoadAsync();

        Assert.Empty(test.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, test.Entry("message/1").State);
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

    private static async Task FillAsync(Rehearsal test, int messages)
    {
        var numbers = Enumerable.Range(1, messages).ToList();
        await test.ComposeAsync("ticket/1", [Create("ticket") with { Creates = "ticket", Thread = "t", Carries = [.. numbers.Select(number => Key($"message/{number}"))] }]);
        foreach (var number in numbers)
        {
            var body = new { on_ticket = new TwinToken(Key("ticket/1"), "ticket").ToJson() };
            await test.ComposeAsync($"message/{number}", [Create($"m{number}", body, phase: 2) with { Creates = "message", Thread = "t", Order = number }]);
        }
    }

    private static TwinRef Message(int number) => new("message", $"{100 + number}", "ticket:17");

    private static WriteAnswer.Done Arrived(params int[] numbers) => new(Ticket, null, "")
    {
        Carried = numbers.ToDictionary(number => Key($"message/{number}"), Message),
    };
}

public sealed class PassengerOnSqliteTests() : PassengerContract(StoreKind.Sqlite);

public sealed class PassengerOnPostgresTests() : PassengerContract(StoreKind.Postgres);
