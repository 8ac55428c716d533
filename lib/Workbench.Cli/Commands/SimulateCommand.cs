using System.CommandLine;
using System.Diagnostics;
using Workbench.Core.Security;
using Workbench.Notebooks.Migrations;
using Workbench.Simulation;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench simulate</c>: whole migrations under faults and crashes on a virtual clock.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many migrations, each with faults and crashes of its own.", DefaultValueFactory = _ => 100 };
        var from = new Option<long>("--from") { Description = "The first seed; the others follow. The same seed is the same migration.", DefaultValueFactory = _ => 1 };
        var connection = new Option<string?>("--connection")
        {
            Description = "Name of the environment variable that holds PostgreSQL's connection string: each ledger lies in a schema of its own there, which is removed afterwards.",
        };
        seeds.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<int>() < 1)
            {
                found.AddError("--seeds must be at least 1.");
            }
        });
        var command = new Command("simulate", "Migrates small invented accounts under drawn faults and crashes, and looks at both vendors afterwards.") { seeds, from, connection };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            // Each seed builds two web hosts that live for a second: the code that they would generate for themselves costs more than it saves.
            AppContext.SetSwitch("System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported", false);
            var output = parsed.InvocationConfiguration.Output;
            var (first, count) = (parsed.GetValue(from), parsed.GetValue(seeds));
            var folder = Simulator.DefaultFolder;
            var server = parsed.GetValue(connection) is { } variable ? LedgerPlaces.ConnectionOf(variable, SecretSource.FromMachine()) : null;
            output.WriteLine($"Seeds {first} to {first + count - 1}.");
            try
            {
                using var simulator = new Simulator(folder, server);
                var started = Stopwatch.GetTimestamp();
                var report = await simulator.RunAsync(first, count, output.WriteLine, ended => Tell(output, ended, count, started), cancellation);
                output.WriteLine();
                output.WriteLine(report.CrashTable());
                output.WriteLine();
                output.WriteLine($"{report.Whole} seeds from discovery on, {report.Seeds - report.Whole} from a provisioned destination on; {report.Crashes} crashes (at least {report.LeastCrashes} in each seed), {report.Faults} faults (at least {report.LeastFaults}), {report.JournalWrites} journal writes, {report.Requests} requests, {report.Rejected} records named as rejected, {count / Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} seeds a second.");
                output.WriteLine(report.LastLine);
                return report.IsClean ? Usage.Ok : Usage.Failed;
            }
            finally
            {
                if (Directory.Exists(folder))
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        }));
        return command;
    }

    private static void Tell(TextWriter output, int ended, int count, long started)
    {
        const int every = 500;
        if (ended % every == 0 && ended < count)
        {
            output.WriteLine($"{ended} of {count} after {Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss}");
        }
    }
}
