using System.Text;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Writing;
using Workbench.Ledger;
using Workbench.Ledger.Rows;
using Workbench.Pipeline.Tests.Doubles;

namespace Workbench.Pipeline.Tests.Map;

/// <summary>A record that fails is data: one whose body nobody can read is kept, rejected with its reason, and stops no other.</summary>
public sealed class UnreadableRecordTests
{
    private const string Body = "[\"not a record\"";

    [Fact]
    public async Task RunAsync_BodyThatIsNoRecord_IsARejectAndTheOthersAreMapped()
    {
        await using var desk = await DeskOfThreeAsync();

        await desk.MapAsync();

        var entry = desk.Read.Entry(Rehearsal.Key("contact/2"))!;
        Assert.Equal((EntryState.Rejected, ReasonCode.UnreadableRecord), (entry.State, entry.Reason));
        Assert.Equal(Body, Encoding.UTF8.GetString(desk.Read.Body(entry.Key, entry.BodySha256)));
        Assert.Contains("contact/2", Assert.Single(desk.Read.Rejects(), reject => reject.Key == entry.Key).Detail, StringComparison.Ordinal);
        Assert.All(["contact/1", "contact/3"], key => Assert.Equal(EntryState.Mapped, desk.Read.Entry(Rehearsal.Key(key))!.State));
    }

    [Fact]
    public async Task RunAsync_BodyMendedInTheSource_IsLoadedLikeAnyOther()
    {
        await using var desk = await DeskOfThreeAsync();
        await desk.MapAsync();
        await desk.LoadAsync();
        Assert.DoesNotContain("ivinex/contact/2", desk.Destination.CallsOf("send"));

        desk.Source.Damage("contact/2", "{\"name\":\"Ada L.\"}");
        await desk.MapAsync();
        await desk.LoadAsync();

        Assert.Contains("ivinex/contact/2", desk.Destination.CallsOf("send"));
        Assert.Equal(EntryState.Loaded, desk.Read.Entry(Rehearsal.Key("contact/2"))!.State);
    }

    [Fact]
    public async Task RunAsync_TicketThatIsNoRecord_TakesAlongWhatHasNoWriteOfItsOwn()
    {
        await using var desk = await DeskOfThreeAsync();
        desk.Destination.Composing = static record => new Composition(
            record.Key.Kind == Kind.Message ? [] : [new Write("create", "test.create", 1, Rehearsal.Body(record.Key.ToString())) { Creates = "thing" }], [], []);
        desk.Source.Put("ticket/1", ("status", "zu"), ("of", "contact/1"));
        desk.Source.Damage("ticket/1", Body);
        desk.Source.Put("message/1", ("in", "ticket/1"));

        await desk.MapAsync();

        var message = desk.Read.Entry(Rehearsal.Key("message/1"))!;
        Assert.Equal((EntryState.Rejected, ReasonCode.ParentRejected), (message.State, message.Reason));
    }

    private static async Task<Desk> DeskOfThreeAsync()
    {
        var desk = await Desk.EmptyAsync();
        desk.Source.Put("contact/1", ("name", "Ada"));
        desk.Source.Put("contact/2", ("name", "Ada L."));
        desk.Source.Put("contact/3", ("name", "Eve"));
        desk.Source.Damage("contact/2", Body);
        return desk;
    }
}
