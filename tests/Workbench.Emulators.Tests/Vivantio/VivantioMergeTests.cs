using Workbench.Emulators.Samples;
using Workbench.Emulators.Vivantio;

namespace Workbench.Emulators.Tests.Vivantio;

/// <summary>A merged caller stays, marked as deleted (vivantio 5); its tickets name the other.</summary>
public sealed class VivantioMergeTests
{
    [Fact]
    public async Task ApplyEdits_MergedCaller_IsMarkedAndItsTicketsNameTheOther()
    {
        var sample = new BuiltInSample(0.1);
        var merge = sample.Edits().OfType<ContactMerged>().Single();
        await using var account = await VivantioAccount.StartAsync(sample: sample);

        await account.Emulator.ApplyEditsAsync(TestContext.Current.CancellationToken);

        var caller = Assert.Single(await account.AllAsync("Caller"), row => (long)row["Id"]! == VivantioIds.Caller(merge.Loser.Id));
        Assert.True((bool)caller["Deleted"]!);
        Assert.Equal(merge.Loser.Email, (string?)caller["Email"]);
        var ids = merge.Tickets.Select(ticket => VivantioIds.Ticket(ticket.Id)).ToHashSet();
        var tickets = (await account.AllAsync("Ticket")).Where(row => ids.Contains((long)row["Id"]!)).ToList();
        Assert.Equal(ids.Count, tickets.Count);
        Assert.All(tickets, row => Assert.Equal(VivantioIds.Caller(merge.WinnerId), (long)row["CallerId"]!));
    }
}
