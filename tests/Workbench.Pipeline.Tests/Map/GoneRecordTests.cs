using Workbench.Core.Connectors;
using Workbench.Core.Errors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Verifying;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Changes;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Doubts;
using Workbench.Pipeline.Load;
using Workbench.Pipeline.Map;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Map;

/// <summary>What the source does not have any more is not sent after all; what was begun is finished, without what others have taken over.</summary>
public sealed class GoneRecordTests
{
    private const string Late = "late part";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_GoneBeforeItsLoad_IsExcludedAndNeverSent()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/3", ("name", "Eve"));
        await desk.MapAsync();
        desk.Source.Delete("contact/3");
        await desk.MapAsync();

        await desk.LoadAsync();

        Assert.DoesNotContain("ivinex/contact/3", desk.Destination.CallsOf("send"));
        Assert.Equal((EntryState.Excluded, ReasonCode.DeletedInSource), (Entry(desk).State, Entry(desk).Reason));
    }

    [Fact]
    public async Task RunAsync_GoneInTheMiddleOfItsLoad_IsFinished()
    {
        await using var desk = await HalfLoadedAsync(new WriteAnswer.NotSent("busy", null), []);
        desk.Source.Delete("contact/3");
        await desk.MapAsync();

        await desk.LoadAsync();

        Assert.Equal(["create", "late"], desk.Read.Writes(Entry(desk).Key).Where(write => write.State == WriteState.Done).Select(write => write.Write.Name));
        Assert.Equal(EntryState.Loaded, Entry(desk).State);
    }

    [Fact]
    public async Task RunAsync_GoneBeforeItsFiles_KeepsWhatArrivedAndSendsNoFiles()
    {
        await using var desk = await HalfLoadedAsync(new WriteAnswer.NotSent("busy", null), [Rehearsal.Key("attachment/1")]);
        desk.Source.Delete("contact/3");
        var sent = desk.Destination.CallsOf("send").Count;
        await desk.MapAsync();

        await desk.LoadAsync();

        Assert.Equal(sent, desk.Destination.CallsOf("send").Count);
        Assert.Equal(EntryState.Loaded, Entry(desk).State);
        Assert.Equal(["create"], desk.Read.Writes(Entry(desk).Key).Select(write => write.Write.Name));
        var lost = Assert.Single(desk.Read.Promises(Entry(desk).Key), promise => promise.Field == "late");
        Assert.Equal((VerdictClass.ExpectedLoss, ReasonCode.DeletedInSource), (lost.Class, lost.Reason));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task RunAsync_GoneWithItsLastWriteInDoubt_IsFinished(bool arrived, int again)
    {
        await using var desk = await HalfLoadedAsync(new WriteAnswer.Unknown("cut", null), [], new Lookup.Ambiguous("two of them"));
        desk.Source.Delete("contact/3");
        var sent = desk.Destination.CallsOf("send").Count;
        await desk.MapAsync();
        desk.Destination.AnswerLookups(arrived ? new Lookup.Found(new TwinRef("part", "7", "thing:3")) : Lookup.Absent.Value);

        await desk.LoadAsync();

        Assert.Equal(sent + again, desk.Destination.CallsOf("send").Count);
        Assert.Equal(["create", "late"], desk.Read.Writes(Entry(desk).Key).Where(write => write.State == WriteState.Done).Select(write => write.Write.Name));
        Assert.Equal(EntryState.Loaded, Entry(desk).State);
    }

    [Fact]
    public async Task RunAsync_GoneWithItsFirstWriteInDoubt_IsFinishedWhereThatArrived()
    {
        await using var desk = await MappedAsync([]);
        desk.Destination.Answer("ivinex/contact/3", new WriteAnswer.Unknown("cut", null));
        desk.Destination.AnswerLookups(new Lookup.Ambiguous("two of them"));
        await Assert.ThrowsAsync<GateException>(desk.LoadAsync);
        desk.Source.Delete("contact/3");
        await desk.MapAsync();
        desk.Destination.AnswerLookups(new Lookup.Found(new TwinRef("thing", "7", null)));

        await desk.LoadAsync();

        Assert.Equal(["create", "late"], desk.Read.Writes(Entry(desk).Key).Where(write => write.State == WriteState.Done).Select(write => write.Write.Name));
        Assert.Equal(EntryState.Loaded, Entry(desk).State);
    }

    /// <summary>A person left it out, and somebody replays it: nobody knows yet whether it had arrived.</summary>
    [Fact]
    public async Task RunAsync_GoneBetweenItsReplayAndTheLoad_IsAskedAboutFirst()
    {
        await using var desk = await MappedAsync([]);
        desk.Destination.Answer("ivinex/contact/3", new WriteAnswer.Unknown("cut", null));
        desk.Destination.AnswerLookups(new Lookup.Ambiguous("two of them"));
        await Assert.ThrowsAsync<GateException>(desk.LoadAsync);
        await new ResolveStep(desk.Environment).LeaveOutAsync(Entry(desk).Key, null, new PersonsWord("Grace", "nobody needs it"));
        var permit = await Signing.PermitAsync(desk.Environment, Desk.Plan);
        await new MapStep(desk.Environment, Desk.Plan, permit.Source, permit.Destination).RunAsync(null, Cancellation, key => key == Entry(desk).Key);
        desk.Source.Delete("contact/3");
        await desk.MapAsync();
        desk.Destination.AnswerLookups(new Lookup.Found(new TwinRef("thing", "7", null)));

        await desk.LoadAsync();

        Assert.Equal(["create", "late"], desk.Read.Writes(Entry(desk).Key).Where(write => write.State == WriteState.Done).Select(write => write.Write.Name));
    }

    [Fact]
    public async Task RunAsync_GoneWithItsOnlyWriteInDoubt_IsLeftOutWhereItDidNotArrive()
    {
        await using var desk = await Desk.LoadedAsync();
        desk.Source.Put("contact/3", ("name", "Eve"));
        await desk.MapAsync();
        desk.Destination.Answer("ivinex/contact/3", new WriteAnswer.Unknown("cut", null));
        desk.Destination.AnswerLookups(new Lookup.Ambiguous("two of them"));
        await Assert.ThrowsAsync<GateException>(desk.LoadAsync);
        desk.Source.Delete("contact/3");
        await desk.MapAsync();
        desk.Destination.AnswerLookups(Lookup.Absent.Value);

        await desk.LoadAsync();

        Assert.Empty(desk.Read.Writes(Entry(desk).Key));
        Assert.Equal((EntryState.Excluded, ReasonCode.DeletedInSource), (Entry(desk).State, Entry(desk).Reason));
    }

    [Fact]
    public async Task RunAsync_GoneInDoubtAndHeld_IsNotAskedAbout()
    {
        await using var desk = await HalfLoadedAsync(new WriteAnswer.Unknown("cut", null), [], new Lookup.Ambiguous("two of them"));
        desk.Source.Delete("contact/3");
        await desk.MapAsync();
        var (asked, writes) = (desk.Destination.CallsOf("find").Count, desk.Read.Writes(Entry(desk).Key));

        await Assert.ThrowsAsync<GateException>(() => desk.LoadAsync(new LoadOptions { Held = new HashSet<RecordKey> { Entry(desk).Key } }));

        Assert.NotEqual(0, asked);
        Assert.Equal(asked, desk.Destination.CallsOf("find").Count);
        Assert.Equal(writes.Select(write => write.State), desk.Read.Writes(Entry(desk).Key).Select(write => write.State));
    }

    /// <summary>A third contact of two writes, of which the second gets the same answer however often it is sent.</summary>
    /// <param name="carries">What the second write takes along.</param>
    private static async Task<Desk> HalfLoadedAsync(WriteAnswer late, IReadOnlyList<RecordKey> carries, params Lookup[] lookups)
    {
        var desk = await MappedAsync(carries);
        desk.Destination.Answer(Late, [.. Enumerable.Repeat(late, 20)]);
        desk.Destination.AnswerLookups(lookups);
        if (late is WriteAnswer.Unknown)
        {
            await Assert.ThrowsAsync<GateException>(desk.LoadAsync);
        }
        else
        {
            await desk.LoadAsync();
        }

        desk.Destination.Answer(Late);
        return desk;
    }

    private static async Task<Desk> MappedAsync(IReadOnlyList<RecordKey> carries)
    {
        var desk = await Desk.LoadedAsync();
        var whole = desk.Destination.Composing;
        desk.Destination.Composing = record => record.Key.Id == "3" ? WithLatePart(whole(record), carries) : whole(record);
        desk.Source.Put("contact/3", ("name", "Eve"));
        await desk.MapAsync();
        return desk;
    }

    private static Composition WithLatePart(Composition whole, IReadOnlyList<RecordKey> carries) => whole with
    {
        Writes = [.. whole.Writes, new Write("late", "test.create", 2, Rehearsal.Body(Late)) { Creates = "part", Carries = carries }],
        Promises = [.. whole.Promises, Rehearsal.Promised("late", "x") with { TwinType = "part" }],
    };

    private static EntryRow Entry(Desk desk) => desk.Read.Entry(Rehearsal.Key("contact/3"))!;
}
