using System.Diagnostics;

namespace Workbench.Benchmarks.Attachments;

/// <summary>One <c>workbench worker</c>, and what it says.</summary>
internal sealed class MeasuredWorker : IDisposable
{
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private readonly Action<string> hears;

    /// <param name="hears">Gets every line.</param>
    public MeasuredWorker(string variable, Action<string> hears)
    {
        this.hears = hears;
        process = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "workbench.dll"), "worker", "--connection", variable, "--jobs", "1", "--check-in", "1"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("The worker ended before it took up work."));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Ends when it takes up work.</summary>
    public Task Ready => ready.Task;

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not { } said)
        {
            return;
        }

        hears(said);
        if (said.Contains("takes up work", StringComparison.Ordinal))
        {
            ready.TrySetResult();
        }
    }
}
