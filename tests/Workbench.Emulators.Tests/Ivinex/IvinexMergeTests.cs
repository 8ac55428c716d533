using System.Text.Json.Nodes;
using Workbench.Emulators.Samples;

namespace Workbench.Emulators.Tests.Ivinex;

/// <summary>A merged contact is gone (ivinex 6.18); what hung on it hangs on the other.</summary>
public sealed class IvinexMergeTests
{
    [Fact]
    public async Task ApplyEdits_MergedContact_IsGoneAndItsLinksAreMoved()
    {
        var sample = new BuiltInSample(0.1, seed: 1, awkwardness: 0);
        var merge = sample.Edits().OfType<ContactMerged>().Single();
        await using var account = await IvinexAccount.StartAsync(sample: sample);
        var loser = await IdAsync(account, merge.Loser);
        var winner = await IdAsync(account, sample.Contacts().Single(contact => contact.Id == merge.WinnerId));
        var activities = await FromAsync(account, loser);
        var tickets = (await ToAsync(account, loser)).Select(row => (string)row["FromID"]!).ToList();

        await account.Emulator.ApplyEditsAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(await account.AllAsync("Contacts"), row => (string?)row["collection_id"] == loser);
        Assert.Empty(await FromAsync(account, loser));
        Assert.Empty(await ToAsync(account, loser));
        Assert.Equal((merge.Messages.Count, merge.Tickets.Count), (activities.Count, tickets.Count));
        Assert.Subset((await FromAsync(account, winner)).ToHashSet(), activities.ToHashSet());
        Assert.Subset((await ToAsync(account, winner)).Select(row => (string)row["FromID"]!).ToHashSet(), tickets.ToHashSet());
    }

    private static async Task<string> IdAsync(IvinexAccount account, SampleContact contact) =>
        (string)(await account.AllAsync("Contacts")).Single(row => (string?)row["email"] == contact.Email)["collection_id"]!;

    /// <summary>Activities that hang on the contact.</summary>
    private static async Task<IReadOnlyList<string>> FromAsync(IvinexAccount account, string contact) =>
        [.. (await account.AllRelatedAsync("Contacts")).Where(row => (string?)row["FromID"] == contact && (string?)row["LinkType"] == "related").Select(row => (string)row["ToID"]!)];

    private static async Task<IReadOnlyList<JsonObject>> ToAsync(IvinexAccount account, string contact) =>
        [.. (await account.AllRelatedAsync("Tickets")).Where(row => (string?)row["ToID"] == contact && (string?)row["LinkType"] == "embedded")];
}
