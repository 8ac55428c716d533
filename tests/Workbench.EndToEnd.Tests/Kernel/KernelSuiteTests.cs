using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>What Jupyter expects of any kernel, by the suite that its authors keep for that, and what this one promises beside it.</summary>
public sealed class KernelSuiteTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InstalledKernel_SuiteOfJupyter_PassesAndSkipsNothing()
    {
        LongTests.Require();
        using var jupyter = await Jupyter.InstallAsync(Cancellation);

        var suite = await jupyter.RunAsync(
            [Path.Combine(AppContext.BaseDirectory, "Kernel", "test_workbench_kernel.py"), "-v"], AppContext.BaseDirectory, Cancellation);

        Assert.True(suite.ExitCode == 0, suite.ToString());
        Assert.DoesNotContain("skipped", suite.Error, StringComparison.OrdinalIgnoreCase);
        foreach (var declared in new[] { "execute_stdout", "execute_stderr", "execute_result", "error", "is_complete", "completion", "inspect", "display_data", "history", "kernel_info" })
        {
            Assert.Contains($"test_{declared} ", suite.Error, StringComparison.Ordinal);
        }
    }
}
