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
        Assert.Equal((2, 1), (moved[0].GetProperty("counts").GetProperty("done").GetInt32(), moved[0].GetProperty("counts").GetProperty("refused").GetInt32()));
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

    [Fact]
    public async Task RunAsync_ScannedOnce_IsNotScannedAgain()
    {
        await using var test = await BeginAsync();
        await test.LoadAsync();

        await test.LoadAsync();

        Assert.Single(test.Destination.CallsOf("scan"));
    }
}
