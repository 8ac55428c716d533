using System.CommandLine;
using Workbench.Cli.Running;
using Workbench.Core.Errors;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench run</c>: one notebook, headless.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebook = new Argument<string>("notebook") { Description = "Notebook file." };
        var migration = new Option<string?>("--migration") { Description = "Migration folder. Default: the nearest one above the notebook." };
        var parameters = new Option<string[]>("-p") { Description = "A parameter as name=value; may be repeated.", DefaultValueFactory = _ => [] };
        var mask = MaskOption.Create();
        var detach = new Option<bool>("--detach") { Description = "Long work runs in a process of its own, as from Jupyter: ending this command leaves it running." };
        var command = new Command("run", "Executes one notebook headless and writes an executed copy.") { notebook, migration, parameters, mask, detach };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var path = Path.GetFullPath(parsed.GetValue(notebook)!);
            if (!File.Exists(path))
            {
                throw new PlanException($"There is no notebook {path}.");
            }

            var directory = Path.GetFullPath(parsed.GetValue(migration) ?? Above(path));
            await MaskOption.KeepAsync(directory, parsed.GetValue(mask), cancellation);
            var host = new NotebookHost(directory, parsed.InvocationConfiguration.Output, isUnattended: Console.IsInputRedirected, parsed.GetValue(detach));
            var run = await host.RunAsync(path, Parse(parsed.GetValue(parameters)!), cancellation);
            if (parsed.GetValue(detach) && cancellation.IsCancellationRequested)
            {
                parsed.InvocationConfiguration.Output.WriteLine(run.ErrorSummary);
                return Usage.Stopped;
            }

            cancellation.ThrowIfCancellationRequested();
            await AuditRecord.WriteAsync(directory, [run], parsed.InvocationConfiguration.Output, cancellation);
            parsed.InvocationConfiguration.Output.WriteLine(run.IsSuccess ? $"ok {run.OutputPath}" : $"FAILED {run.ErrorSummary}");
            return run.IsSuccess ? Usage.Ok : Usage.Failed;
        }));
        return command;
    }

    /// <summary>The nearest folder above the notebook that is a migration; the one above the notebook's own where none is, so that the message names it.</summary>
    private static string Above(string notebook)
    {
        var own = new FileInfo(notebook).Directory!;
        var above = (own.Parent ?? own).FullName;
        return MigrationFile.FolderAtOrAbove(above) ?? above;
    }

    private static Dictionary<string, string> Parse(string[] pairs)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var split = pair.IndexOf('=', StringComparison.Ordinal);
            values[split > 0 ? pair[..split] : throw new PlanException($"'{pair}' is no parameter. Write -p name=value.")] = pair[(split + 1)..];
        }

        return values;
    }
}
