using System.CommandLine;
using Workbench.Cli.Running;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench quote</c>: the estimate with prices, as a document.</summary>
internal static class QuoteCommand
{
    public static Command Create()
    {
        var directory = MigrationArgument.Create();
        var rates = new Option<string?>("--rates") { Description = "Rate card, a JSON file as data/rates/standard.json, whose invented prices are used otherwise." };
        var command = new Command("quote", "Prices the estimate and writes deliverables/quote.md and quote.html.") { directory, rates };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var card = parsed.GetValue(rates) is { } path ? Path.GetFullPath(path) : null;
            await OpenBench.RunAsync(
                parsed.GetValue(directory)!,
                async bench => parsed.InvocationConfiguration.Output.WriteLine((await bench.WriteQuote(card)).ToPlainText()),
                parsed.InvocationConfiguration.Output, cancellation);
            return Usage.Ok;
        }));
        return command;
    }
}
