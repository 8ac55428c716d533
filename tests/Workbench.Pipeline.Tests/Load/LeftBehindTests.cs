using System.Text.Json;
using Workbench.Core.Planning;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Tests.Doubles;
using static Workbench.Pipeline.Tests.Doubles.Rehearsal;

namespace Workbench.Pipeline.Tests.Load;

/// <summary>What a load finds that an earlier process left behind, and what it leaves to be read about itself.</summary>
public sealed class LeftBehindTests
{
    /// <summary>The process died after the last confirmation of a record and before its move.</summary>
    [Theory]
    [InlineData(EntryState.Sending)]
    [InlineData(EntryState.Waiting)]
    [InlineData(EntryState.InDoubt)]
    public async Task RunAsync_AllWritesDoneAndTheRecordNotMoved_LoadsIt(EntryState left)
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        await test.CommitAsync(new LedgerChange.EntryMoved(Key("contact/1"), left, null));

        await test.LoadAsync();

        Assert.Equal(EntryState.Loaded, test.Entry("contact/1").State);
        Assert.Single(test.Destination.CallsOf("send"));
    }

    [Fact]
    public async Task RunAsync_OneOfTwoWritesRefused_DoesNotCallTheRecordLoaded()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one"), Set("link", "contact:1", "company", "acme")]);
        test.Destination.Answer("link", new WriteAnswer.Refused(ReasonCode.VendorRefused, "no", 422, "request"));
        await test.LoadAsync();
        await test.CommitAsync(new LedgerChange.EntryMoved(Key("contact/1"), EntryState.Waiting, null));

        await test.LoadAsync();

        Assert.Equal(EntryState.Waiting, test.Entry("contact/1").State);
    }

    [Fact]
    public async Task RunAsync_Phases_StandInTheLogWithTheirCounts()
    {
        await using var test = await BeginAsync();
        test.Destination.Existing.Add(new ExistingTwin(new TwinRef("contact", "ada"), null, null));
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.ComposeAsync("contact/3", [Create("three")]);
        test.Destination.Answer("two", new WriteAnswer.Refused(ReasonCode.VendorRefused, "no", 422, "request"));

        var phases = await test.LoadAsync();

        Assert.Equal([(2L, 1L, 0L, 0L, 0L), (0L, 0L, 0L, 0L, 0L)], phases.Select(phase => (phase.Done, phase.Refused, phase.InDoubt, phase.Waiting, phase.Left)));
        var moved = test.Read.Events().Where(found => found.Change == nameof(LedgerChange.StepMoved)).Select(found => JsonElement.Parse(found.Data)).ToList();
        Assert.Equal(["load/First", "load/Second"], moved.Select(data => data.GetProperty("step").GetString()));
        Assert.Equal(["done:2", "inDoubt:0", "refused:1", "waiting:0"], moved[0].GetProperty("counts").EnumerateObject().Select(count => $"{count.Name}:{count.Value}").Order());
        Assert.All(moved, data => Assert.Equal("ended", data.GetProperty("state").GetString()));
        Assert.Equal("""{"twins":1}""", test.Read.Document("scan/destination"));
    }

    [Fact]
    public async Task RunAsync_RecordsThatWaitOnPurpose_AreCountedAsLeft()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.ComposeAsync("contact/3", [Create("three")]);

        var phases = await test.LoadAsync(new LoadOptions { Held = new HashSet<Core.Records.RecordKey> { Key("contact/1") }, IsLeft = key => key == Key("contact/2") });

        Assert.Equal(["three"], test.Destination.CallsOf("send"));
        Assert.Equal((1L, 2L, 2L), (phases[0].Done, phases[0].Waiting, phases[0].Left));
    }

    /// <summary>Whether it waits for its turn or for what it refers to, a write that nobody holds back is no part of what is left.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_OneOfTwoThatWaitDoesSoOnPurpose_CountsThatOne(bool isHeld)
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.ComposeAsync("contact/2", [Create("two")]);
        test.Destination.Answer("two", new WriteAnswer.NotSent("429", null));
        var options = isHeld
            ? new LoadOptions(Attempts: 1) { Held = new HashSet<Core.Records.RecordKey> { Key("contact/1") } }
            : new LoadOptions(Attempts: 1) { IsLeft = key => key == Key("contact/1") };

        var phases = await test.LoadAsync(options);

        Assert.Equal((2L, 1L), (phases[0].Waiting, phases[0].Left));
        Assert.Equal((2L, 1L), (DueWrites.Count(test.Read, new LoadOptions()), DueWrites.Count(test.Read, options)));
    }

    /// <summary>A record that became an inventory has nothing to be sent, and nothing says that it arrived.</summary>
    [Theory]
    [InlineData(EntryState.Mapped)]
    [InlineData(EntryState.Waiting)]
    public async Task RunAsync_RecordWithoutWrites_StaysAsItIs(EntryState state)
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", []);
        await test.CommitAsync(new LedgerChange.EntryMoved(Key("contact/1"), state, null));

        await test.LoadAsync();

        Assert.Equal(state, test.Entry("contact/1").State);
    }

    [Fact]
    public async Task RunAsync_ThreadThatWaits_HoldsUpNoOther()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one") with { Thread = "a", Order = 1 }]);
        await test.ComposeAsync("contact/2", [Create("two") with { Thread = "b", Order = 2 }]);
        test.Destination.Answer("one", new WriteAnswer.NotSent("429", null));

        await test.LoadAsync(new LoadOptions(Attempts: 1));

        Assert.Equal(["one", "two"], test.Destination.CallsOf("send").Order());
    }

    [Fact]
    public async Task RunAsync_Phases_TellHowManyOfHowManyAreDone()
    {
        await using var test = await BeginAsync();
        await test.ComposeAsync("contact/1", [Create("one")]);
        await test.LoadAsync();
        await test.ComposeAsync("contact/2", [Create("two")]);
        await test.ComposeAsync("contact/3", [Create("three")]);
        await test.ComposeAsync("contact/4", [Create("four", phase: 2)]);

        await test.LoadAsync();

        Assert.Equal((2L, 2L), test.Progress.Last("load first"));
        Assert.Equal((1L, 1L), test.Progress.Last("load second"));
    }

    [Fact]
    public async Task RunAsync_ScannedOnce_IsNotScannedAgain()
    {
        await using var test = await BeginAsync();
        await test.LoadAsync();

        await test.LoadAsync();

        Assert.Single(test.Destination.CallsOf("scan"));
    }
}
