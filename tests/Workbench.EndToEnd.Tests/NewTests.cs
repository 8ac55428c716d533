using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>What a new migration folder holds.</summary>
public sealed class NewTests
{
    [Fact]
    public async Task New_Folder_HoldsTheSchemaOfPlans()
    {
        using var folder = new TemporaryFolder();

        var result = await WorkbenchCli.RunAsync(["new", folder.Run, "--route", "ivinex-intercom"], TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root.FullName, "docs", "plan.schema.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder.Run, "plan.schema.json"), TestContext.Current.CancellationToken));
    }
}
