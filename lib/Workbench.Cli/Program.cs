using Workbench.Cli;

PrivateFiles.Begin();

// The command line's own handling of signals would give a command two seconds to end.
using var signals = new StopSignals();
return signals.ExitCodeOf(await CommandLine.RunAsync(args, new() { ProcessTerminationTimeout = null }, signals.Token));
