using System.Diagnostics;
using System.Globalization;
using System.Text;
using Workbench.EndToEnd.Tests.Running;

namespace Workbench.EndToEnd.Tests.Cluster;

/// <summary>One <c>workbench worker</c>.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    /// <param name="variable">Name of the environment variable with the connection string of its database.</param>
    public WorkerProcess(string variable = ClusterStage.Variable)
    {
        process = WorkbenchCli.Start(["worker", "--connection", variable, "--jobs", "1", "--check-in", "1"]);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public bool Says(string text) => Said.Contains(text, StringComparison.Ordinal);

    /// <summary>True where a member of the cluster is this process.</summary>
    public bool Is(string member) => member.Contains(string.Create(CultureInfo.InvariantCulture, $"-{Id}-"), StringComparison.Ordinal);

    public async Task KillAsync(CancellationToken cancellation)
    {
        process.Kill();
        await process.WaitForExitAsync(cancellation);
    }

    /// <summary>Ends it as a service manager does.</summary>
    public async Task<int> StopAsync(CancellationToken cancellation)
    {
        await Signal.SendAsync(Id, "TERM", cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
