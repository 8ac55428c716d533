using System.CommandLine;
using Workbench.Cli.Running;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench hypercare</c>: the days after the cut-over.</summary>
internal static class HypercareCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var recheck = new Option<bool>("--recheck") { Description = "Read both accounts again and log what changed, and on which side." };
        var replay = new Option<bool>("--replay") { Description = "Carry over what was missed; needs --confirm." };
        var confirm = new Option<string>("--confirm") { Description = "First eight characters of the signed plan's hash.", DefaultValueFactory = _ => "" };
        var close = new Option<string?>("--close") { Description = "Close the open findings on this record; needs --by and --why." };
        var by = new Option<string>("--by") { Description = "Name of the person.", DefaultValueFactory = _ => "" };
        var why = new Option<string>("--why") { Description = "Why nothing more is to be done.", DefaultValueFactory = _ => "" };
        var end = new Option<bool>("--end") { Description = "End hypercare; needs --by." };
        var command = new Command("hypercare", "Shows what happened since the cut-over, and carries over what was missed.")
        {
            directory, recheck, replay, confirm, close, by, why, end,
        };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await OpenBench.RunAsync(parsed.GetValue(directory)!, async bench =>
            {
                if (parsed.GetValue(recheck))
                {
                    output.WriteLine((await bench.Recheck()).ToPlainText());
                }

                if (parsed.GetValue(replay))
                {
                    output.WriteLine((await bench.Replay(parsed.GetValue(confirm)!)).ToPlainText());
                }

                if (parsed.GetValue(close) is { } key)
                {
                    output.WriteLine((await bench.CloseFinding(key, parsed.GetValue(by)!, parsed.GetValue(why)!)).ToPlainText());
                }

                if (parsed.GetValue(end))
                {
                    output.WriteLine((await bench.EndHypercare(parsed.GetValue(by)!)).ToPlainText());
                }

                output.WriteLine((await bench.Hypercare()).ToPlainText());
                output.WriteLine((await bench.HypercareFindings()).ToPlainText());
            }, output, cancellation);
            return Usage.Ok;
        }));
        return command;
    }
}
