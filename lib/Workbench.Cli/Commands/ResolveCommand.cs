using System.CommandLine;
using Workbench.Cli.Running;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench resolve</c>: lists writes in doubt, and takes a person's decision about one.</summary>
internal static class ResolveCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var key = new Argument<string>("key") { Description = "Record in doubt; without one, all are listed.", DefaultValueFactory = _ => "" };
        var decision = Text("--decision", "carried-out, not-carried-out or leave-out.");
        var twin = Text("--twin", "With carried-out: the id under which the destination shows it.");
        var write = Text("--write", "Name of the write, where several of the record are in doubt.");
        var by = Text("--by", "The person who looked.");
        var why = Text("--why", "What the decision rests on.");
        var command = new Command("resolve", "Lists writes in doubt, or records what a person says about one.") { directory, key, decision, twin, write, by, why };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            await OpenBench.RunAsync(parsed.GetValue(directory)!, async bench =>
            {
                output.WriteLine(parsed.GetValue(key) is { Length: > 0 } record
                    ? (await bench.Resolve(
                        record, parsed.GetValue(decision)!, parsed.GetValue(by)!, parsed.GetValue(why)!, parsed.GetValue(twin)!, parsed.GetValue(write)!)).ToPlainText()
                    : (await bench.InDoubt()).ToPlainText());
            }, output, cancellation);
            return Usage.Ok;
        }));
        return command;
    }

    private static Option<string> Text(string name, string description) => new(name) { Description = description, DefaultValueFactory = _ => "" };
}
