using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Workbench.EndToEnd.Tests.Kernel;

/// <summary>What one cell came to.</summary>
internal sealed record CellAnswer(string Status, string Error = "", string Text = "");

/// <summary>A kernel as an editor drives it, through Jupyter's own client.</summary>
internal sealed class KernelClient : IDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;

    private KernelClient(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a kernel in a folder, as the editor does with a notebook's.</summary>
    public static async Task<KernelClient> StartAsync(Jupyter jupyter, string folder, CancellationToken cancellation)
    {
        var client = new KernelClient(jupyter.Start([Path.Combine(AppContext.BaseDirectory, "Kernel", "drive_kernel.py")], folder));
        Assert.Equal("ready", (await client.HearAsync(cancellation)).Status);
        return client;
    }

    public async Task<CellAnswer> ExecuteAsync(string code, CancellationToken cancellation)
    {
        await BeginAsync(code, cancellation);
        return await HearAsync(cancellation);
    }

    /// <summary>Begins a cell; <see cref="HearAsync"/> waits for its end.</summary>
    public Task BeginAsync(string code, CancellationToken cancellation) => SayAsync("execute " + JsonSerializer.Serialize(code), cancellation);

    public Task InterruptAsync(CancellationToken cancellation) => SayAsync("interrupt", cancellation);

    /// <summary>Kills the kernel (SIGKILL); its session hears it from the end of the stream.</summary>
    public Task KillAsync(CancellationToken cancellation) => SayAsync("kill", cancellation);

    public async Task<int> IdAsync(CancellationToken cancellation)
    {
        await SayAsync("pid", cancellation);
        return int.Parse((await HearAsync(cancellation)).Text, CultureInfo.InvariantCulture);
    }

    /// <param name="running">What is being waited for; a cell that ends before the kernel does may still answer.</param>
    public async Task RestartAsync(bool now, Task<CellAnswer> running, CancellationToken cancellation)
    {
        await SayAsync(now ? "restart now" : "restart", cancellation);
        for (var answer = await running; answer.Status != "ready"; answer = await HearAsync(cancellation))
        {
        }
    }

    public async Task<CellAnswer> HearAsync(CancellationToken cancellation)
    {
        var line = await process.StandardOutput.ReadLineAsync(cancellation);
        Assert.True(line is not null, process.HasExited ? await errors : "The driver closed its output.");
        return JsonSerializer.Deserialize<CellAnswer>(line, JsonSerializerOptions.Web)!;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(20)))
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    private async Task SayAsync(string line, CancellationToken cancellation)
    {
        await process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        await process.StandardInput.FlushAsync(cancellation);
    }
}
