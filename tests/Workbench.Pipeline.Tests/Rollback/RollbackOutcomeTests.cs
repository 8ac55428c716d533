using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Rollback;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Rollback;

/// <summary>What becomes of each kind of write, and what a person reads about it.</summary>
public sealed class RollbackOutcomeTests
{
    private static readonly TwinRef Ada = new("contact", "ada");
    private static readonly TwinRef First = new("contact", "1");

    [Fact]
    public async Task DryRun_WritesOfEveryKind_CountsEachUnderWhatWouldHappen()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "same"));
        test.Destination.Put(new TwinRef("contact", "eve"), ("name", "old"));
        test.Destination.Existing.Add(new ExistingTwin(Ada, Key("contact/1"), null));
        test.Destination.Existing.Add(new ExistingTwin(new TwinRef("contact", "eve"), Key("contact/2"), null));
        await test.ComposeAsync("contact/1", [Create("adopted", new { name = "same" }, canUpdate: true), Set("link", "contact:ada", "company", "acme")], Promised("name", "same"));
        await test.ComposeAsync("contact/2", [Create("updated", new { name = "new" }, canUpdate: true)], Promised("name", "new"));
        await test.ComposeAsync("ticket/1", [Create("created")]);
        await test.LoadAsync();
        await test.ComposeAsync("message/1", [Create("part", new Dictionary<string, string> { ["in"] = "contact:1" }, phase: 2)]);
        await test.LoadAsync();
        await test.ComposeAsync("contact/3", [Create("doubtful")]);
        await test.CrashAfterIntentAsync("contact/3");

        var counts = new RollbackStep(test.Environment).DryRun();

        Assert.Equal(
            [
                ("ask whether it arrived, then undo", 1L), ("goes with the record that holds it", 1L), ("leave as it is", 1L), ("remove", 1L),
                ("restore the earlier state", 1L), ("undo the link or mark", 1L),
            ],
            counts.Select(count => (count.Key, count.Value)));
    }

    [Fact]
    public async Task RunAsync_UpdateInDoubtOfWhichNoEarlierStateWasKept_IsSkippedAndSaysSo()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "new"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)]);
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        var result = await test.RollBackAsync();

        var left = Assert.Single(result.Remaining);
        Assert.Equal((RemovalResult.Skipped, "contact:ada stood there before this run and no earlier state of it was kept."), (left.Result, left.Detail));
        Assert.True(test.Destination.Has(Ada));
        Assert.Empty(test.Destination.CallsOf("remove"));
    }

    /// <summary>A restored twin is not one that was removed: the list of removals says which.</summary>
    [Fact]
    public async Task RunAsync_UpdateInDoubtThatIsRestored_CountsAsRestored()
    {
        await using var test = await BeginAsync();
        test.Destination.Put(Ada, ("name", "new"));
        await test.ComposeAsync("contact/1", [Create("one", new { name = "new" }, canUpdate: true)]);
        await test.CommitAsync(new LedgerChange.BeforeImageTaken(Ada, Body("image", new { name = "old" })));
        await test.CrashAfterIntentAsync("contact/1", isUpdate: true);
        test.Destination.AnswerLookups(new Lookup.Found(Ada));

        var result = await test.RollBackAsync();

        Assert.Empty(result.Remaining);
        Assert.Equal(RemovalResult.Restored, Assert.Single(test.Read.Removals()).Result);
    }

    [Fact]
    public async Task RunAsync_CreateInDoubtThatNeverArrived_CountsAsRemoved()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.CrashAfterIntentAsync("contact/1");
        test.Destination.AnswerLookups(Lookup.Absent.Value);

        var result = await test.RollBackAsync();

        Assert.Empty(result.Remaining);
        Assert.Empty(test.Destination.CallsOf("remove"));
        Assert.Equal(RemovalResult.Removed, Assert.Single(test.Read.Removals()).Result);
    }

    /// <summary>An update that may have arrived cannot be asked about where what it referred to is gone: a person has to look.</summary>
    [Theory]
    [InlineData(true, "It may have changed a twin that stood there before, and cannot be asked about: ivinex/organization/1 was removed by an earlier run.")]
    [InlineData(false, null)]
    public async Task RunAsync_InDoubtAndWhatItRefersToIsGone_IsSkippedWhereItMayHaveChangedATwin(bool isUpdate, string? said)
    {
        await using var test = await BeginAsync();
        var employer = new TwinToken(Key("organization/1"), "contact").ToJson();
        await test.ComposeAsync("organization/1", [Create("acme")]);
        await test.LoadAsync();
        await test.ComposeAsync("contact/1", [Create("one", new Dictionary<string, object> { ["employer"] = employer }, phase: 2, canUpdate: true)]);
        await test.CrashAfterIntentAsync("contact/1", isUpdate: isUpdate);
        await test.CommitAsync(new LedgerChange.TwinRemoved(Key("organization/1"), "create", First, RemovalResult.Removed, null));

        var result = await test.RollBackAsync();

        Assert.Equal(said, result.Remaining.SingleOrDefault()?.Detail);
        Assert.Empty(test.Destination.CallsOf("find"));
    }

    /// <summary>Asking about it again, and comparing it with what was promised, takes the twins that it refers to.</summary>
    [Fact]
    public async Task RunAsync_TwinThatIsNotReached_WhatItRefersToWaitsForTheNextRun()
    {
        await using var test = await BeginAsync();
        var (company, person) = await PersonOfCompanyAsync(test);
        test.Destination.Removing = twin => twin == person ? new Removal.Open("HTTP 500") : Removal.Gone.Value;
        var first = await test.RollBackAsync();
        test.Destination.Removing = _ => Removal.Gone.Value;

        var second = await test.RollBackAsync();

        Assert.Equal((2L, 0L), (first.Open, second.Open));
        Assert.Equal(
            ["HTTP 500; run the rollback again", "What refers to it was not reached; run the rollback again"],
            first.Remaining.Select(row => row.Detail).Order(StringComparer.Ordinal));
        Assert.Equal([person.Print(), person.Print(), company.Print()], test.Destination.CallsOf("remove"));
        Assert.Empty(second.Remaining);
    }

    [Fact]
    public async Task RunAsync_TwinThatAnEarlierRunLeft_StaysOnTheListWhenWhatItRefersToIsGone()
    {
        await using var test = await BeginAsync();
        var (company, person) = await PersonOfCompanyAsync(test);
        test.Destination.Put(person, ("name", "Eve"));
        var first = await test.RollBackAsync();

        var second = await test.RollBackAsync();

        Assert.Equal("Somebody changed name since.", Assert.Single(first.Remaining).Detail);
        Assert.Equal(
            "An earlier run left it and has undone what it refers to (ivinex/organization/1), so nobody can tell what changed in it since.",
            Assert.Single(second.Remaining).Detail);
        Assert.True(test.Destination.Has(person));
        Assert.Equal([company.Print()], test.Destination.CallsOf("remove"));
    }

    [Fact]
    public async Task RunAsync_TwinThatIsNotShownAnyMore_IsNoEditAndIsTakenBack()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "Ada" })], Promised("name", "Ada"));
        await test.LoadAsync();
        test.Destination.Lose(First);

        var result = await test.RollBackAsync();

        Assert.Empty(result.Remaining);
        Assert.Equal(["contact:1"], test.Destination.CallsOf("remove"));
    }

    [Fact]
    public async Task RunAsync_SeveralFieldsEdited_NamesThemAll()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one", new { name = "Ada", phone = "1", city = "Paris" })], Promised("name", "Ada"), Promised("phone", "1"), Promised("city", "Paris"));
        await test.LoadAsync();
        test.Destination.Put(First, ("name", "Eve"), ("phone", "2"), ("city", "Paris"));

        Assert.Equal("Somebody changed name, phone since.", Assert.Single((await test.RollBackAsync()).Remaining).Detail);
    }

    /// <summary>Parts of a twin that somebody edited stay inside it, and so do links on it: each is named.</summary>
    [Fact]
    public async Task RunAsync_HolderIsKept_ItsPartsAndLinksAreNamed()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("ticket/1", [Create("whole", new { name = "Ada" }), Set("link", "contact:1", "company", "acme")], Promised("name", "Ada"));
        await test.LoadAsync();
        await test.ComposeAsync("message/1", [Create("part", new Dictionary<string, string> { ["in"] = "contact:1" }, phase: 2)]);
        await test.LoadAsync();
        test.Destination.Put(First, ("name", "Eve"));

        var result = await test.RollBackAsync();

        Assert.Equal(
            ["Somebody changed name since.", "Stays inside contact:1.", "Stays with contact:1."],
            result.Remaining.Select(row => row.Detail).Order(StringComparer.Ordinal));
        Assert.Empty(test.Destination.CallsOf("remove"));
    }

    /// <summary>A vendor that archives later than it says: a load that came in between would find the twin and then lose it.</summary>
    [Fact]
    public async Task RunAsync_ArchivedAfterAWhile_WaitsUntilItIsOutOfSight()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        var looks = 0;
        test.Destination.Removing = _ =>
        {
            test.Destination.Reading = _ =>
            {
                if (++looks == 9)
                {
                    test.Destination.Lose(First);
                }
            };
            return new Removal.Leftover("archived, not deleted");
        };

        var result = await test.RollBackAsync();

        var left = Assert.Single(result.Remaining);
        Assert.Equal((RemovalResult.Archived, "archived, not deleted"), (left.Result, left.Detail));
        Assert.Equal([100, 200, 400, 800, 1_600, 3_200, 6_400, 6_400], test.Clock.Waits.TakeLast(8).Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public async Task RunAsync_NeverOutOfSight_GivesUpAfterFiveMinutes()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        test.Destination.Removing = _ => new Removal.Leftover("archived, not deleted");
        var began = test.Clock.GetUtcNow();

        var result = await test.RollBackAsync();

        Assert.Equal(RemovalResult.Leftover, Assert.Single(result.Remaining).Result);
        Assert.InRange(test.Clock.GetUtcNow() - began, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.2));
    }

    [Fact]
    public async Task RunAsync_RecordsInEveryState_MovesThoseThatHadWritesAlone()
    {
        await using var test = await BeginAsync();
        foreach (var state in Enum.GetValues<EntryState>())
        {
            await test.ComposeAsync($"contact/{state}", []);
            await test.CommitAsync(new LedgerChange.EntryMoved(Key($"contact/{state}"), state, null));
        }

        await test.RollBackAsync();

        Assert.Equal(
            [EntryState.Differs, EntryState.InDoubt, EntryState.Loaded, EntryState.RolledBack, EntryState.Sending, EntryState.Verified, EntryState.Waiting],
            Enum.GetValues<EntryState>().Where(state => test.Entry($"contact/{state}").State == EntryState.RolledBack).OrderBy(state => state.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Provisions_AreTakenBackLastFirstAndLeftoversSayWhy()
    {
        await using var test = await BeginAsync();
        await ProvisionedAsync(test, "a", "b", "c");
        test.Destination.Removing = field => field.Id switch
        {
            "a" => new Removal.Leftover("only archived"),
            "b" => new Removal.Skipped("in use"),
            _ => Removal.Gone.Value,
        };

        await test.RollBackAsync();

        Assert.Equal(["c", "b", "a"], test.Destination.CallsOf("unprovision"));
        Assert.Equal(
            [("a", ProvisionState.Leftover, (string?)"only archived"), ("b", ProvisionState.Leftover, (string?)"in use"), ("c", ProvisionState.Removed, (string?)null)],
            test.Read.Provisions().Select(row => (row.Name, row.State, row.Detail)));
    }

    /// <summary>A vendor that is down when a field is to be taken back keeps it until the next run, not for ever.</summary>
    [Fact]
    public async Task RunAsync_ProvisionNotReached_IsDueInTheNextRun()
    {
        await using var test = await BeginAsync();
        await ProvisionedAsync(test, "a", "b");
        test.Destination.Removing = field => field.Id == "a" ? new Removal.Open("HTTP 500") : Removal.Gone.Value;
        var first = await test.RollBackAsync();
        test.Destination.Removing = _ => Removal.Gone.Value;

        var second = await test.RollBackAsync();

        Assert.Equal((1L, 0L), (first.Open, second.Open));
        Assert.Equal(["b", "a", "a"], test.Destination.CallsOf("unprovision"));
        Assert.All(test.Read.Provisions(), row => Assert.Equal((ProvisionState.Removed, (string?)null), (row.State, row.Detail)));
    }

    /// <summary>Both created, the company first.</summary>
    private static async Task<(TwinRef Company, TwinRef Person)> PersonOfCompanyAsync(Rehearsal test)
    {
        await test.ComposeAsync("organization/1", [Create("acme")]);
        await test.LoadAsync();
        var employer = new TwinToken(Key("organization/1"), "contact").ToJson();
        await test.ComposeAsync("contact/1", [Create("one", new Dictionary<string, object> { ["name"] = "Ada", ["employer"] = employer }, phase: 2)], Promised("name", "Ada"));
        await test.LoadAsync();
        return (First, new TwinRef("contact", "2"));
    }

    private static Task ProvisionedAsync(Rehearsal test, params string[] names) => test.CommitAsync(
        [.. names.Select(name => new LedgerChange.ProvisionMoved(name, name, ProvisionState.Created, new TwinRef("attribute", name), Body("p"), null))]);
}
