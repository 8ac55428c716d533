using Workbench.Cli;
using Workbench.Cli.Running;

PrivateFiles.Begin();
using var telemetry = TelemetryExport.Begin();

// The command line's own handling of signals would give a command two seconds to end.
using var signals = new StopSignals();
return signals.ExitCodeOf(await CommandLine.RunAsync(args, new() { ProcessTerminationTimeout = null }, signals.Token));
