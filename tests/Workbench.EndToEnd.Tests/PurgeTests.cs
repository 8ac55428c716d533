using System.Text;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

/// <summary>After a purge the record holds no addresses any more and still verifies.</summary>
[Collection(nameof(DefaultDemo))]
public sealed class PurgeTests(DefaultDemo demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Purge_AfterDemo_LeavesNoAddressAndVerifies()
    {
        using var copy = demo.Folder.Copy();
        var address = DefaultDemo.Account.Contacts().Select(contact => contact.Email).First(email => email?.Length > 12)!;
        Assert.NotEmpty(FilesWith(copy.Run, address));

        var purged = await WorkbenchCli.RunAsync(["purge", copy.Run, "--by", "Ada"], Cancellation);
        var verified = await WorkbenchCli.RunAsync(["verify", copy.Run], Cancellation);

        Assert.True(purged.ExitCode == 0, purged.ToString());
        Assert.True(verified.ExitCode == 0, verified.ToString());
        Assert.Empty(FilesWith(copy.Run, address));
        Assert.False(Directory.Exists(Path.Combine(copy.Run, "files")));
    }

    private static List<string> FilesWith(string folder, string text) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => Encoding.Latin1.GetString(File.ReadAllBytes(path)).Contains(text, StringComparison.OrdinalIgnoreCase))];
}
