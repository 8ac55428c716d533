using System.CommandLine;
using Workbench.Cli.Running;
using Workbench.Cluster;
using Workbench.Notebooks;
using Workbench.Notebooks.Displays;
using Workbench.Notebooks.Work;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench work</c>: carries out a long step, follows the one that runs, or stops it.</summary>
internal static class WorkCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var step = new Option<string?>("--step") { Description = $"Step to carry out: {string.Join(", ", WorkStep.All)}. Without it, the one that runs is followed." };
        step.AcceptOnlyFromAmong([.. WorkStep.All]);
        var confirm = new Option<string>("--confirm") { Description = "First eight characters of the signed plan's hash, for a step that writes to the destination.", DefaultValueFactory = _ => "" };
        var rounds = new Option<int?>("--rounds") { Description = "Most rounds of catching up." };
        var stop = new Option<bool>("--stop") { Description = "Stop the one that runs; what is in flight is finished first." };
        var detached = new Option<string?>("--detached") { Description = "Id under which a notebook cell waits.", Hidden = true };
        var cluster = new Option<bool>("--cluster") { Description = "Hand the step to the workers of the ledger's database." };
        var shards = new Option<int>("--shards") { Description = "With --cluster: parts into which a download is split.", DefaultValueFactory = _ => 1 };
        var command = new Command("work", "Carries out a long step, follows the one that runs, or stops it.") { directory, step, confirm, rounds, stop, detached, cluster, shards };
        command.SetAction((parsed, cancellation) =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(directory)!);
            var id = parsed.GetValue(detached);
            if (id is not null)
            {
                OwnSession.Begin(Path.Combine(folder, "work", id + ".log"));
            }

            return Guarded.RunAsync(parsed, async () =>
            {
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(step) is not { } wanted)
                {
                    return await FollowAsync(folder, parsed.GetValue(stop), output, cancellation);
                }

                var request = new WorkRequest(wanted, parsed.GetValue(confirm)!, parsed.GetValue(rounds));
                if (parsed.GetValue(cluster))
                {
                    var asked = await ClusterWork.RequestAsync(folder, request, parsed.GetValue(shards), cancellation);
                    output.WriteLine($"Asked for: {string.Join(", ", asked)}. A worker takes it up; 'workbench status --connection' shows it.");
                    return Usage.Ok;
                }

                await WorkCarrier.RunAsync(folder, request, id, id is null ? Lines(output) : static _ => { }, TimeProvider.System, cancellation);
                if (id is null)
                {
                    await FollowAsync(folder, stop: false, output, cancellation);
                    await AuditRecord.RenewAsync(folder, output, cancellation);
                }

                return Usage.Ok;
            });
        });
        return command;
    }

    /// <summary>Interrupting whoever only looks on stops nothing.</summary>
    private static async Task<int> FollowAsync(string folder, bool stop, TextWriter output, CancellationToken cancellation)
    {
        CellSurface.Enter(new CellSurface(folder, Lines(output), static _ => { }, cancellation, IsUnattended: false));
        await using var bench = await Bench.OpenAsync(folder, TimeProvider.System, cancellation);
        try
        {
            output.WriteLine((stop ? await bench.Stop() : await bench.Attach()).ToPlainText());
            return Usage.Ok;
        }
        catch (OperationCanceledException ended)
        {
            output.WriteLine(ended.Message);
            return Usage.Stopped;
        }
    }

    /// <summary>One line for each figure that moved by a tenth, or for each new label: enough for a terminal and for a log.</summary>
    internal static Action<ProgressLine> Lines(TextWriter output)
    {
        var shown = new Dictionary<string, int>(StringComparer.Ordinal);
        return line =>
        {
            var tenth = (int)((line.Fraction ?? 0) * 10);
            lock (shown)
            {
                if (shown.TryGetValue(line.Label, out var last) && last == tenth)
                {
                    return;
                }

                shown[line.Label] = tenth;
                output.WriteLine(line.ToPlainText());
            }
        };
    }
}
