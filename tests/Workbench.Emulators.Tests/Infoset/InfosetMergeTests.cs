using System.Net;
using Workbench.Emulators.Infoset;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Infoset;

/// <summary>A merged contact answers 404; a merged ticket is closed and says so in its log (infoset 6.18).</summary>
public sealed class InfosetMergeTests
{
    private readonly SampleAccount sample = new BuiltInSample(0.1);

    [Fact]
    public async Task ApplyEdits_MergedContact_IsGoneAndItsTicketsNameTheOther()
    {
        var merge = sample.Edits().OfType<ContactMerged>().Single();
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        await account.Emulator.ApplyEditsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, (await account.TryAsync($"contacts/{InfosetIds.Contact(merge.Loser.Id)}")).Status);
        foreach (var ticket in merge.Tickets)
        {
            var row = await account.GetAsync($"tickets/{InfosetIds.Ticket(ticket.Id)}");
            Assert.Equal(InfosetIds.Contact(merge.WinnerId), (long)row["contactId"]!);
        }
    }

    [Fact]
    public async Task Quirk18_TicketMergedLater_IsClosedAndSaysSo()
    {
        var merge = sample.Edits().OfType<TicketMerged>().Single();
        await using var account = await InfosetAccount.StartAsync(sample: sample);
        var id = InfosetIds.Ticket(merge.Ticket.Id);
        Assert.DoesNotContain(await account.LogsAsync(id), entry => (string?)entry["type"] == "system");

        await account.Emulator.ApplyEditsAsync(TestContext.Current.CancellationToken);

        var entry = Assert.Single(await account.LogsAsync(id), entry => (string?)entry["type"] == "system");
        Assert.Contains($"#{InfosetIds.Ticket(merge.IntoId)} ile", (string?)entry["content"]);
        Assert.Equal(4, (int)(await account.GetAsync($"tickets/{id}"))["status"]!);
    }
}
