using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;
using Workbench.Host.Sessions.Packages;

namespace Workbench.Cli.Kernel;

/// <summary>The entry by which Jupyter and VS Code know the kernel: which Python to start with which file, and how that starts the session.</summary>
/// <remarks>Where entries lie is Jupyter's own business on every system, so jupyter_client of the chosen Python puts it there and removes it.</remarks>
internal sealed class KernelSpec(string name)
{
    public const string DefaultName = "workbench";

    private const string InstallProgram =
        "import sys\nfrom jupyter_client.kernelspec import KernelSpecManager\n"
        + "folder, name, prefix = sys.argv[1:4]\n"
        + "print(KernelSpecManager().install_kernel_spec(folder, name, user=not prefix, prefix=prefix or None))";

    private const string FindProgram =
        "import os, sys\nfrom jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel\n"
        + "name, prefix = sys.argv[1:3]\n"
        + "try:\n folder = os.path.join(prefix, 'share', 'jupyter', 'kernels', name) if prefix else KernelSpecManager().get_kernel_spec(name).resource_dir\n"
        + "except NoSuchKernel:\n folder = ''\n"
        + "print(folder)";

    /// <summary>The Python half, shipped beside the command line.</summary>
    public static string Module => Path.Combine(AppContext.BaseDirectory, "jupyter", "workbench_kernel.py");

    /// <returns>The folder of the entry.</returns>
    /// <exception cref="PlanException">Another kernel has the name, or Jupyter refuses the place.</exception>
    public async Task<string> InstallAsync(PythonInterpreter python, string? prefix, CancellationToken cancellation)
    {
        if (await FolderAsync(python, prefix, cancellation) is { } existing && !IsOurs(existing))
        {
            throw new PlanException($"{existing} is another kernel of the name '{name}'. Choose another name with --name.");
        }

        var draft = Directory.CreateTempSubdirectory("workbench-kernel-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(draft.FullName, "kernel.json"), Describe(python).ToJsonString(CanonicalJson.Readable) + "\n", cancellation);
            return (await python.RunAsync(InstallProgram, [draft.FullName, name, prefix ?? ""], cancellation)).Trim();
        }
        finally
        {
            draft.Delete(recursive: true);
        }
    }

    /// <returns>The folder that was removed.</returns>
    /// <exception cref="PlanException">It is not installed, or the kernel of this name is not this one.</exception>
    public async Task<string> UninstallAsync(PythonInterpreter python, string? prefix, CancellationToken cancellation)
    {
        var folder = await FolderAsync(python, prefix, cancellation) ?? throw new PlanException($"No kernel '{name}' is installed.");
        if (!IsOurs(folder))
        {
            throw new PlanException($"{folder} is another kernel of the name '{name}'; it is left alone.");
        }

        Directory.Delete(folder, recursive: true);
        return folder;
    }

    /// <summary>What Jupyter reads: <c>kernel.json</c>.</summary>
    internal static JsonObject Describe(PythonInterpreter python) => new()
    {
        ["argv"] = new JsonArray(python.Path, Module, "-f", "{connection_file}"),
        ["display_name"] = "Workbench (C#)",
        ["language"] = "C#",
        ["interrupt_mode"] = "signal",
        ["env"] = new JsonObject
        {
            // As JSON, because a path may hold blanks.
            ["WORKBENCH_KERNEL_SESSION"] = JsonSerializer.Serialize<string[]>(
                [DotnetCommand.Path, Path.Combine(AppContext.BaseDirectory, "workbench.dll"), "kernel", "serve"]),
        },
        ["metadata"] = new JsonObject { ["debugger"] = false, ["workbench"] = true },
    };

    private async Task<string?> FolderAsync(PythonInterpreter python, string? prefix, CancellationToken cancellation) =>
        (await python.RunAsync(FindProgram, [name, prefix ?? ""], cancellation)).Trim() is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;

    private static bool IsOurs(string folder)
    {
        var path = Path.Combine(folder, "kernel.json");
        try
        {
            return File.Exists(path) && JsonNode.Parse(File.ReadAllText(path))?["metadata"]?["workbench"]?.GetValue<bool>() == true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
