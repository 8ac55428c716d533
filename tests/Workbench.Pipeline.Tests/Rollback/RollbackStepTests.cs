using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Rollback;

public abstract class RollbackStepContract(StoreKind kind) : WriteContract(kind)
{
    private static readonly TwinRef Ada = new("contact", "ada");

    [Fact]
    public async Task RunAsync_CreatedTwins_RemovesThemLastPhaseFirst()
    {
        await using var test = await BeginAsync();
        var before = await test.Destination.FingerprintAsync(TestContext.Current.CancellationToken);
        await test.CommitAsync(new LedgerChange.DocumentSaved(RollbackStep.FingerprintBefore, before));
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two", phase: 2)]);
        await test.LoadAsync();

        var result = await test.RollBackAsync();

        Assert.Equal(["contact:2", "contact:1"], test.Destination.CallsOf("remove"));
        Assert.Empty(result.Remaining);
        Assert.Equal(result.FingerprintBefore, result.FingerprintAfter);
        Assert.All(["contact/1", "contact/2"], key => Assert.Equal(EntryState.RolledBack, test.Entry(key).State));
    }

    [Fact]
    public async Task RunAsync_UpdatedTwin_PutsItsEarlierStateBack()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.LoadAsync();

        await test.RollBackAsync();

        Assert.Equal("old", test.Destination.Shown(Ada, "name"));
        Assert.Empty(test.Destination.CallsOf("remove"));
        Assert.Equal(RemovalResult.Restored, Assert.Single(test.Read.Removals()).Result);
    }

    [Fact]
    public async Task RunAsync_AdoptedTwin_IsLeftAsItIs()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same" }, canUpdate: true)], Promised("name", "same"));
        await test.LoadAsync();

        var result = await test.RollBackAsync();

        Assert.Equal("same", test.Destination.Shown(Ada, "name"));
        Assert.Empty(test.Destination.CallsOf("remove"));
        var left = Assert.Single(result.Remaining);
        Assert.Equal((RemovalResult.Skipped, "Stood there before this run and was not changed by it."), (left.Result, left.Detail));
    }

    [Fact]
    public async Task RunAsync_ChangedTwinThatNoCallPutsBack_IsOnTheList()
    {
        await using var test = await BeginAsync();
        test.Destination.PutsBack = false;
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.LoadAsync();

        var result = await test.RollBackAsync();

        Assert.Equal("new", test.Destination.Shown(Ada, "name"));
        Assert.Equal(RemovalResult.Skipped, Assert.Single(result.Remaining).Result);
        Assert.Empty(test.Clock.Waits);
        Assert.Empty(test.Destination.CallsOf("capture"));
    }

    /// <summary>Its record changed in the source, and the update was not carried out: what was created before is still there.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RunAsync_UpdateOfACreatedTwinWasNotCarriedOut_RemovesTheTwinOrListsIt(bool isRefused)
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same" }, canUpdate: true)], Promised("name", "same"));
        await test.ComposeAsync("contact/2", [Create("two", new { name = "old" }, canUpdate: true)], Promised("name", "old"));
        await test.LoadAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "same", more = "1" }, canUpdate: true)], Promised("name", "same"));
        await test.ComposeAsync("contact/2", [Create("two", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        if (isRefused)
        {
            test.Destination.Answer("one", new WriteAnswer.Refused("bad", "no", 400, null));
            test.Destination.Answer("two", new WriteAnswer.Refused("bad", "no", 400, null));
            await test.LoadAsync();
        }

        var unchanged = Assert.Single(test.Read.Twins(Key("contact/1"))).Twin;
        var result = await test.RollBackAsync();

        Assert.Equal([unchanged.Print()], test.Destination.CallsOf("remove"));
        var left = Assert.Single(result.Remaining);
        Assert.Equal(Key("contact/2"), left.Key);
        Assert.Contains("It was to be updated, and does not hold what that was to bring (name)", left.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_UpdateOfARestorableTwinWasNotCarriedOut_PutsItsEarlierStateBack()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.LoadAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "newer" }, canUpdate: true)], Promised("name", "newer"));

        await test.RollBackAsync();

        Assert.Equal("old", test.Destination.Shown(Ada, "name"));
    }

    [Fact]
    public async Task RunAsync_ForeignTwin_IsNeverTouched()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "theirs"));
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();

        await test.RollBackAsync();

        Assert.Equal(["contact:1"], test.Destination.CallsOf("remove"));
        Assert.Equal("theirs", test.Destination.Shown(Ada, "name"));
        Assert.Equal((1L, null), test.Progress.Last("roll back"));
    }

    [Fact]
    public async Task RunAsync_EditedSinceTheLoad_IsSkippedAndNamed()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "Ada" })], Promised("name", "Ada"));
        await test.LoadAsync();
        test.Destination.Put(new TwinRef("contact", "1"), ("name", "Ada Lovelace"));

        var result = await test.RollBackAsync();

        Assert.Equal("Somebody changed name since.", Assert.Single(result.Remaining).Detail);
        Assert.Empty(test.Destination.CallsOf("remove"));
    }

    [Fact]
    public async Task RunAsync_SomebodyAddedAPart_KeepsTheWhole()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        test.Destination.Put(new TwinRef("part", "reply", "contact:1"), ("text", "new answer"));

        var result = await test.RollBackAsync();

        Assert.Equal("Somebody added 1 parts since.", Assert.Single(result.Remaining).Detail);
        Assert.True(test.Destination.Has(new TwinRef("contact", "1")));
    }

    [Fact]
    public async Task RunAsync_PartInsideACreatedTwin_GoesWithIt()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("ticket/1", [Create("whole")]);
        await test.LoadAsync();
        await test.ComposeAsync("message/1", [Create("part", new Dictionary<string, string> { ["in"] = "contact:1" }, phase: 2)]);
        await test.LoadAsync();

        var result = await test.RollBackAsync();

        Assert.Equal(["contact:1"], test.Destination.CallsOf("remove"));
        Assert.Empty(result.Remaining);
        Assert.False(test.Destination.Has(new TwinRef("contact", "2")));
    }

    [Fact]
    public async Task RunAsync_PartInsideOneOfTwoCreatedTwins_GoesWithIt()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("ticket/1", [Create("whole"), Create("second") with { Name = "second" }]);
        await test.ComposeAsync("message/1", [Create("part", new { @in = "contact:1" }, phase: 2)]);
        await test.LoadAsync(new(Concurrency: 1));

        var result = await test.RollBackAsync();

        Assert.Equal(["contact:2", "contact:1"], test.Destination.CallsOf("remove"));
        Assert.Empty(result.Remaining);
    }

    /// <summary>The record has another twin that goes away; the one with the part in it stood there before and stays.</summary>
    [Fact]
    public async Task RunAsync_PartInsideAnAdoptedTwinOfTwo_IsRemovedByItself()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada);
        test.Destination.Existing.Add(new ExistingTwin(Ada, null, "email:ada@example.com"));
        await test.ComposeAsync("ticket/1", [Create("whole") with { NaturalKey = "email:ada@example.com" }, Create("second") with { Name = "second" }]);
        await test.ComposeAsync("message/1", [Create("part", new { @in = "contact:ada" }, phase: 2)]);
        await test.LoadAsync(new(Concurrency: 1));

        await test.RollBackAsync();

        Assert.Equal(["contact:2", "contact:1"], test.Destination.CallsOf("remove"));
        Assert.True(test.Destination.Has(Ada));
    }

    [Fact]
    public async Task RunAsync_PartOfAnAdoptedTwinEditedSince_IsSkipped()
    {
        await using var test = await BeginAsync();
        var holder = new TwinRef("contact", "0");
        test.Destination.Put(holder, ("text", "hello"));
        test.Destination.Existing.Add(new ExistingTwin(holder, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("message/1", [Create("note", new { @in = "contact:0", text = "hello" }, phase: 2)], Promised("text", "hello"));
        await test.LoadAsync();
        var note = new TwinRef("contact", "1", "contact:0");
        test.Destination.Put(note, ("text", "edited"));

        var result = await test.RollBackAsync();

        Assert.True(test.Destination.Has(note), "The rollback removed a note that somebody had edited.");
        Assert.Contains(result.Remaining, row => row is { Detail: "Somebody changed text since." });
    }

    [Fact]
    public async Task RunAsync_UpdateOfACreatedTwinInDoubt_RemovesTheTwin()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "old" }, canUpdate: true)], Promised("name", "old"));
        await test.LoadAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        test.Destination.Put(new TwinRef("contact", "1"), ("name", "new"));

        var result = await test.RollBackAsync();

        Assert.Equal(["contact:1"], test.Destination.CallsOf("remove"));
        Assert.Empty(test.Destination.CallsOf("find"));
        Assert.Empty(result.Remaining);
    }

    [Fact]
    public async Task RunAsync_LinkOnACreatedTwin_DoesNotCountAsSomebodysEdit()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one"), Set("link", "contact:1", "company", "acme")], Promised("company", "acme"));
        await test.LoadAsync();

        var result = await test.RollBackAsync();

        Assert.Empty(result.Remaining);
        Assert.False(test.Destination.Has(new TwinRef("contact", "1")));
    }

    [Fact]
    public async Task RunAsync_LinkOnAnAdoptedTwin_IsUndone()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", canUpdate: true), Set("link", "contact:ada", "company", "acme")], Promised("name", "same"));
        await test.LoadAsync();

        await test.RollBackAsync();

        Assert.Null(test.Destination.Shown(Ada, "company"));
        Assert.True(test.Destination.Has(Ada));
    }

    [Fact]
    public async Task RunAsync_WriteInDoubt_AsksBeforeItUndoes()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "new"));
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.ComposeAsync("contact/3", [Create("three")]);
        foreach (var key in new[] { "contact/1", "contact/2", "contact/3" })
        {
            await test.CrashAfterIntentAsync(key);
        }

        test.Destination.AnswerLookups(new Lookup.Ambiguous("two candidates"), Lookup.Absent.Value, new Lookup.Found(Ada));

        var result = await test.RollBackAsync();

        Assert.Equal(["find three", "find two", "find one", "remove contact:ada"], test.Destination.Calls);
        var remaining = Assert.Single(result.Remaining);
        Assert.Equal((Key("contact/3"), "two candidates"), (remaining.Key, remaining.Detail));
    }

    [Fact]
    public async Task RunAsync_UpdateOfAnExistingTwinInDoubt_RestoresItInsteadOfRemovingIt()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "new"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.CommitAsync(new LedgerChange.BeforeImageTaken(Ada, Body("image", new { name = "old" })));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        await test.RollBackAsync();

        Assert.True(test.Destination.Has(Ada));
        Assert.Equal("old", test.Destination.Shown(Ada, "name"));
    }

    [Fact]
    public async Task RunAsync_VendorOnlyArchives_ListsTheLeftover()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        test.Destination.Removing = _ => new Removal.Leftover("archived, not deleted");

        var result = await test.RollBackAsync();

        var left = Assert.Single(result.Remaining);
        Assert.Equal((RemovalResult.Leftover, "archived, not deleted"), (left.Result, left.Detail));
    }

    /// <summary>A note that the vendor cannot delete stands on a contact that was there before, and stays there.</summary>
    [Fact]
    public async Task RunAsync_PartOnARestoredTwinSecondTime_StaysOnTheList()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        var owner = new TwinToken(Key("contact/1"), "contact").ToJson();
        await test.ComposeAsync("message/1", [Create("note", new Dictionary<string, object> { ["in"] = "contact:ada", ["owner"] = owner }, phase: 2)]);
        await test.LoadAsync();
        test.Destination.Removing = _ => new Removal.Leftover("no call deletes notes");
        var first = await test.RollBackAsync();

        var second = await test.RollBackAsync();

        Assert.Equal(Key("message/1"), Assert.Single(first.Remaining).Key);
        Assert.Equal(Key("message/1"), Assert.Single(second.Remaining).Key);
    }

    [Fact]
    public async Task RunAsync_PartInsideAnArchivedTwinSecondTime_StaysOnTheList()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("ticket/1", [Create("whole")]);
        await test.LoadAsync();
        await test.ComposeAsync("message/1", [Create("part", new Dictionary<string, string> { ["in"] = "contact:1" }, phase: 2)]);
        await test.LoadAsync();
        test.Destination.Removing = _ => new Removal.Leftover("archived, not deleted");
        await test.RollBackAsync();

        var second = await test.RollBackAsync();

        Assert.Equal(
            [(Key("message/1"), "Stays inside contact:1, which the vendor keeps."), (Key("ticket/1"), "archived, not deleted")],
            second.Remaining.Select(row => (row.Key, row.Detail)).OrderBy(row => row.Key.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_SecondTime_RemovesNothingMore()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        await test.RollBackAsync();

        await test.RollBackAsync();

        Assert.Single(test.Destination.CallsOf("remove"));
    }

    /// <summary>The vendor could not be reached for the restore, but for the removal of what the twin was linked with.</summary>
    [Fact]
    public async Task RunAsync_RestoreFailedAndWhatItRefersToIsGone_IsRestoredByTheSecondRun()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        var employer = new TwinToken(Key("organization/1"), "contact").ToJson();
        await test.ComposeAsync("organization/1", [Create("acme")]);
        await test.ComposeAsync("contact/1", [Create("one", new Dictionary<string, object> { ["name"] = "new", ["employer"] = employer }, phase: 2, canUpdate: true)], Promised("name", "new"));
        await test.LoadAsync();
        test.Destination.Restoring = _ => new Removal.Skipped("not reached");
        await test.RollBackAsync();
        test.Destination.Restoring = _ => Removal.Gone.Value;

        await test.RollBackAsync();

        Assert.Equal("old", test.Destination.Shown(Ada, "name"));
        Assert.Equal(RemovalResult.Restored, test.Read.Removals().Single(row => row.Key == Key("contact/1")).Result);
    }

    [Fact]
    public async Task RunAsync_Provisions_RemovesOnlyThoseItCreated()
    {
        await using var test = await BeginAsync();
        var field = new TwinRef("attribute", "1");
        await test.CommitAsync(
            new LedgerChange.ProvisionMoved("created", "Created", ProvisionState.Created, field, Body("p"), null),
            new LedgerChange.ProvisionMoved("existed", "Existed", ProvisionState.Existed, field with { Id = "2" }, Body("p"), null));

        await new DiscoverStep(test.Environment).KeepProvisionedAsync(TestContext.Current.CancellationToken);

        await test.RollBackAsync();

        Assert.Null(DiscoverStep.Provisioned(test.Read));
        Assert.Equal(["created"], test.Destination.CallsOf("unprovision"));
        Assert.Equal(ProvisionState.Removed, test.Read.Provisions().Single(row => row.Name == "created").State);
    }

    /// <summary>A twin is restored by writing its fields: they must not be taken back before it was.</summary>
    [Fact]
    public async Task RunAsync_TwinNotReached_LeavesProvisionsToTheRunThatReachesIt()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        await test.CommitAsync(new LedgerChange.ProvisionMoved("created", "Created", ProvisionState.Created, new TwinRef("attribute", "1"), Body("p"), null));
        await test.ComposeAsync("contact/1", [Create("one", new Dictionary<string, object> { ["name"] = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.LoadAsync();
        test.Destination.Restoring = _ => new Removal.Open("HTTP 500");
        var first = await test.RollBackAsync();
        test.Destination.Restoring = _ => Removal.Gone.Value;

        var second = await test.RollBackAsync();

        Assert.Equal((1, "HTTP 500; run the rollback again"), (first.Open, Assert.Single(first.Remaining).Detail));
        Assert.Equal((0, ProvisionState.Removed), (second.Open, Assert.Single(test.Read.Provisions()).State));
        Assert.Equal(["created"], test.Destination.CallsOf("unprovision"));
        Assert.Equal("old", test.Destination.Shown(Ada, "name"));
    }

    [Fact]
    public async Task DryRun_LoadedRecords_CountsAndTouchesNothing()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one"), Set("link", "contact:1", "company", "acme")]);
        await test.LoadAsync();
        var calls = test.Destination.Calls.Count;

        var counts = new RollbackStep(test.Environment).DryRun();

        Assert.Equal(2, counts.Values.Sum());
        Assert.Equal(1, counts["remove"]);
        Assert.Equal(calls, test.Destination.Calls.Count);
    }
}

public sealed class RollbackStepOnSqliteTests() : RollbackStepContract(StoreKind.Sqlite);

public sealed class RollbackStepOnPostgresTests() : RollbackStepContract(StoreKind.Postgres);
