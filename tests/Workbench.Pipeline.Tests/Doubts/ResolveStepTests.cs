using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Doubts;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Doubts;

/// <summary>What a person says about a write in doubt, and what follows from it.</summary>
public abstract class ResolveStepContract(StoreKind kind) : WriteContract(kind)
{
    private static readonly TwinRef Ada = new("contact", "ada");
    private static readonly PersonsWord Word = new("Grace", "looked in the inbox");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NotCarriedOutAsync_ParkedWrite_IsSentOnceMoreWithoutAsking()
    {
        await using var test = await ParkedAsync();

        await Step(test).NotCarriedOutAsync(Key("contact/1"), null, Word, await test.PermitAsync(), Cancellation);
        var asked = test.Destination.CallsOf("find").Count;
        await test.LoadAsync();

        Assert.Equal(["one", "one"], test.Destination.CallsOf("send"));
        Assert.Equal(asked, test.Destination.CallsOf("find").Count);
        Assert.Equal((EntryState.Loaded, 2), (test.Entry("contact/1").State, test.Write("contact/1").Attempts));
    }

    [Fact]
    public async Task NotCarriedOutAsync_DestinationShowsItByNow_IsRefused()
    {
        await using var test = await ParkedAsync();
        test.Destination.AnswerLookups(new Lookup.Found(Ada));
        var permit = await test.PermitAsync();

        var gate = await Assert.ThrowsAsync<GateException>(() => Step(test).NotCarriedOutAsync(Key("contact/1"), null, Word, permit, Cancellation));

        Assert.Contains("contact:ada", gate.Message, StringComparison.Ordinal);
        Assert.Equal(WriteState.InDoubt, test.Write("contact/1").State);
        Assert.Equal(["one"], test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task NotCarriedOutAsync_NeverSentBesideAnExistingTwin_IsSentAlthoughTheVendorCannotSay()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same" }, canUpdate: true)], Promised("name", "same"));
        await test.ComposeAsync("contact/2", [Create("child", new { parent = new TwinToken(Key("contact/1"), "contact").ToJson() }, phase: 2)]);
        test.Destination.AnswerLookups(new Lookup.Ambiguous("two equal ones"), new Lookup.Ambiguous("two equal ones"), new Lookup.Ambiguous("two equal ones"));
        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());

        await Step(test).NotCarriedOutAsync(Key("contact/2"), null, Word, await test.PermitAsync(), Cancellation);
        await test.LoadAsync();

        Assert.Equal(["child"], test.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/2").State);
    }

    [Fact]
    public async Task CarriedOutAsync_TwinThatIsThere_ConfirmsAndSendsNothing()
    {
        await using var test = await ParkedAsync();
        test.Destination.Put(Ada, ("name", "Ada"));

        var made = await Step(test).CarriedOutAsync(Key("contact/1"), "create", "ada", Word, Cancellation);
        await test.LoadAsync();

        Assert.Equal(Ada, made);
        Assert.Equal(["one"], test.Destination.CallsOf("send"));
        var twin = Assert.Single(test.Read.Twins(Key("contact/1")));
        Assert.Equal((Ada, TwinOrigin.Created), (twin.Twin, twin.Origin));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
    }

    [Fact]
    public async Task CarriedOutAsync_TwinThatStoodThereBefore_IsLeftByARollback()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "Ada"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, null, "email:ada@example.com"));
        await ParkAsync(test);

        await Step(test).CarriedOutAsync(Key("contact/1"), null, "ada", Word, Cancellation);
        await test.RollBackAsync();

        Assert.True(test.Destination.Has(Ada), "The rollback removed a contact that stood there before the migration.");
    }

    [Theory]
    [InlineData(null, "Give the id")]
    [InlineData("eve", "shows no contact eve")]
    [InlineData("1", "is the twin of ivinex/contact/2")]
    public async Task CarriedOutAsync_TwinThatCannotBe_IsRefused(string? twin, string named)
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.LoadAsync();
        await ParkAsync(test);

        var gate = await Assert.ThrowsAsync<GateException>(() => Step(test).CarriedOutAsync(Key("contact/1"), null, twin, Word, Cancellation));

        Assert.Contains(named, gate.Message, StringComparison.Ordinal);
        Assert.Equal(WriteState.InDoubt, test.Write("contact/1").State);
        Assert.DoesNotContain(test.Read.Events(Key("contact/1")), found => found.Change == nameof(LedgerChange.DoubtDecided));
    }

    [Fact]
    public async Task LeaveOutAsync_ParkedWrite_IsARejectAndNotSentAgain()
    {
        await using var test = await ParkedAsync();

        await Step(test).LeaveOutAsync(Key("contact/1"), null, Word);
        await test.LoadAsync();

        var reject = Assert.Single(test.Read.Rejects());
        Assert.Equal(ReasonCode.LeftInDoubt, reject.Code);
        Assert.Contains("left out by Grace: looked in the inbox", reject.Detail, StringComparison.Ordinal);
        Assert.Contains("\"one\"", reject.Payload, StringComparison.Ordinal);
        Assert.Equal(["one"], test.Destination.CallsOf("send"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LeaveOutAsync_ReplayedLater_AsksBeforeItSends(bool isThere)
    {
        await using var test = await ParkedAsync();
        await Step(test).LeaveOutAsync(Key("contact/1"), null, Word);
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.AnswerLookups(isThere ? new Lookup.Found(Ada) : Lookup.Absent.Value);
        var asked = test.Destination.CallsOf("find").Count;

        await test.LoadAsync();

        Assert.Equal(asked + 1, test.Destination.CallsOf("find").Count);
        Assert.Equal(isThere ? 1 : 2, test.Destination.CallsOf("send").Count);
        Assert.Equal(TwinOrigin.Created, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
    }

    [Fact]
    public async Task LeaveOutAsync_ThenRolledBack_RemovesWhatHadArrived()
    {
        await using var test = await ParkedAsync();
        test.Destination.Put(Ada, ("name", "Ada"));
        await Step(test).LeaveOutAsync(Key("contact/1"), null, Word);
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.RollBackAsync();

        Assert.False(test.Destination.Has(Ada), "What a left out write had made is still there.");
    }

    [Fact]
    public async Task Decision_OfAPerson_StandsInTheChainBeforeWhatFollows()
    {
        await using var test = await ParkedAsync();
        var payload = test.Write("contact/1").PayloadSha256!;

        await Step(test).LeaveOutAsync(Key("contact/1"), null, Word);

        var events = test.Read.Events(Key("contact/1")).ToList();
        var decided = events.FindIndex(found => found.Change == nameof(LedgerChange.DoubtDecided));
        Assert.Equal([nameof(LedgerChange.WriteEnded), nameof(LedgerChange.RecordRejected)], events[(decided + 1)..].Select(found => found.Change));
        Assert.All(["Grace", "looked in the inbox", "leftOut", payload], word => Assert.Contains(word, events[decided].Data, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Decision_WriteThatWasNotAskedAboutYet_IsRefused()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.CrashAfterIntentAsync("contact/1");

        var gate = await Assert.ThrowsAsync<GateException>(() => Step(test).LeaveOutAsync(Key("contact/1"), null, Word));

        Assert.Contains("Run the load again", gate.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decision_NothingInDoubt_IsRefused()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);

        await Assert.ThrowsAsync<GateException>(() => Step(test).LeaveOutAsync(Key("contact/1"), null, Word));
    }

    [Theory]
    [InlineData("", "because")]
    [InlineData("Grace", " ")]
    public void PersonsWord_NobodyOrNoReason_IsRefused(string by, string why) => Assert.Throws<GateException>(() => new PersonsWord(by, why));

    [Fact]
    public async Task ReadAsync_ParkedWrite_NamesCandidatesThatBelongToNobody()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.LoadAsync();
        await ParkAsync(test);
        var taken = Assert.Single(test.Read.Twins(Key("contact/2"))).Twin;
        test.Destination.AnswerLookups(new Lookup.Ambiguous("two equal ones") { Candidates = [Ada, taken] });

        var doubt = Assert.Single(await new DoubtList(test.Environment).ReadAsync(Cancellation).ToListAsync(Cancellation));

        Assert.Equal([Ada], doubt.Candidates);
        Assert.Equal(("two equal ones", "create"), (doubt.Why, doubt.Row.Write.Name));
    }

    [Fact]
    public async Task ReadAsync_PartOfALoadedTwin_IsLookedForInside()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.LoadAsync();
        var holder = Assert.Single(test.Read.Twins(Key("contact/2"))).Twin;
        var part = new TwinRef("note", "77", holder.Print());
        var body = new { on_contact = new TwinToken(Key("contact/2"), "contact").ToJson() };
        await test.ComposeAsync("message/1", [Create("note", body) with { Creates = "note" }]);
        test.Destination.Answer("note", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Ambiguous("cannot be looked up"), new Lookup.Ambiguous("cannot be looked up"));
        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());
        test.Destination.Put(part);

        var doubt = Assert.Single(await new DoubtList(test.Environment).ReadAsync(Cancellation).ToListAsync(Cancellation));
        var made = await Step(test).CarriedOutAsync(Key("message/1"), null, "77", Word, Cancellation);

        Assert.Equal([part], doubt.Candidates);
        Assert.Equal(part, made);
    }

    private static ResolveStep Step(Rehearsal test) => new(test.Environment);

    private async Task<Rehearsal> ParkedAsync()
    {
        var test = await BeginAsync();
        await ParkAsync(test);
        return test;
    }

    /// <summary>The record contact/1 with one write of which the destination could not say whether it arrived.</summary>
    private static async Task ParkAsync(Rehearsal test)
    {
        await test.ComposeAsync("contact/1", [Create("one")]);
        test.Destination.Answer("one", new WriteAnswer.Unknown("cut", "r-1"));
        test.Destination.AnswerLookups(new Lookup.Ambiguous("two equal ones"));
        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());
    }
}

public sealed class ResolveStepOnSqliteTests() : ResolveStepContract(StoreKind.Sqlite);

public sealed class ResolveStepOnPostgresTests() : ResolveStepContract(StoreKind.Postgres);
