using System.Text.Json;
using System.Text.RegularExpressions;
using Workbench.EndToEnd.Tests.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests;

/// <summary>What a new migration folder holds.</summary>
public sealed partial class NewTests
{
    [Fact]
    public async Task New_Folder_HoldsTheSchemaOfPlansAndTheSetupOfItsNotebooks()
    {
        using var folder = new TemporaryFolder();

        var result = await WorkbenchCli.RunAsync(["new", folder.Run, "--route", "ivinex-intercom"], TestContext.Current.CancellationToken);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root.FullName, "docs", "plan.schema.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder.Run, "plan.schema.json"), TestContext.Current.CancellationToken));

        // The setup cell of the copies finds this build, wherever the folder lies.
        var setup = await File.ReadAllTextAsync(Path.Combine(folder.Run, "notebooks", "workbench.csx"), TestContext.Current.CancellationToken);
        var build = JsonSerializer.Deserialize<string>(Written().Match(setup).Groups[1].Value)!;
        Assert.True(File.Exists(Path.Combine(build, "Workbench.Notebooks.dll")), build);
        Assert.Equal(Path.Combine(Repository.Root.FullName, "artifacts", "bench"), build);
    }

    [GeneratedRegex("^string workbenchBuild = (\".+\");", RegexOptions.Multiline)]
    private static partial Regex Written();
}
