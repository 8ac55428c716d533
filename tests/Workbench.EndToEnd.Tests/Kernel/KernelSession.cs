using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>The session half of the kernel as its Python half starts it, spoken to in its own protocol.</summary>
internal sealed class KernelSession : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private KernelSession(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static KernelSession Start(string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "workbench.dll"), "kernel", "serve"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new KernelSession(Process.Start(start)!);
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>Everything that the session said about it, up to its end, as it stood on the wire.</returns>
    public async Task<IReadOnlyList<string>> ExecuteAsync(string code, CancellationToken cancellation)
    {
        var request = new JsonObject { ["type"] = "execute", ["id"] = 1, ["count"] = 1, ["code"] = code };
        await process.StandardInput.WriteLineAsync(request.ToJsonString().AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
        var said = new List<string>();
        do
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation);
            Assert.True(line is not null, process.HasExited ? await errors : "The session closed its output.");
            said.Add(line);
        }
        while (!said[^1].Contains("\"type\":\"done\"", StringComparison.Ordinal));
        return said;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
