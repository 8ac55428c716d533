using Workbench.Emulators.Ivinex;
using Workbench.Emulators.Samples;
using Workbench.Emulators.Tests.Ivinex;
using Workbench.Tests.Shared;

namespace Workbench.Emulators.Tests.Samples;

public sealed class MailThreadsTests
{
    [Fact]
    public void Counts_MailThreads_AreThoseOfItsDescription()
    {
        var sample = new CsvFolderSample(Folder());

        Assert.Equal(300, sample.Tickets().Count());
        Assert.Equal(1409, sample.Messages().Count());
        Assert.Equal(14, sample.Attachments().Count());
        Assert.Equal(12, sample.Agents().Count());
        Assert.Contains(sample.Agents(), agent => !agent.Active);
    }

    [Fact]
    public async Task Ivinex_MailThreads_HoldsEveryMessageWithItsText()
    {
        var sample = new CsvFolderSample(Folder());
        await using var account = await IvinexAccount.StartAsync(new IvinexSettings { ShuffleRows = false }, sample);

        var activities = await account.AllAsync("Activities");

        Assert.Equal(1409, activities.Count);
        Assert.Equal(300, (await account.AllAsync("Tickets")).Count);
        Assert.Equal(1409, (await account.AllRelatedAsync("Tickets")).Count(row => (string?)row["ToTabID"] == "50"));
        Assert.Equal(14, (await account.AllRelatedAsync("Activities")).Count(row => (string?)row["LinkType"] == "attachment"));
        Assert.All(activities, row => Assert.NotEqual("", (string?)row["field_from"]));
    }

    private static string Folder() => SharedMaterial.Require("data", "mail-threads");
}
