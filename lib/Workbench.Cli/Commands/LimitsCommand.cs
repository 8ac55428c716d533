using System.CommandLine;
using Workbench.Cli.Running;
using Workbench.Core.Errors;
using Workbench.Notebooks.Limits;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench limits</c>: how much of the accounts' quota the migration may use, and when; also while it runs.</summary>
internal static class LimitsCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var side = new Option<string?>("--side") { Description = "source or destination. Default: both." };
        side.AcceptOnlyFromAmong("source", "destination");
        var share = new Option<double?>("--share") { Description = "Part of the quota that is the migration's, 0.05 to 1; the rest stays with the customer." };
        var window = new Option<string?>("--window") { Description = "Hours of the day in which requests are sent, such as 18:00-06:00; 'any' for all of them." };
        var zone = new Option<string?>("--zone") { Description = "Time zone of the hours, such as Europe/Berlin." };
        var pause = new Option<bool>("--pause") { Description = "Begin nothing more; what was begun is finished." };
        var resume = new Option<bool>("--resume") { Description = "Go on." };
        var by = new Option<string>("--by") { Description = "Who says so. Default: the account of the operating system.", DefaultValueFactory = _ => Environment.UserName };
        var command = new Command("limits", "Shows or changes how much of the accounts' quota may be used, and when; what runs takes it over.")
        {
            directory, side, share, window, zone, pause, resume, by,
        };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(directory)!);
            if (parsed.GetValue(pause) && parsed.GetValue(resume))
            {
                throw new PlanException("--pause and --resume contradict each other. Nothing was changed.");
            }

            var wish = new LimitsWish(
                parsed.GetValue(side), parsed.GetValue(share), parsed.GetValue(window), parsed.GetValue(zone),
                parsed.GetValue(pause) ? true : parsed.GetValue(resume) ? false : null);
            if (!wish.IsEmpty)
            {
                await ChangeAsync(folder, wish, parsed.GetValue(by)!, parsed.InvocationConfiguration.Output, cancellation);
            }

            using var read = await MigrationArgument.OpenReaderAsync(folder, cancellation);
            parsed.InvocationConfiguration.Output.WriteLine(LimitsTable.Of(read, TimeProvider.System.GetUtcNow()).ToPlainText());
            return Usage.Ok;
        }));
        return command;
    }

    private static async Task ChangeAsync(string folder, LimitsWish wish, string by, TextWriter output, CancellationToken cancellation)
    {
        if (await new LimitsDesk(folder, TimeProvider.System).ChangeAsync(wish, by, cancellation))
        {
            await AuditRecord.RenewAsync(folder, output, cancellation);
        }
        else
        {
            output.WriteLine("Taken over by the process that writes this migration.");
        }
    }
}
