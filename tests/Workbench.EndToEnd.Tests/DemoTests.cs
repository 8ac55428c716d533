using Workbench.EndToEnd.Tests.OutsideCheck;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests;

[Collection(nameof(DefaultDemo))]
public sealed class DemoTests(DefaultDemo demo)
{
    [Fact]
    public void Demo_DefaultAccount_IsClean()
    {
        Assert.True(demo.Result.ExitCode == 0, demo.Result.ToString());
        Assert.Contains("\nClean. Audit record: ", demo.Result.Output, StringComparison.Ordinal);
        Assert.Contains("Notifications the vendors would have sent: 0.", demo.Result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(demo.Folder.Run, "audit.html")));
    }

    [Fact]
    public void Demo_DefaultAccount_HasTheSizeThatIsPromised()
    {
        var account = DefaultDemo.Account;
        var twins = account.Twins();

        Assert.True(account.Organizations().Count() >= 40);
        Assert.True(account.Contacts().Count() >= 200);
        Assert.True(account.Tickets().Count() >= 300);
        Assert.True(account.Messages().Count() >= 1_500);
        Assert.True(account.Tasks().Count() >= 60);
        Assert.True(account.Attachments().Count() >= 100);
        Assert.Equal(2, account.CustomTabs.Count);
        Assert.Equal(20, twins.Contacts.Count(twin => twin.SampleId is not null) + twins.Organizations.Count(twin => twin.SampleId is not null));
    }

    [Fact]
    public void Demo_DefaultAccount_LosesAndDoublesNothing()
    {
        var report = demo.Check(demo.CopyOfProduction("clean"));

        Assert.True(report.Findings.Count == 0, report.Explain());
        Assert.True(report.Found["message"] >= 1_500, $"{report.Found["message"]} messages were found");
        Assert.True(report.Found["attachment"] >= 100, $"{report.Found["attachment"]} attachments were found");
    }

    [Fact]
    public void Demo_RunFolder_IsItsUsersAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Rights of this kind are a matter of Unix.");
        const UnixFileMode Everybody = (UnixFileMode)0b000_111_111;

        var open = new DirectoryInfo(demo.Folder.Run).EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
            .Append(new DirectoryInfo(demo.Folder.Run))
            .Where(found => (found.UnixFileMode & Everybody) != 0)
            .Select(found => found.FullName);

        Assert.Empty(open);
    }

    [Fact]
    public async Task Demo_Secrets_AreFoundNowhere()
    {
        using var other = new TemporaryFolder();
        await using var stage = await Stage.StartAsync(other, 0.1, TestContext.Current.CancellationToken);

        Assert.Empty(SecretCanary.Find(demo.Folder.Run, stage.Secrets, demo.Result.Output, demo.Result.Error));
    }

    [Fact]
    public async Task Verify_AfterDemo_IsIntact()
    {
        var result = await WorkbenchCli.RunAsync(["verify", demo.Folder.Run], TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == 0, result.ToString());
    }
}

[CollectionDefinition(nameof(DefaultDemo))]
public sealed class DefaultDemoTests : ICollectionFixture<DefaultDemo>;
