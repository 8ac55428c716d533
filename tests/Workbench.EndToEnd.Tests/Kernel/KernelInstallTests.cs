using System.Text.Json.Nodes;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>Installing and removing the kernel, and what is said where Python or ipykernel is missing.</summary>
public sealed class KernelInstallTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Install_PythonWithoutIpykernel_NamesTheOneCommand()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for Python is a shell script.");
        var python = Path.Combine(folder.Root, "python");
        await File.WriteAllTextAsync(python, """
            #!/bin/sh
            echo '{"path": "/opt/own/bin/python3", "version": null}'
            """, Cancellation);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(python, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var result = await WorkbenchCli.RunAsync(["kernel", "install", "--python", python], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("/opt/own/bin/python3 has no ipykernel", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"/opt/own/bin/python3\" -m pip install ipykernel", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_NoSuchPython_SaysSo()
    {
        var result = await WorkbenchCli.RunAsync(["kernel", "install", "--python", Path.Combine(folder.Root, "none")], Cancellation);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is no Python that can be started", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_UserAndPrefix_IsRefused()
    {
        var result = await WorkbenchCli.RunAsync(["kernel", "install", "--user", "--prefix", folder.Root], Cancellation);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("--user and --prefix name different places", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_ThenUninstall_LeavesOnlyWhatWasThere()
    {
        using var jupyter = await Jupyter.InstallAsync(Cancellation);
        var kernels = Path.Combine(jupyter.Prefix, "share", "jupyter", "kernels");
        var spec = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(kernels, "workbench", "kernel.json"), Cancellation))!;
        var other = Path.Combine(kernels, "other");
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(Path.Combine(other, "kernel.json"), """{"argv": ["other"], "display_name": "Other", "language": "C#"}""", Cancellation);
        string[] place = ["--python", jupyter.Python, "--prefix", jupyter.Prefix];

        var refused = await WorkbenchCli.RunAsync(["kernel", "install", "--name", "other", .. place], Cancellation);
        var spared = await WorkbenchCli.RunAsync(["kernel", "uninstall", "--name", "other", .. place], Cancellation);
        var again = await WorkbenchCli.RunAsync(["kernel", "install", .. place], Cancellation);
        var removed = await WorkbenchCli.RunAsync(["kernel", "uninstall", .. place], Cancellation);
        var missing = await WorkbenchCli.RunAsync(["kernel", "uninstall", .. place], Cancellation);

        Assert.Equal(jupyter.Python, spec["argv"]![0]!.GetValue<string>());
        Assert.True(File.Exists(spec["argv"]![1]!.GetValue<string>()));
        Assert.Equal([1, 1, 0, 0, 1], new[] { refused, spared, again, removed, missing }.Select(result => result.ExitCode));
        Assert.Equal(["other"], Directory.GetDirectories(kernels).Select(Path.GetFileName));
    }
}
