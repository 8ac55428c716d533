using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

/// <summary>A doubt is resolved against what was sent, also where the record has become another meanwhile.</summary>
public abstract class SentPayloadContract(StoreKind kind) : WriteContract(kind)
{
    private static readonly TwinRef Ada = new("contact", "ada");

    [Fact]
    public async Task RunAsync_ChangedWhileInDoubtAndArrived_AsksAboutTheOldAndUpdatesToTheNew()
    {
        await using var test = await ChangedWhileInDoubtAsync(canUpdate: true);
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.LoadAsync();

        Assert.Equal(["scan all", "find old", "send new -> contact:ada"], test.Destination.Calls);
        Assert.Equal("new", test.Destination.Shown(Ada, "name"));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        Assert.Equal("new", Assert.Single(test.Read.Promises(Key("contact/1"))).Expected);
        Assert.Equal(TwinOrigin.Created, Assert.Single(test.Read.Twins(Key("contact/1"))).Origin);
    }

    [Fact]
    public async Task RunAsync_ChangedWhileInDoubtAndAbsent_SendsTheNewAlone()
    {
        await using var test = await ChangedWhileInDoubtAsync(canUpdate: false);
        test.Destination.AnswerLookups(Lookup.Absent.Value);

        await test.LoadAsync();

        Assert.Equal(["scan all", "find old", "send new"], test.Destination.Calls);
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
    }

    [Fact]
    public async Task RunAsync_ChangedWhileInDoubtAndArrivedForGood_LeavesANote()
    {
        await using var test = await ChangedWhileInDoubtAsync(canUpdate: false);
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.LoadAsync();

        Assert.Empty(test.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        Assert.Contains(test.Read.Notes(Key("contact/1")), note => note is { Code: ReasonCode.ImmutableAfterLoad, Field: "name" });
    }

    [Fact]
    public async Task RunAsync_WhatWasSentIsNotKnownAnyMore_ParksWithoutAskingOrSending()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.CommitAsync(new LedgerChange.WriteIntended(Key("contact/1"), "create", 1, new string('a', 64), false));

        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());

        Assert.Equal(["scan all"], test.Destination.Calls);
        Assert.Equal(EntryState.InDoubt, test.Entry("contact/1").State);
        Assert.Contains("payload aaaaaaaa", test.Entry("contact/1").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_FoundTwinIsAnotherRecords_ParksInsteadOfTakingIt()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        var other = Assert.Single(test.Read.Twins(Key("contact/1"))).Twin;
        await test.ComposeAsync("contact/2", [Create("two")]);
        test.Destination.Answer("two", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Found(other));

        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());

        Assert.Empty(test.Read.Twins(Key("contact/2")));
        Assert.Contains("is the twin of ivinex/contact/1", test.Entry("contact/2").Reason, StringComparison.Ordinal);
    }

    /// <summary>An organization that stands on its contact has that one's twin: what is found there is its own.</summary>
    [Fact]
    public async Task RunAsync_FoundTwinIsSharedWithAnotherRecord_IsItsOwn()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one") with { Carries = [Key("organization/7")] }]);
        await test.ComposeAsync("organization/7", []);
        await test.LoadAsync();
        await test.ComposeAsync("organization/7", [Set("mark", "contact:1", "seen", "yes")]);
        await test.CrashAfterIntentAsync("organization/7", "set");
        test.Destination.AnswerLookups(new Lookup.Found(new TwinRef("contact", "1")));

        await test.LoadAsync();

        Assert.Equal(["one"], test.Destination.CallsOf("send"));
        Assert.Equal(WriteState.Done, test.Write("organization/7", "set").State);
    }

    [Fact]
    public async Task RunAsync_ParentLoadedAnewWhileTheChildWasInDoubt_ParksWithoutAskingAboutAnotherParent()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("organization/9", [Create("parent")]);
        await test.ComposeAsync("contact/1", [Create("child", new { parent = new TwinToken(Key("organization/9"), "contact").ToJson() }, phase: 2)]);
        test.Destination.Answer("child", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Ambiguous("two equal ones"));
        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());
        await test.CommitAsync(new LedgerChange.TwinRemoved(Key("organization/9"), "create", new TwinRef("contact", "1"), RemovalResult.Removed, null));
        await test.ComposeAsync("organization/9", [Create("anew")]);

        await Assert.ThrowsAsync<GateException>(() => test.LoadAsync());

        Assert.Equal(["scan all", "send parent", "send child", "find child", "send anew"], test.Destination.Calls);
        Assert.StartsWith("what was sent (payload ", test.Entry("contact/1").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_InterruptedUpdate_IsRecognisedByItsOwnPayload()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        test.Destination.Put(Ada, ("name", "new"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.CommitAsync(new LedgerChange.BeforeImageTaken(Ada, Body("image", new { name = "old" })));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);

        await test.LoadAsync();

        Assert.Equal(["scan all"], test.Destination.Calls);
        Assert.Equal(WriteState.Done, test.Write("contact/1").State);
        Assert.Equal("found", test.Read.Answer(Key("contact/1"), "create")!.Text);
    }

    [Fact]
    public async Task Answer_OfEveryOutcome_KeepsTheFingerprintOfWhatWasSent()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.ComposeAsync("contact/3", [Create("three")]);
        test.Destination.Answer("two", new WriteAnswer.Refused("bad", "no", 400, null));
        test.Destination.Answer("three", new WriteAnswer.Unknown("cut", null));
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.LoadAsync();

        Assert.All(["contact/1", "contact/2", "contact/3"], key =>
        {
            var sent = test.Write(key).PayloadSha256;
            Assert.Equal(64, sent?.Length);
            Assert.Equal(sent, test.Read.Answer(Key(key), "create")!.PayloadSha256);
            Assert.Contains(
                test.Read.Events(Key(key)), found => found.Change == nameof(LedgerChange.WriteEnded) && found.Data.Contains($"\"payload\":\"{sent}\"", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task Answer_WithoutACall_HasNoFingerprint()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same" }, canUpdate: true)], Promised("name", "same"));

        await test.LoadAsync();

        Assert.Null(test.Read.Answer(Key("contact/1"), "create")!.PayloadSha256);
    }

    /// <summary>The payload of an earlier load is not what the twin that stood there before was recognised by.</summary>
    [Fact]
    public async Task Answer_OfATwinThatARefusalNamed_HasNoFingerprintOfAnEarlierCall()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same" }, canUpdate: true)], Promised("name", "same"));
        test.Destination.Answer("one", new WriteAnswer.NotSent("429", null), new WriteAnswer.Exists(Ada, null));
        await test.LoadAsync(new LoadOptions(Attempts: 1));

        await test.LoadAsync();

        Assert.Equal(new StoredAnswer("stood there before", null), test.Read.Answer(Key("contact/1"), "create"));
    }

    /// <summary>A process died after the intent to send <c>old</c>, and before the next load the record became <c>new</c>.</summary>
    private async Task<Rehearsal> ChangedWhileInDoubtAsync(bool canUpdate)
    {
        var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("old", new { name = "old" }, canUpdate: canUpdate)], Promised("name", "old"));
        await test.CrashAfterIntentAsync("contact/1");
        await test.ComposeAsync("contact/1", [Create("new", new { name = "new" }, canUpdate: canUpdate)], Promised("name", "new"));
        return test;
    }
}

public sealed class SentPayloadOnSqliteTests() : SentPayloadContract(StoreKind.Sqlite);

public sealed class SentPayloadOnPostgresTests() : SentPayloadContract(StoreKind.Postgres);
