using System.CommandLine;
using Workbench.Core.Errors;
using Workbench.Emulators;
using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.Cli.Commands;

/// <summary><c>workbench emulate</c>: one vendor on a loopback port, for any client.</summary>
internal static class EmulateCommand
{
    public static Command Create()
    {
        var vendor = new Argument<string>("vendor") { Description = $"One of: {string.Join(", ", EmulatorCatalog.All.Select(found => found.Name))}." };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 takes a free one." };
        var seed = new Option<int>("--seed") { Description = "Seed of the invented data.", DefaultValueFactory = _ => 1 };
        var size = new Option<string>("--size") { Description = "Multiple of the invented account, for example 10x.", DefaultValueFactory = _ => "1x" };
        var faults = new Option<string>("--faults") { Description = "Fault plan, for example 429@50x10,cut-after@3:POST /tickets.", DefaultValueFactory = _ => "" };
        var state = new Option<string?>("--state") { Description = "File that keeps the vendor's state; in memory without it." };
        var command = new Command("emulate", "Runs one vendor's API on 127.0.0.1 until Ctrl-C.") { vendor, port, size, seed, faults, state };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(parsed, async () =>
        {
            var options = new EmulatorOptions
            {
                Port = parsed.GetValue(port),
                Seed = parsed.GetValue(seed),
                Faults = FaultsOf(parsed.GetValue(faults)!),
                StatePath = parsed.GetValue(state),
            };
            var sample = new BuiltInSample(AccountSize.Parse(parsed.GetValue(size)!), options.Seed);
            await using var account = await Vendor(parsed.GetValue(vendor)!).StartAsync(options, sample, cancellation);
            parsed.InvocationConfiguration.Output.WriteLine($"{parsed.GetValue(vendor)} listens on {account.BaseUrl}; control under {account.Emulator.BaseAddress}_emulator/. Ctrl-C ends it.");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation).ContinueWith(static _ => { }, TaskScheduler.Default);
            return Usage.Ok;
        }));
        return command;
    }

    private static EmulatorDefinition Vendor(string name) =>
        EmulatorCatalog.All.FirstOrDefault(found => found.Name == name)
        ?? throw new PlanException($"No emulator is named '{name}'. Known: {string.Join(", ", EmulatorCatalog.All.Select(found => found.Name))}.");

    private static FaultPlan FaultsOf(string text)
    {
        try
        {
            return FaultPlan.Parse(text);
        }
        catch (FormatException error)
        {
            throw new PlanException(error.Message, error);
        }
    }
}
