using System.CommandLine;
using Workbench.Cli.Matching;
using Workbench.Pipeline.Map.Matching;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench match</c>: ranked proposals for the columns of one CSV file among those of another.</summary>
internal static class MatchCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("source") { Description = "CSV file whose columns are to be placed." };
        var target = new Argument<string>("target") { Description = "CSV file with the columns to choose from." };
        var top = new Option<int>("--top") { Description = "Candidates for each source column.", DefaultValueFactory = _ => 5 };
        top.Validators.Add(found =>
        {
            if (found.GetValueOrDefault<int>() < 1)
            {
                found.AddError("--top must be 1 or more.");
            }
        });
        var format = new Option<string>("--format") { Description = "How to print: json or table.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("json", "table");
        var command = new Command("match", "Proposes, for every column of one CSV file, columns of another, with scores and reasons.") { source, target, top, format };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, () =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var proposals = FieldProposer.Propose(
                new ColumnFile(parsed.GetValue(source)!).Read(cancellation),
                new ColumnFile(parsed.GetValue(target)!).Read(cancellation),
                parsed.GetValue(top));
            if (parsed.GetValue(format) == "json")
            {
                MatchOutput.WriteJson(output, proposals);
            }
            else
            {
                MatchOutput.WriteTable(output, proposals);
            }

            return Task.FromResult(Usage.Ok);
        }));
        return command;
    }
}
