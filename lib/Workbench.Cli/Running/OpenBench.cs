using Workbench.Notebooks;

namespace Workbench.Cli.Running;

/// <summary>Lends the Bench of a folder to one command, and closes the record again over what the command did.</summary>
internal static class OpenBench
{
    /// <remarks>A command that fails leaves the record open; <c>verify</c> says so until a later command closes it.</remarks>
    public static async Task RunAsync(string directory, Func<Bench, Task> command, TextWriter terminal, CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(directory);
        await using (var bench = await Bench.OpenAsync(folder, TimeProvider.System, cancellation))
        {
            await command(bench);
        }

        await AuditRecord.RenewAsync(folder, terminal, cancellation);
    }
}
