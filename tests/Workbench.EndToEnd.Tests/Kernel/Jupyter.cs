using System.Diagnostics;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>The installed kernel, in a place of its own, and the Python that has Jupyter's tools.</summary>
internal sealed class Jupyter : IDisposable
{
    private const string Requirement = "WORKBENCH_REQUIRE";

    private readonly TemporaryFolder folder = new();

    private Jupyter(string python) => Python = python;

    public string Python { get; }

    public string Prefix => Path.Combine(folder.Root, "prefix");

    /// <summary>Installs the kernel as a person does. Skips where <c>WORKBENCH_REQUIRE</c> does not ask for jupyter: every start of a kernel takes seconds.</summary>
    public static async Task<Jupyter> InstallAsync(CancellationToken cancellation)
    {
        Assert.SkipUnless(
            (Environment.GetEnvironmentVariable(Requirement) ?? "").Contains("jupyter", StringComparison.Ordinal),
            $"It starts Jupyter. With {Requirement}=jupyter, as .ci/run sets it, it runs.");
        var jupyter = new Jupyter(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
        var installed = await WorkbenchCli.RunAsync(["kernel", "install", "--python", jupyter.Python, "--prefix", jupyter.Prefix], cancellation);
        Assert.True(installed.ExitCode == 0, installed.ToString());
        return jupyter;
    }

    /// <summary>Starts Python with the installed kernel, and no other place of the user's, in reach.</summary>
    public Process Start(IEnumerable<string> arguments, string workingDirectory)
    {
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM", Python, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_PATH"] = Path.Combine(Prefix, "share", "jupyter");
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(folder.Root, "data");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder.Root, "runtime");
        start.Environment["IPYTHONDIR"] = Path.Combine(folder.Root, "ipython");
        start.Environment["PYDEVD_DISABLE_FILE_VALIDATION"] = "1";
        return Process.Start(start)!;
    }

    public async Task<CliResult> RunAsync(IEnumerable<string> arguments, string workingDirectory, CancellationToken cancellation)
    {
        using var process = Start(arguments, workingDirectory);
        process.StandardInput.Close();
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
            await process.WaitForExitAsync(cancellation);
            return new CliResult(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    public void Dispose() => folder.Dispose();
}
